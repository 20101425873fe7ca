/** How often each key (an address) may do something: `burst` at once, then `perMinute`. */
export type Allowance = {
  /** Takes one. Answers 0, or how many ms to wait before there is one again. */
  take(key: string): number;
  /** How many ms to wait before there is one, without taking it. */
  waitMs(key: string): number;
};

const SWEEP_ABOVE_KEYS = 10_000;

/** An allowance kept in memory: a restart forgives everyone, which is why it only slows and never locks out. */
export function createAllowance(
  { burst, perMinute }: { readonly burst: number; readonly perMinute: number },
  now: () => number,
): Allowance {
  const fullAtMs = new Map<string, number>(); // when each key will have its whole burst again
  const oneMs = 60_000 / perMinute;
  const waitMs = (key: string) => {
    const missingMs = Math.max(0, (fullAtMs.get(key) ?? 0) - now());
    return Math.ceil(Math.max(0, missingMs - (burst - 1) * oneMs));
  };
  return {
    waitMs,
    take: (key) => {
      const wait = waitMs(key);
      if (wait > 0) return wait;
      if (fullAtMs.size > SWEEP_ABOVE_KEYS) sweep(fullAtMs, now());
      fullAtMs.set(key, Math.max(now(), fullAtMs.get(key) ?? 0) + oneMs);
      return 0;
    },
  };
}

function sweep(fullAtMs: Map<string, number>, nowMs: number): void {
  for (const [key, atMs] of fullAtMs) if (atMs <= nowMs) fullAtMs.delete(key);
}
