import type { Clock } from "../clock.ts";

export type FakeClock = Clock & { readonly pass: (ms: number) => void };

/** A clock that stands still until it is told to go on. */
export function fakeClock(): FakeClock {
  let nowMs = 1_000_000;
  let timers: { readonly atMs: number; readonly action: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    later: (delayMs, action) => {
      const timer = { atMs: nowMs + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    pass: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const due = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (due === undefined) break;
        nowMs = Math.max(nowMs, due.atMs);
        timers = timers.filter((each) => each !== due);
        due.action();
      }
      nowMs = untilMs;
    },
  };
}

/** Lets every promise that is settled already be heard. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
