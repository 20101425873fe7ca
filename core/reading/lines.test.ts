import assert from "node:assert/strict";
import { test } from "node:test";
import { areNeighbors } from "./cluster.ts";
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

type Way = readonly (readonly [x: number, y: number])[];
const strokesOf = (...ways: readonly Way[]): readonly InkMark[] =>
  ways.map((way, i) => ({
    kind: "ink",
    id: `s${i}-`,
    seq: i,
    atMs: 0,
    samples: way.map(([x, y], t) => ({ x, y, t })),
  }));
const BODY: Way = [
  [0, 40],
  [2, 66],
  [30, 70],
  [46, 90],
  [20, 108],
];
const RING: Way = [
  [20, 0],
  [60, 10],
  [50, 44],
  [6, 42],
  [10, 6],
  [22, 1],
];
const lower = (way: Way, by: number): Way => way.map(([x, y]) => [x, y + by]);

test("R: the bar of a 5 is in its line where it leans to the right, or floats above the body", () => {
  for (const bar of [
    [
      [44, 32],
      [80, 24],
    ],
    [
      [18, 0],
      [40, 4],
    ],
  ] satisfies readonly Way[]) {
    for (const strokes of [strokesOf(BODY, bar), strokesOf(bar, BODY)]) {
      const pieces = piecesOf(strokes);
      assert.equal(linesOf(pieces).length, 1);
      assert.ok(digitHeight(pieces) > 70, "bar and body together are one digit high");
    }
  }
});

test("R: a bar that floats by half the body's height is read together with it, a fraction's is not", () => {
  const body = { x: 0, y: 44, w: 72, h: 56 };
  const bar = { x: 40, y: 0, w: 27, h: 14 };
  assert.ok(areNeighbors(bar, body) && areNeighbors(body, bar));
  assert.ok(!areNeighbors({ ...bar, x: -30, w: 130 }, body));
});

test("R: two rings that do not meet are one 8, and two zeros of a column stay two", () => {
  assert.equal(linesOf(piecesOf(strokesOf(RING, lower(RING, 55)))).length, 1);
  const narrow: Way = RING.map(([x, y]) => [x * 0.6, y]);
  assert.equal(linesOf(piecesOf(strokesOf(narrow, lower(narrow, 59)))).length, 2);
});

test("R: strokes that step down from one to the next are one digit's", () => {
  const open: Way = [
    [0, 0],
    [4, 40],
    [34, 54],
  ];
  const stem: Way = [
    [36, 42],
    [34, 96],
  ];
  assert.equal(linesOf(piecesOf(strokesOf(open, stem))).length, 1);
});

test("R: a bar above that goes beyond both ends, or was not written next, is not a 5's", () => {
  const fraction: Way = [
    [-30, 10],
    [80, 10],
  ];
  const between: Way = [
    [300, 40],
    [300, 108],
  ];
  const bar: Way = [
    [40, 12],
    [80, -6],
  ];
  assert.equal(linesOf(piecesOf(strokesOf(fraction, BODY))).length, 2);
  assert.equal(linesOf(piecesOf(strokesOf(BODY, between, bar))).length, 3);
});
