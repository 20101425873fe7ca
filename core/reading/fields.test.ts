import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, isDash } from "./fields.ts";
import { levelsOf } from "./levels.ts";
import { type Piece, pieceOf } from "./piece.ts";
import { createReader, read } from "./reader.ts";
import type { InkMark } from "./reading.ts";
import { draw, nearestShape, writeCharacter, writeText } from "./testing/writing.ts";

type Way = readonly (readonly [number, number])[];

const piecesOf = (marks: readonly InkMark[]) => marks.flatMap((mark) => pieceOf(mark) ?? []);
const drawn = (name: string, ...ways: readonly Way[]) => piecesOf(draw(name, ways, {}, 50));
const text = (name: string, characters: string, x: number, y: number, size = 100) =>
  piecesOf(writeText(name, characters, { x, y, size }));
/** A way through corners, each `x,y`. */
const way = (corners: string): Way =>
  corners.split(" ").map((corner): readonly [number, number] => {
    const [x, y] = corner.split(",").map(Number);
    return [x ?? 0, y ?? 0];
  });
const line = (y: number, from: number, to: number): Way => [
  [from, y],
  [to, y + 3],
];
const names = (pieces: readonly Piece[]) => pieces.map(({ mark }) => mark.replace(/\d*-?\d+$/, "")).sort();
/** What is drawn, and the fields, each as the names of what was written. */
const told = (pieces: readonly Piece[]) => {
  const { fields, drawn: rules } = fieldsOf(pieces);
  return {
    drawn: names(rules),
    fields: fields.map((field) => [...new Set(names(field))].join("")).sort(),
  };
};

test("R11 the bar of a fraction parts what is above it from what is below, and what stands beside from both", () => {
  const pieces = [
    ...text("a", "3=", -200, -50),
    ...text("b", "12", 20, -130),
    ...text("c", "47", 20, 25),
    ...drawn("r", line(0, 0, 180)),
  ];
  assert.deepEqual(told(pieces), { drawn: ["r"], fields: ["a", "b", "c"] });
});

test("R11 the line under a sum, and that under an answer, are no part of a number", () => {
  const sum = [
    ...text("a", "38", 0, -260),
    ...text("a", "+21", -130, -125),
    ...text("b", "59", 0, 30),
    ...drawn("r", line(0, -140, 190)),
  ];
  assert.deepEqual(told(sum).drawn, ["r"]);
  assert.ok(told(sum).fields.includes("b"));
  const answer = [...text("a", "42", 0, 0), ...drawn("r", line(120, -10, 170), line(140, 0, 160))];
  assert.deepEqual(told(answer), { drawn: ["r", "r"], fields: ["a"] });
});

test("R11 the strokes of digits are no rules, whatever stands above and below them", () => {
  const bar = (x: number, y: number, to = 60): Piece[] => drawn("bar", line(y, x, x + to));
  const body = way("5,20 5,50 45,60 40,95 0,100");
  const cases: Readonly<Record<string, readonly Piece[]>> = {
    "a 5 below another number": [...text("a", "8", 0, -120), ...drawn("b", body), ...bar(5, 8, 40)],
    "a 4 of three strokes": [...drawn("b", way("30,0 0,60"), way("40,0 40,100")), ...bar(0, 60, 75)],
    "the wide bar of a 4": [...drawn("b", way("30,0 0,60"), way("60,0 60,75")), ...bar(-20, 60, 105)],
    "the foot of a 1": [...drawn("b", way("30,0 30,96")), ...bar(0, 100)],
    "the wide foot of a 1": [...drawn("b", way("60,0 60,96")), ...bar(0, 100, 120)],
    "the foot of a 1 above another number": [
      ...drawn("b", way("30,0 30,96")),
      ...bar(0, 100),
      ...text("a", "8", 0, 140),
    ],
    "an equals sign": text("a", "8=8", 0, 0),
    "an equals sign with a hook": drawn("a", way("60,18 0,18 10,30"), way("0,40 10,33 55,35 65,48")),
    "a minus sign": [...text("a", "8", 70, 0), ...bar(0, 50, 40)],
  };
  for (const [what, pieces] of Object.entries(cases)) assert.deepEqual(told(pieces).drawn, [], what);
});

