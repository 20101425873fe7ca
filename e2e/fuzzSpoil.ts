import type { Random } from "./fuzzRandom.ts";

const VALUES: readonly unknown[] = [
  ...'null true 0 -1 1e308 1.5 [] {} [[]] [[[1e9,1]]] ""'.split(" ").map((json) => JSON.parse(json)),
  "a",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202eAda\ufffe",
  "%00/../",
  "'; DROP TABLE board; --",
  "x".repeat(5_000),
  Array(3_000).fill(0),
  { __proto__: null, constructor: { prototype: 1 } },
];

/** The value with one thing in it another: replaced, left out, doubled, added, or a little off. Deep inside as often as above. */
export function spoiled(value: unknown, random: Random): unknown {
  const { one, chance } = random;
  if (Array.isArray(value) && value.length > 0 && chance(0.75)) {
    const at = random.upTo(value.length - 1);
    if (chance(0.1)) return value.toSpliced(at, 1);
    if (chance(0.1)) return [...value, ...value];
    return value.with(at, spoiled(value[at], random));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && chance(0.9)) {
    const entries = Object.entries(value);
    if (entries.length === 0 || chance(0.1)) return { ...value, more: one(VALUES) };
    const at = random.upTo(entries.length - 1);
    if (chance(0.15)) return Object.fromEntries(entries.toSpliced(at, 1));
    return Object.fromEntries(
      entries.map(([key, each], n) => [key, n === at ? spoiled(each, random) : each]),
    );
  }
  if (typeof value === "number" && chance(0.5)) return value + one([-1, 1, 0.5, 1e6, -1e6]);
  if (typeof value === "string" && chance(0.5)) {
    return one([
      `${value}x`,
      value.slice(1),
      ` ${value}`,
      `${value}\u0000`,
      value.toUpperCase(),
      value.repeat(40),
    ]);
  }
  return one(VALUES);
}
