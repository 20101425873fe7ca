import assert from "node:assert/strict";
import { test } from "node:test";
import { isOperator } from "./operators.ts";
import { type Piece, pieceOf } from "./piece.ts";
import { writeCharacter } from "./testing/writing.ts";

type Stroke = readonly (readonly [number, number])[];
const HEIGHT = 100;

/** Strokes drawn through the given corners. */
function drawn(...strokes: readonly Stroke[]): readonly Piece[] {
  return strokes.flatMap((corners, n) => {
    const samples = corners.flatMap(([x, y], i) => {
      const [toX, toY] = corners[i + 1] ?? [x, y];
      return [0, 0.25, 0.5, 0.75].map((part) => ({ x: x + part * (toX - x), y: y + part * (toY - y), t: i }));
    });
    return pieceOf({ kind: "ink", id: String(n), seq: n, atMs: n, samples }) ?? [];
  });
}

const dot = (x: number, y: number): Stroke => [
  [x, y],
  [x + 6, y + 4],
  [x, y + 6],
];
const bar = (y: number, from = 0, to = 60): Stroke => [
  [from, y],
  [to, y + 5],
];

test("R: the signs of sums and comparisons are told by their form", () => {
  const forms: Readonly<Record<string, readonly Piece[]>> = {
    "=": drawn(bar(30), bar(62, 5, 50)),
    ":": drawn(dot(0, 20), dot(3, 80)),
    "+": drawn(bar(50), [
      [28, 15],
      [33, 85],
    ]),
    x: drawn(
      [
        [0, 20],
        [50, 80],
      ],
      [
        [50, 22],
        [2, 78],
      ],
    ),
    ">": drawn([
      [0, 20],
      [60, 48],
      [4, 80],
    ]),
    "<": drawn([
      [60, 20],
      [0, 50],
      [58, 80],
    ]),
    "> on a coarse tablet": drawn([
      [0, 20],
      [15, 20],
      [15, 28],
      [30, 28],
      [30, 36],
      [45, 36],
      [45, 44],
      [60, 44],
      [60, 50],
      [46, 50],
      [46, 58],
      [32, 58],
      [32, 66],
      [18, 66],
      [18, 74],
      [4, 74],
      [4, 80],
    ]),
  };
  for (const [sign, pieces] of Object.entries(forms)) assert.ok(isOperator(pieces, HEIGHT), sign);
});

test("R: digits, and strokes that lie beside each other, have no operator's form", () => {
  for (const digit of "0123456789") {
    const pieces = writeCharacter(digit, digit, {}, 1).flatMap((mark) => pieceOf(mark) ?? []);
    assert.equal(isOperator(pieces, HEIGHT), false, digit);
  }
  const others: Readonly<Record<string, readonly Piece[]>> = {
    "a 7": drawn([
      [0, 0],
      [60, 2],
      [15, 100],
    ]),
    "a crossed 7": drawn(
      [
        [0, 0],
        [60, 2],
        [15, 100],
      ],
      bar(50, 10, 60),
    ),
    "two 1": drawn(
      [
        [0, 0],
        [2, 100],
      ],
      [
        [12, 2],
        [8, 99],
      ],
    ),
    "two minus signs": drawn(bar(50, 0, 40), bar(52, 55, 95)),
    "bars of two lines": drawn(bar(0), bar(90)),
    "two points of a line": drawn(dot(0, 80), dot(40, 82)),
    "a bar alone": drawn(bar(50)),
    "three bars": drawn(bar(20), bar(50), bar(80)),
  };
  for (const [name, pieces] of Object.entries(others)) assert.equal(isOperator(pieces, HEIGHT), false, name);
});
