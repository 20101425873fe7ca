import { randomInt } from "node:crypto";

/** Does what an answer must not wait for, and what the next answers must not be slowed by in a way that tells. */
export type Later = {
  /** Does it at a moment nobody can foretell, within two seconds. What it throws goes to `onFault`. */
  do(act: () => Promise<void>): void;
  /** Does at once what still waits, and waits for all of it. */
  close(): Promise<void>;
};

const WITHIN_MS = { least: 100, most: 2_000 } as const;

export function createLater(onFault: (error: unknown) => void): Later {
  const waiting = new Map<NodeJS.Timeout, () => Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const begin = (act: () => Promise<void>) => {
    const done = act()
      .catch(onFault)
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  return {
    do: (act) => {
      const timer = setTimeout(
        () => {
          waiting.delete(timer);
          begin(act);
        },
        randomInt(WITHIN_MS.least, WITHIN_MS.most),
      );
      waiting.set(timer, act);
    },
    close: async () => {
      for (const [timer, act] of waiting) {
        clearTimeout(timer);
        begin(act);
      }
      waiting.clear();
      await Promise.all(underWay);
    },
  };
}
