import type { May } from "../../core/wire/messages.ts";
import type { Reason } from "../../core/wire/reasons.ts";

/** Refusals after which nothing of the board may stay in this browser. */
export const BARRED: ReadonlySet<Reason> = new Set<Reason>(["no-such-board", "not-let-in", "not-signed-in"]);

/** Refusals that a person need not hear about: the op waits, and the connection's own words say so. */
export const QUIET: ReadonlySet<Reason> = new Set<Reason>(["not-joined", "closing"]);

/** What a person is told when writing was taken from them, or given back. */
export function wordsForMay({ write }: May): string {
  return write
    ? "You can write on this board again."
    : "For now you can look at this board but not write on it. What you wrote stays.";
}
