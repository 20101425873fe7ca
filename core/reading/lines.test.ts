import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, runsOf } from "./lines.ts";
import { type Piece, pieceOf } from "./piece.ts";
import type { InkMark } from "./reading.ts";
import { digitHeight } from "./scale.ts";
import { writeCharacter, writeText } from "./testing/writing.ts";

const piecesOf = (marks: readonly InkMark[]) => marks.flatMap((mark) => pieceOf(mark) ?? []);
const names = (groups: readonly (readonly Piece[])[]) =>
  groups.map((group) =>
    [...new Set(group.map((piece) => piece.mark.split("-")[0]?.replace(/\d+$/, "")))].join("+"),
  );

test("R: lines that nearly touch stay apart", () => {
  const page = [...writeText("a", "3579"), ...writeText("b", "2468", { y: 108 }, 20)];
  assert.deepEqual([...names(linesOf(piecesOf(page)))].sort(), ["a", "b"]);
});

test("R: a slanting line is one line", () => {
  const slanted = [0, 1, 2, 3, 4, 5, 6].flatMap((i) => writeCharacter("a", "3", { x: i * 90, y: i * 30 }, i));
  assert.equal(linesOf(piecesOf(slanted.map((mark, i) => ({ ...mark, id: `a${i}` })))).length, 1);
});

test("R: a comma that hangs from the foot of the digits is in their line", () => {
  const low: InkMark = {
    kind: "ink",
    id: "comma",
    seq: 9,
    atMs: 0,
    samples: [
      { x: 80, y: 102, t: 0 },
      { x: 76, y: 120, t: 20 },
      { x: 68, y: 135, t: 40 },
    ],
  };
  const line = linesOf(piecesOf([...writeText("a", "1"), ...writeText("b", "024", { x: 100 }, 20), low]));
  assert.deepEqual(names(line), ["a+comma+b"]);
});

test("R: two rings above each other are one digit's, written one after the other", () => {
  const rings = [
    ...writeCharacter("a", "0", { size: 50 }, 1),
    ...writeCharacter("b", "0", { y: 50, size: 50 }, 2),
  ];
  assert.equal(linesOf(piecesOf(rings)).length, 1);
  const others = [
    ...rings.slice(0, 1),
    ...writeCharacter("c", "1", { x: 600 }, 2),
    ...rings.slice(1).map((mark) => ({ ...mark, seq: 9 })),
  ];
  assert.equal(linesOf(piecesOf(others)).length, 3);
});

test("R: digits far from each other, but evenly so, are one number", () => {
  const even = piecesOf(writeText("a", "3579", { gap: 1.5 }));
  assert.equal(runsOf(even).length, 1);
  const uneven = piecesOf([...writeText("a", "357", { gap: 0.3 }), ...writeText("b", "9", { x: 420 }, 9)]);
  assert.deepEqual(names(runsOf(uneven)), ["a", "b"]);
  const short = piecesOf([...writeText("a", "52", { gap: 0.3 }), ...writeText("b", "6", { x: 320 }, 9)]);
  assert.deepEqual(names(runsOf(short)), ["a", "b"]);
});

test("R: the height of digits is that of what stands tall", () => {
  assert.equal(digitHeight(piecesOf(writeText("a", "3.5-5"))), 100);
  assert.ok(digitHeight(piecesOf(writeText("a", "-"))) > 0);
  assert.ok(digitHeight([]) > 0);
});

test("R: lines and runs part the pieces among them", () => {
  const pieces = piecesOf([
    ...writeText("a", "35.7 -8 1"),
    ...writeText("b", "44x", { y: 70, size: 60 }, 30),
  ]);
  const runs = linesOf(pieces).flatMap(runsOf);
  assert.deepEqual(
    runs
      .flat()
      .map((piece) => piece.key)
      .sort(),
    pieces.map((piece) => piece.key).sort(),
  );
});
