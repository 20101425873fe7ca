import type { TooMany } from "./accounts.ts";
import { createAllowance } from "./accountsAllowance.ts";

/** Who downloads all of theirs. It is the most that anyone can ask for, so few do at once. */
export type Archives = {
  /** Takes a place, which `end` gives back; may be called more than once. */
  begin(userId: string): { readonly ok: true; end(): void } | TooMany;
  /** How many ms to wait before there is a place, without taking it. */
  waitMs(userId: string): number;
};

const AT_ONCE = 4;
const WAIT_MS = 30_000;
/** A place that nobody gave back by then is free again: its reader stands still. */
const LAPSES_MS = 30 * 60_000;
const EACH = { burst: 5, perMinute: 0.2 } as const;

export function createArchives(now: () => number, note: (event: string, userId: string) => void): Archives {
  const allowance = createAllowance(EACH, now);
  const begun = new Map<string, number>();
  const waitMs = (userId: string) => {
    for (const [id, atMs] of begun) if (atMs <= now() - LAPSES_MS) begun.delete(id);
    return begun.has(userId) || begun.size >= AT_ONCE ? WAIT_MS : allowance.waitMs(userId);
  };
  return {
    waitMs,
    begin: (userId) => {
      const retryAfterMs = waitMs(userId);
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      allowance.take(userId);
      const atMs = now();
      begun.set(userId, atMs);
      note("downloaded everything", userId);
      const end = () => {
        if (begun.get(userId) === atMs) begun.delete(userId);
      };
      return { ok: true, end };
    },
  };
}
