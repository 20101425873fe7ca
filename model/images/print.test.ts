import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlobMark } from "../../core/reading/reading.ts";
import { printedText } from "./print.ts";
import { markOf, readingOf, ring } from "./testing/marks.ts";

const SIZE = 16;
const STEP = 24;
const SHAPES = [
  0b101101101101, 0b110010011010, 0b011001110001, 0b100111000110, 0b111100010010, 0b000111101001,
  0b110100101100, 0b010011011011,
];

/** A letter of its own shape for each `seed`, of 4 × 3 cells that are ink or not. */
function letter(id: string, seed: number, x: number, y = 0): BlobMark {
  const isInk = (across: number, down: number) =>
    ((seed >> ((4 * Math.floor(4 * down) + Math.floor(4 * across)) % 12)) & 1) === 1;
  return markOf(id, [x, y, SIZE, SIZE], isInk);
}

/** Letters in a line whose feet stand `off` by turns, each of its own shape. */
function lineOf(name: string, y: number, seeds: readonly number[], off = 0): readonly BlobMark[] {
  return seeds.map((seed, i) => letter(`${name}${i}`, seed, STEP * i, y + (i % 2) * off));
}

const OFF = 4;
const once = lineOf("a", 0, SHAPES, OFF);
const twice = [...once, ...lineOf("b", 60, [...SHAPES].reverse(), OFF)];
/** The marks that are text where those of `read` are read as digits 7 of a mark each. */
const textOf = (marks: readonly BlobMark[], read: readonly string[]) =>
  [
    ...printedText(
      readingOf(
        marks,
        read.map((mark) => [{ text: "7", mark }]),
      ),
      marks,
    ),
  ].sort();

test("rows of letters that come again are text; rows of shapes of their own, and rows of numbers, are not", () => {
  assert.deepEqual(textOf(twice, ["a1"]), twice.map(({ id }) => id).sort());
  assert.deepEqual(textOf(once, ["a1"]), []);
  assert.deepEqual(
    textOf(
      twice,
      twice.map(({ id }) => id),
    ),
    [],
  );
});

test("a row is text when a third of its letters come again, however its line was photographed", () => {
  const again = lineOf("b", 60, SHAPES.slice(0, 3), OFF);
  assert.deepEqual(textOf([...once, ...again], ["a1"]), once.map(({ id }) => id).sort());
});

test("what is written beside a printed row is none of its text", () => {
  const written = letter("w", 0b111000111000, STEP * 12);
  assert.ok(!textOf([...twice, written], ["a1", "w"]).includes("w"));
});

/** `Olo` in type: rings and a stem, even to the pixel and on one line; by hand its feet stand off and its rings are uneven. */
function word({ byHand }: { readonly byHand: boolean }): readonly BlobMark[] {
  const off = byHand ? [0, 5, -4, 3] : [0, 0, 0, 0];
  const left = [0, 40, 54, 90];
  const at = (i: number, w: number, h: number) => [left[i] ?? 0, 60 - h + (off[i] ?? 0), w, h] as const;
  const loop = ring(byHand ? 0.12 : 0);
  return [
    markOf("O", at(0, 34, 40), loop),
    markOf("l", at(1, 8, 42), () => true),
    markOf("o", at(2, 30, 30), loop),
    markOf("c", at(3, 28, 30), (across, down) => loop(across, down) && across < 0.8),
  ];
}

const readAs = (texts: string, marks: readonly BlobMark[]) =>
  readingOf(marks, [marks.map(({ id }, i) => ({ text: texts[i] ?? "", mark: id }))]);

test("one word of type on exactly one line is text though each letter is read as a digit; the same by hand is not", () => {
  const typed = word({ byHand: false });
  assert.deepEqual([...printedText(readAs("0106", typed), typed)].sort(), ["O", "c", "l", "o"]);
  const written = word({ byHand: true });
  assert.deepEqual([...printedText(readAs("0106", written), written)], []);
});

test("of a row of print what is written beside a word is left; a letter of type that stands alone in it is not", () => {
  const typed = word({ byHand: false });
  const alone = markOf("alone", [150, 30, 30, 30], ring());
  const written = [markOf("w1", [200, 14, 20, 44], ring(0.12)), markOf("w2", [226, 24, 24, 40], ring(-0.1))];
  const marks = [...typed, alone, ...written];
  assert.deepEqual([...printedText(readAs("0106000", marks), marks)].sort(), ["O", "alone", "c", "l", "o"]);
});

/** Four numerals of type: as high as each other, of shapes that no letter has. */
const numerals = [0, 1, 2, 3].map((i) =>
  markOf(
    `n${i}`,
    [34 * i, 20, 26, 40],
    (across, down) => ring(0)(across, down) && (i % 2 === 0 || down > 0.3),
  ),
);

test("numerals of type alone are a number; with a letter refused, of unlike height, or cut in two they are a word", () => {
  assert.deepEqual([...printedText(readAs("0606", numerals), numerals)], []);
  const [first, ...others] = numerals;
  assert.ok(first);
  assert.equal(
    printedText(readingOf(numerals, [others.map(({ id }) => ({ text: "6", mark: id }))]), numerals).size,
    4,
  );
  const low = [...numerals.slice(0, 3), markOf("low", [102, 32, 26, 28], ring(0))];
  assert.equal(printedText(readAs("0600", low), low).size, 4);
  const halves = [
    { text: "1", mark: "n0", from: 0 },
    { text: "1", mark: "n0", from: 13 },
  ];
  const cut = readingOf(numerals, [[...halves, ...others.map(({ id }) => ({ text: "6", mark: id }))]]);
  assert.equal(printedText(cut, numerals).size, 4);
});

test("round rings of type are letters, whatever they are read as", () => {
  const zoo = [0, 1, 2, 3].map((i) => markOf(`z${i}`, [34 * i, 20, 30, 30], ring(0)));
  assert.equal(printedText(readAs("0000", zoo), zoo).size, 4);
});
