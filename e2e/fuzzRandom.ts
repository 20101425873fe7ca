/** Choices from a seed, the same each time. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  chance(p: number): boolean;
  one<T>(from: readonly T[]): T;
  upTo(most: number): number; // whole, 0 … most
};

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (p) => next() < p,
    upTo: (most) => Math.floor(next() * (most + 1)),
    one: (from) => {
      const [found] = from.slice(Math.floor(next() * from.length));
      if (found === undefined) throw new Error("there is nothing to choose from");
      return found;
    },
  };
}
