const NIGHT_HOUR = 3;

export type Nightly = {
  /** Starts no more, and waits for what is under way. */
  close(): Promise<void>;
};

/**
 * Does something at once and then each night at three, by this machine's clock; never twice at a time. `isFirst` is true
 * at once. What it throws goes to `onFault`, and the next night tries again.
 */
export function startNightly(
  act: (isFirst: boolean) => Promise<void>,
  { now, onFault }: { readonly now: () => number; readonly onFault: (error: unknown) => void },
): Nightly {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const run = async (isFirst: boolean) => {
    await act(isFirst).catch(onFault);
    if (isClosed) return;
    timer = setTimeout(() => {
      underWay = run(false);
    }, msToNight(now()));
    timer.unref();
  };
  let underWay = run(true);
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

/** How many ms to the next three o'clock at night, local time; more than none. */
export function msToNight(nowMs: number): number {
  const night = new Date(nowMs);
  night.setHours(NIGHT_HOUR, 0, 0, 0);
  if (night.getTime() <= nowMs) night.setDate(night.getDate() + 1);
  return night.getTime() - nowMs;
}
