import assert from "node:assert/strict";
import { test } from "node:test";
import type { Glyph } from "../../core/reading/glyph.ts";
import type { InkMark, ReadMark } from "../../core/reading/reading.ts";
import { mergeChanges } from "./messages.ts";
import { packMarks, unpackMarks } from "./packedMarks.ts";
import { shareBatches } from "./sharedBatches.ts";

/** A glyph whose answer is its own number. */
const glyph = (value: number): Glyph => ({ bitmap: Float32Array.of(value), trajectory: null });
const glyphs = (from: number, count: number) => Array.from({ length: count }, (_, i) => glyph(from + i));

function counted() {
  const sizes: number[] = [];
  const classify = async (batch: readonly Glyph[]) => {
    sizes.push(batch.length);
    const out = new Float32Array(batch.length * 11);
    batch.forEach((item, i) => {
      out.fill(item.bitmap[0] ?? 0, i * 11, i * 11 + 11);
    });
    return out;
  };
  return { sizes, classify };
}
const firsts = (answers: Float32Array) =>
  Array.from({ length: answers.length / 11 }, (_, i) => answers[i * 11]);

test("what several boards ask at once is one batch, and each gets its own answers", async () => {
  const { sizes, classify } = counted();
  const shared = shareBatches(classify, setImmediate);
  const [a, b] = await Promise.all([shared(glyphs(10, 3)), shared(glyphs(20, 2))]);
  assert.deepEqual(sizes, [5]);
  assert.deepEqual(
    [firsts(a), firsts(b)],
    [
      [10, 11, 12],
      [20, 21],
    ],
  );
});

test("a large board does not hold up a small one", async () => {
  const { sizes, classify } = counted();
  const shared = shareBatches(classify, setImmediate);
  const done: string[] = [];
  const large = shared(glyphs(0, 300)).then((answers) => {
    done.push("large");
    return answers;
  });
  await shared(glyphs(900, 1)).then(() => done.push("small"));
  assert.deepEqual(
    firsts(await large),
    glyphs(0, 300).map((item) => item.bitmap[0]),
  );
  assert.deepEqual(done, ["small", "large"]);
  assert.deepEqual(sizes, [64, 64, 64, 64, 32, 13]);
});

test("with more boards than a batch has room for, those who asked first are answered first, and nobody waits for ever", async () => {
  const { sizes, classify } = counted();
  const shared = shareBatches(classify, setImmediate);
  const done: number[] = [];
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      const answer = await shared(glyphs(100 * n, 5));
      done.push(n);
      return firsts(answer);
    }),
  );
  assert.deepEqual(
    answers,
    Array.from({ length: 30 }, (_, n) => glyphs(100 * n, 5).map((item) => item.bitmap[0])),
  );
  assert.deepEqual(
    done,
    done.toSorted((a, b) => a - b),
  );
  assert.deepEqual(sizes, [64, 64, 16, 6]);
});

test("a batch that fails fails those who asked, and the next is answered", async () => {
  let broken = true;
  const { classify } = counted();
  const shared = shareBatches(
    (batch) => (broken ? Promise.reject(new Error("down")) : classify(batch)),
    setImmediate,
  );
  await assert.rejects(shared(glyphs(0, 2)), /down/);
  broken = false;
  assert.deepEqual(firsts(await shared(glyphs(5, 1))), [5]);
});

test("marks come out of a message as they went in", () => {
  const ink: InkMark = {
    kind: "ink",
    id: "a",
    seq: 1,
    atMs: 5,
    samples: [
      { x: 1.5, y: -2, t: 0 },
      { x: 3, y: 4, t: 10 },
    ],
  };
  const typed: ReadMark = {
    kind: "typed",
    id: "t",
    seq: 2,
    text: "7",
    box: { x: 0, y: 0, w: 1, h: 1 },
    author: "bo",
  };
  const marks = [ink, typed, { ...ink, id: "b", samples: [{ x: 9, y: 9, t: 9 }] }];
  assert.deepEqual(unpackMarks(structuredClone(packMarks(marks))), marks);
});

test("two changes in a row are one: what was added and removed is gone, what came again is there once", () => {
  const ink = (id: string, x: number): InkMark => ({
    kind: "ink",
    id,
    seq: 1,
    atMs: 0,
    samples: [{ x, y: 0, t: 0 }],
  });
  const merged = mergeChanges(
    { add: [ink("a", 1), ink("b", 1)], remove: ["z"], labels: [] },
    { add: [ink("z", 2), ink("b", 2)], remove: ["a"], labels: [] },
  );
  assert.deepEqual(merged, { add: [ink("z", 2), ink("b", 2)], remove: ["z", "a"], labels: [] });
});
