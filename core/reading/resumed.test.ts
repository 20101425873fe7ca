import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { partsOf, pieceOf } from "./piece.ts";
import { read } from "./reader.ts";
import type { InkMark, Part } from "./reading.ts";
import { joinResumed } from "./resumed.ts";
import { broken, label, nearestShape, oneStroke, writeText } from "./testing/writing.ts";

const joined = (marks: readonly InkMark[]) =>
  joinResumed(marks.flatMap((mark) => pieceOf(mark) ?? [])).map((piece) => piece.mark);
const readAll = (marks: readonly InkMark[]) => read(marks, [], nearestShape().classify);
const stroke = (id: string, seq: number, points: readonly (readonly [number, number])[]): InkMark => ({
  kind: "ink",
  id,
  seq,
  atMs: seq,
  samples: points.map(([x, y], t) => ({ x, y, t })),
});
const DOWN = [
  [0, 0],
  [0, 25],
  [0, 50],
] as const;
const from = (x: number, y: number, [dx, dy]: readonly [number, number]) =>
  [0, 25, 50].map((way) => [x + dx * way, y + dy * way] as const);

test("R9 digits whose every stroke a pen let slip are read as if it had not", async () => {
  const slips = [
    ["4075", 0],
    ["1234567890", 0],
    ["-2.5", 0],
    ["81 36", 0],
    ["1 1", 1], // a sample lost where the pen goes straight on
  ] as const;
  for (const [text, lost] of slips) {
    const whole = await readAll(writeText("n", text));
    const reading = await readAll(broken(writeText("n", text), lost));
    assert.deepEqual(
      reading.numbers.map((number) => number.text),
      whole.numbers.map((number) => number.text),
      `${text}, ${lost} samples lost`,
    );
  }
});

test("R9 a digit of resumed ink has each of its strokes as a part", async () => {
  const [number] = (await readAll(broken(writeText("n", "6")))).numbers;
  assert.equal(number?.id, "n0-0a");
  assert.deepEqual(number?.digits[0]?.parts, [{ mark: "n0-0a" }, { mark: "n0-0b" }]);
});

test("R9 resumed ink may be cut as any stroke is, and its parts are ranges of its strokes", async () => {
  const { mark, length } = oneStroke(); // the 2's last sample leads on to the 6 and belongs to neither
  const { samples } = mark;
  const partsWhereItSlips = async (at: number) => {
    const marks = [
      { ...mark, samples: samples.slice(0, at + 1) },
      { ...mark, id: "k", seq: 2, samples: samples.slice(at) },
    ];
    const [number] = (await readAll(marks)).numbers;
    assert.equal(number?.text, "26");
    return number.digits.map(({ parts }) => parts);
  };
  assert.deepEqual(await partsWhereItSlips(length + 10), [
    [{ mark: "j", from: 0, to: length - 1 }],
    [{ mark: "j", from: length, to: length + 11 }, { mark: "k" }],
  ]);
  assert.deepEqual(await partsWhereItSlips(10), [
    [{ mark: "j" }, { mark: "k", from: 0, to: length - 1 - 10 }],
    [{ mark: "k", from: length - 10, to: samples.length - 10 }],
  ]);
});

test("R9 ink goes on where it broke off, the same way, or from the very place", () => {
  const cases: readonly [string, InkMark, boolean][] = [
    ["straight on", stroke("b", 2, from(0, 55, [0, 1])), true],
    ["bent by 45°", stroke("b", 2, from(2, 55, [0.7, 0.7])), true],
    ["a corner, from the very place", stroke("b", 2, from(0, 51, [1, 0])), true],
    ["a corner after a gap", stroke("b", 2, from(6, 50, [1, 0])), false],
    ["back along itself beside", stroke("b", 2, from(8, 50, [0, -1])), false],
    ["too far on", stroke("b", 2, from(0, 75, [0, 1])), false],
    ["a dot", stroke("b", 2, from(0, 52, [0, 0.05])), false],
  ];
  for (const [name, next, goesOn] of cases)
    assert.deepEqual(joined([stroke("a", 1, DOWN), next]), goesOn ? ["a+b"] : ["a", "b"], name);
});

test("R9 only its writer goes on with ink, and at once", () => {
  const ada = { ...stroke("a", 1, DOWN), author: "ada" };
  const next = stroke("c", 3, from(0, 54, [0, 1]));
  const elsewhere = stroke("b", 2, from(90, 0, [0, 1]));
  assert.deepEqual(joined([ada, { ...next, author: "bo" }]), ["a", "c"]);
  assert.deepEqual(joined([ada, { ...elsewhere, author: "ada" }, { ...next, author: "ada" }]), [
    "a",
    "b",
    "c",
  ]);
  assert.deepEqual(joined([ada, { ...elsewhere, author: "bo" }, { ...next, author: "ada" }]), ["a+c", "b"]);
});

test("R9 a label on resumed ink speaks of each of its strokes", async () => {
  const marks = broken(writeText("n", "31"));
  const word = label(
    "37",
    marks.map(({ id }) => ({ mark: id })),
  );
  const { numbers } = await read(marks, [word], nearestShape().classify);
  assert.deepEqual(
    numbers[0]?.digits.map(({ text, parts }) => [text, parts.map(({ mark }) => mark)]),
    [
      ["3", ["n0-0a", "n0-0b"]],
      ["7", ["n1-0a", "n1-0b"]],
    ],
  );
});

test("R9 parts of resumed ink are its strokes, none twice and none left out", () => {
  const cut = fc.array(fc.nat(99), { maxLength: 6 });
  fc.assert(
    fc.property(cut, fc.array(fc.nat(399), { maxLength: 4 }), (slips, cuts) => {
      const line = Array.from({ length: 100 }, (_, i) => [3 * i, 0] as const);
      const ends = [0, ...new Set(slips)].sort((a, b) => a - b);
      const marks = ends.flatMap((begin, i) => {
        const points = line.slice(begin, ends[i + 1] ?? line.length);
        return points.length > 0 ? [stroke(`m${i}`, i, points)] : [];
      });
      const pieces = joinResumed(marks.flatMap((mark) => pieceOf(mark) ?? []));
      const lengths = new Map(marks.map(({ id, samples }) => [id, samples.length]));
      const stretches = pieces.flatMap((piece) => {
        const at = [...new Set([0, ...cuts.filter((n) => n < piece.to)])].sort((a, b) => a - b);
        return at.map((begin, i) => pieceOf(piece.source, begin, at[i + 1] ?? piece.to));
      });
      const covered = new Map<string, number>();
      const span = ({ mark, from = 0, to = lengths.get(mark) ?? 0 }: Part) => {
        covered.set(mark, (covered.get(mark) ?? 0) + to - from);
      };
      for (const piece of stretches) if (piece) for (const part of partsOf([piece])) span(part);
      assert.deepEqual(covered, lengths);
    }),
    { seed: 3, numRuns: 200 },
  );
});
