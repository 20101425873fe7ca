import assert from "node:assert/strict";
import { test } from "node:test";
import { isBracket, isOperator } from "./operators.ts";
import { type Piece, pieceOf } from "./piece.ts";
import { read } from "./reader.ts";
import type { InkMark } from "./reading.ts";
import { draw, nearestShape, writeCharacter, writeText } from "./testing/writing.ts";

type Stroke = readonly (readonly [number, number])[];
const HEIGHT = 100;

const piecesOf = (marks: readonly InkMark[]) => marks.flatMap((mark) => pieceOf(mark) ?? []);
const written = (character: string) => piecesOf(writeCharacter("n", character, {}, 1));
const drawn = (...strokes: readonly Stroke[]) => piecesOf(draw("n", strokes));

const dot = (x: number, y: number): Stroke => [
  [x, y],
  [x + 6, y + 4],
  [x, y + 6],
];
const bar = (y: number, from = 0, to = 60): Stroke => [
  [from, y],
  [to, y + 5],
];

test("R10 the signs of sums and comparisons are told by their form", () => {
  for (const sign of "=:+x><") assert.ok(isOperator(written(sign), HEIGHT), sign);
  const forms: Readonly<Record<string, readonly Piece[]>> = {
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

test("R10 digits, and strokes that lie beside each other, have no operator's form", () => {
  for (const digit of "0123456789") assert.equal(isOperator(written(digit), HEIGHT), false, digit);
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

test("R10 an equals sign parts numbers and is left unread", async () => {
  const { numbers, rejected } = await read(writeText("n", "12=34"), [], nearestShape().classify);
  assert.deepEqual(
    numbers.map(({ text }) => text),
    ["12", "34"],
  );
  assert.deepEqual(
    rejected.map(({ parts }) => parts.map(({ mark }) => mark)),
    [["n2-0", "n2-1"]],
  );
});

test("R10 a bracket is a tall bow; a 1 that bends, a 7 and a 3 are none", () => {
  const bow = (deep: number, height: number) =>
    Array.from({ length: 13 }, (_, i): readonly [number, number] => [
      deep * Math.sin((Math.PI * i) / 12),
      (height * i) / 12,
    ]);
  const isOne = (stroke: Stroke) => drawn(stroke).every((piece) => isBracket(piece, HEIGHT));
  for (const deep of [-30, -15, 15, 30]) assert.ok(isOne(bow(deep, 125)), `${deep}`);
  assert.ok(!isOne(bow(15, 100)), "no taller than digits");
  assert.ok(!isOne(bow(6, 125)), "hardly bent");
  for (const digit of "137") assert.ok(!written(digit).every((piece) => isBracket(piece, 80)), digit);
});