test("R11 a ring, a box and the sign of a root are drawn around what they hold", () => {
  const circle = Array.from({ length: 25 }, (_, i): readonly [number, number] => [
    70 + 120 * Math.cos(i / 4),
    50 + 90 * Math.sin(i / 4),
  ]);
  const box = way("-30,-30 170,-30 170,130 -30,130 -30,-30");
  const root = way("-60,60 -45,50 -25,105 -5,-20 160,-18");
  for (const [what, corners] of Object.entries({ circle, box, root, reversed: [...root].reverse() })) {
    const pieces = [...text("a", "42", 0, 0), ...drawn("r", corners), ...text("b", "7", 260, 0)];
    assert.deepEqual(told(pieces), { drawn: ["r"], fields: ["a", "b"] }, what);
  }
});

test("R11 a zero with a slash or a dot in it is no ring", () => {
  const zero = piecesOf(writeCharacter("a", "0", {}, 1));
  const slash = drawn("s", way("18,80 42,22"));
  const dot = drawn("s", way("30,45 33,50 30,53"));
  const crumbs = [...drawn("s", way("20,30 24,33 20,36")), ...drawn("s", way("34,60 38,63 34,66"))];
  for (const within of [slash, dot, crumbs]) assert.deepEqual(told([...zero, ...within]).drawn, []);
});

test("R11 one flat stroke alone is a dash", () => {
  assert.ok(isDash(drawn("r", line(0, 0, 60))));
  assert.ok(!isDash(piecesOf(writeCharacter("a", "1", {}, 1))));
  assert.ok(!isDash(piecesOf(writeText("a", "=", {}))));
});

test("R12 an exponent is a level of its own, on a digit and on a low letter", () => {
  const power = [...text("a", "12", 0, 0), ...text("b", "3", 175, -20, 55)];
  assert.deepEqual(levelsOf(power).map(names), [["a", "a"], ["b"]]);
  const low = drawn("x", way("90,45 130,100"), way("130,45 90,100"));
  const square = [
    ...text("a", "5", 0, 0),
    ...low,
    ...text("b", "2", 140, -15, 50),
    ...text("c", "7", 230, 0),
  ];
  assert.deepEqual(
    levelsOf(square).map((level) => [...new Set(names(level))]),
    [["a", "c", "x"], ["b"]],
  );
});

test("R12 digits of uneven height, and the strokes of one digit, are one level", () => {
  const four = drawn("b", way("100,0 92,55 130,55"), way("136,0 134,100"));
  const cases: Readonly<Record<string, readonly Piece[]>> = {
    "a low digit": [...text("a", "3", 0, 0), ...text("b", "8", 90, 45, 55)],
    "a digit as tall": [...text("a", "3", 0, 0), ...text("b", "8", 90, -30, 90)],
    "the strokes of a 4": [...text("a", "3", 0, 0), ...four],
    "the bar of a 5": [...text("a", "3", 0, 0), ...drawn("b", way("75,20 125,-15"))],
  };
  for (const [what, pieces] of Object.entries(cases)) assert.equal(levelsOf(pieces).length, 1, what);
});

test("R11 what is drawn is ink without a number, and read one by one as all at once", async () => {
  const marks = [
    ...writeText("a", "42", { x: 20, y: -130 }),
    ...draw("r", [line(0, 0, 180)], {}, 20),
    ...writeText("b", "37", { x: 20, y: 25 }, 30),
    ...draw("q", [way("-40,-170 220,-170 220,170 -40,170 -40,-170")], {}, 40),
  ];
  const { classify } = nearestShape();
  const reader = createReader(classify);
  for (const mark of marks) await reader.update({ add: [mark], remove: [], labels: [] });
  const reading = reader.reading();
  assert.deepEqual(
    reading.numbers.map((number) => number.text),
    ["42", "37"],
  );
  const unread = reading.rejected.flatMap(({ parts }) => parts.map(({ mark }) => mark));
  assert.deepEqual(unread.sort(), ["q0", "r0"]);
  assert.deepEqual(reading, await read(marks, [], classify));
});
