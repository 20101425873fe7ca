import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlobMark, NumberReading, Reading } from "../../core/reading/reading.ts";
import { printedRows, withoutPrintedWords } from "./print.ts";

const SIZE = 16;

/** A letter of its own shape for each `seed`: 16 × 16 pixels of which some are ink. */
function letter(id: string, seed: number, x: number, y = 0): BlobMark {
  const mask = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => {
    const [column, row] = [Math.floor((i % SIZE) / 4), Math.floor(i / SIZE / 4)];
    return (seed >> ((4 * row + column) % 12)) & 1 ? 255 : 0;
  });
  return { kind: "blob", id, seq: x, box: { x, y, w: SIZE, h: SIZE }, mask };
}

const SHAPES = [0b101101101101, 0b110010011010, 0b011001110001, 0b100111000110];
const STEP = 20;
const lineOf = (name: string, y: number, seeds: readonly number[]) =>
  seeds.map((seed, i) => letter(`${name}${i}`, seed, STEP * i, y));
const twice = [...lineOf("a", 0, SHAPES), ...lineOf("b", 60, [...SHAPES].reverse())];
const idsOf = (rows: readonly (readonly BlobMark[])[]) =>
  rows
    .map((row) =>
      row
        .map(({ id }) => id)
        .sort()
        .join(" "),
    )
    .sort();

test("rows of letters that come again are print; rows of shapes of their own, and short ones, are not", () => {
  assert.deepEqual(idsOf(printedRows(twice)), ["a0 a1 a2 a3", "b0 b1 b2 b3"]);
  assert.deepEqual(printedRows(lineOf("a", 0, SHAPES)), []);
  assert.deepEqual(
    printedRows([...lineOf("a", 0, SHAPES.slice(1)), ...lineOf("b", 60, SHAPES.slice(1))]),
    [],
  );
});

test("bars look alike by any hand, and do not tell print", () => {
  const bar = (x: number, y: number): BlobMark => ({
    kind: "blob",
    id: `${x} ${y}`,
    seq: x,
    box: { x, y, w: 3, h: SIZE },
    mask: new Uint8Array(3 * SIZE).fill(255),
  });
  assert.deepEqual(printedRows([0, 10, 20, 30, 40].flatMap((x) => [bar(x, 0), bar(x, 60)])), []);
});

/** A reading in which the marks `read` are numbers of one digit and all others no digits. */
function readingOf(marks: readonly BlobMark[], read: readonly string[]): Reading {
  const partsOf = (id: string) => [{ mark: id }];
  const numberOf = ({ id, box }: BlobMark): NumberReading => ({
    id,
    text: "0",
    p: 0.99,
    candidates: [],
    box,
    digits: [{ text: "0", p: 0.99, candidates: [], box, parts: partsOf(id) }],
    signs: [],
    segmentations: [],
  });
  return {
    numbers: marks.filter(({ id }) => read.includes(id)).map(numberOf),
    rejected: marks
      .filter(({ id }) => !read.includes(id))
      .map(({ id, box }) => ({ id, parts: partsOf(id), box, p: 0.9 })),
  };
}

test("a letter that looks like a digit is no number in a printed line; printed numbers and what is written beside are", () => {
  const all = twice.map(({ id }) => id);
  const written = letter("w", 0b111000111000, STEP * 8);
  const keptOf = (marks: readonly BlobMark[], read: readonly string[]) =>
    withoutPrintedWords(readingOf(marks, read), marks).numbers.map(({ id }) => id);
  assert.deepEqual(keptOf([...twice, written], ["a1", "w"]), ["w"]);
  assert.deepEqual(keptOf(twice, all), all);
  const { rejected } = withoutPrintedWords(readingOf(twice, ["a1"]), twice);
  assert.equal(rejected.length, twice.length);
});
