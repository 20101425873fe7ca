/** Time as the connection needs it, passed in so that tests own it. */
export type Clock = {
  readonly nowMs: () => number; // epoch ms
  readonly later: (delayMs: number, action: () => void) => () => void; // returns what calls it off
};

export const BROWSER_CLOCK: Clock = {
  nowMs: () => Date.now(),
  later: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
