import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutGuesses } from "./guess.ts";
import { markOf, readingOf } from "./testing/marks.ts";

const block = (id: string, x: number, h = 40, w = 24) => markOf(id, [x, 100 - h, w, h], () => true);
const marks = [block("a", 0), block("b", 30), block("c", 200), block("d", 400)];
const halves = [
  { text: "1", mark: "b", from: 0 },
  { text: "1", mark: "b", from: 12 },
];
const kept = (
  numbers: Parameters<typeof readingOf>[1],
  p: number,
  letters = readingOf(marks, numbers, p).rejected,
) => withoutGuesses(readingOf(marks, numbers, p), letters).numbers.map(({ text }) => text);

test("a mark cut into ones beside a letter is a letter; whole digits that are as sure are a number", () => {
  assert.deepEqual(kept([halves], 0.5), []);
  assert.deepEqual(
    kept(
      [
        [
          { text: "1", mark: "a" },
          { text: "7", mark: "b" },
        ],
      ],
      0.5,
    ),
    ["17"],
  );
});

test("a doubtful digit between other ink is refused, and read where nothing else is in the image", () => {
  assert.deepEqual(kept([[{ text: "5", mark: "d" }]], 0.4), []);
  assert.deepEqual(kept([[{ text: "5", mark: "d" }]], 0.9), ["5"]);
  const alone = [block("d", 400)];
  const reading = readingOf(alone, [[{ text: "5", mark: "d" }]], 0.4);
  assert.deepEqual(
    withoutGuesses(reading, []).numbers.map(({ text }) => text),
    ["5"],
  );
  assert.deepEqual(withoutGuesses(readingOf(alone, [[{ text: "5", mark: "d" }]], 0.09), []).numbers, []);
});

test("among numbers of one height a doubtful one three times as high is a drawing", () => {
  const usual = [0, 1, 2, 3].map((i) => block(`u${i}`, 60 * i));
  const p = 0.75;
  const textsWith = (height: number) => {
    const all = [...usual, block("x", 400, height)];
    const reading = readingOf(
      all,
      all.map(({ id }) => [{ text: "1", mark: id }]),
      p,
    );
    return withoutGuesses(reading, []).numbers.length;
  };
  assert.equal(textsWith(40), 5);
  assert.equal(textsWith(160), 4);
});
