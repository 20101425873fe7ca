/** A seeded stream of chance: the same seed gives the same training data on every machine. */
export type Random = {
  readonly uniform: (from: number, to: number) => number;
  readonly normal: (deviation: number) => number;
  readonly chance: (p: number) => boolean;
  readonly below: (n: number) => number; // an integer 0 … n − 1
  readonly pick: <T>(items: readonly T[]) => T;
};

/** Mulberry32 (Tommy Ettinger, public domain), seeded by two integers. */
export function createRandom(seed: number, stream: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = 0; i < 4; i++) next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    uniform: (from, to) => from + (to - from) * next(),
    normal: (deviation) => deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (p) => next() < p,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
  };
}
