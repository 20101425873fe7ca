import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "../../core/board/corrections.ts";
import { adapt, prototypeOf } from "../../core/reading/adaptation.ts";
import type { Glyph } from "../../core/reading/glyph.ts";
import { createHands } from "./hands.ts";

const ONE_READ = Float32Array.from({ length: 11 }, (_, k) => Math.log(k === 1 ? 0.9 : 0.01));
const FEATURES = Float32Array.of(0, 3, 4);
const DRAWN_AT = 1_000;

/** A network to which everything is a 1, and looks the same; counts what it was asked. */
function sameness() {
  const asked = { classified: 0, looked: 0 };
  const repeat = (row: readonly number[], count: number) =>
    Float32Array.from({ length: count * row.length }, (_, i) => row[i % row.length] ?? 0);
  const classify = async (glyphs: readonly Glyph[]) => {
    asked.classified += glyphs.length;
    return repeat([...ONE_READ], glyphs.length);
  };
  const look = async (glyphs: readonly Glyph[]) => {
    asked.looked += glyphs.length;
    return repeat([...ONE_READ, ...FEATURES], glyphs.length);
  };
  return { asked, classify, look };
}

const glyph = (author?: string, atMs = DRAWN_AT): Glyph => ({
  bitmap: new Float32Array(784),
  trajectory: new Float32Array(240),
  ...(author !== undefined && { hand: { author, atMs } }),
});
const correction = (id: string, text: string, atMs: number): Correction => ({
  id,
  atMs,
  text,
  parts: [{ mark: "m" }],
  ink: [
    {
      kind: "ink",
      id: "m",
      seq: 1,
      atMs: atMs - 1,
      samples: [0, 10, 20, 30].map((x, t) => ({ x, y: 10 * t, t })),
    },
  ],
});
const best = (log: Float32Array) => log.indexOf(Math.max(...log));

test("ink like what its writer corrected is read so; ink of others, of before and of nobody stays as it was to the bit", async () => {
  const { asked, classify, look } = sameness();
  const hands = createHands(classify, look);
  hands.learn("ann", "board", [correction("c", "7", DRAWN_AT - 1)]);
  const image: Glyph = { ...glyph("ann"), trajectory: null };
  const glyphs = [glyph("bob"), glyph("ann"), glyph(), glyph("ann", DRAWN_AT - 1), image];
  const rows = await hands.classify(glyphs);
  const row = (i: number) => rows.slice(i * 11, i * 11 + 11);
  assert.equal(best(row(1)), 7);
  assert.deepEqual(row(1), adapt(ONE_READ, FEATURES, [prototypeOf(FEATURES, 7)]));
  for (const i of [0, 2, 3, 4]) assert.deepEqual(row(i), ONE_READ, `glyph ${i}`);
  assert.equal(asked.looked, 2, "the corrected digit and the one that is read by it");
});

test("without a correction nothing is looked at twice", async () => {
  const { asked, classify, look } = sameness();
  const hands = createHands(classify, look);
  hands.learn("ann", "board", []);
  assert.deepEqual(await hands.classify([glyph("ann")]), ONE_READ);
  assert.deepEqual(asked, { classified: 1, looked: 0 });
});

test("a correction that is taken back speaks no more, those of other boards go on, and one told again is not looked at again", async () => {
  const { asked, classify, look } = sameness();
  const hands = createHands(classify, look);
  const [seven, four] = [correction("a", "7", 1), correction("b", "4", 2)];
  hands.learn("ann", "one", [seven]);
  hands.learn("ann", "two", [four]);
  const reads = async () => best(await hands.classify([glyph("ann")]));
  await reads();
  const { looked } = asked;
  hands.learn("ann", "two", [four]);
  hands.learn("ann", "two", []);
  assert.equal(await reads(), 7);
  assert.equal(asked.looked, looked + 1, "only what is read");
  hands.forget("ann");
  assert.equal(await reads(), 1);
});

test("what cannot be learned is told, and ink is read all the same", async () => {
  const { classify } = sameness();
  const problems: string[] = [];
  const look = () => Promise.reject(new Error("down"));
  const hands = createHands(classify, look, (problem) => problems.push(problem));
  hands.learn("ann", "board", [correction("c", "7", 1)]);
  assert.deepEqual(await hands.classify([glyph("ann")]), ONE_READ);
  assert.match(problems.join(), /ann corrected could not be learned: Error: down/);
});
