import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadInk } from "./ink.ts";
import { foldOf } from "./writers.ts";

const WRITER = Array.from({ length: 99 }, (_, i) => `apa/writer${i}`).find(
  (name) => foldOf(name) === "train",
);
const stroke = (x: number) => [
  [x, 0],
  [x, 9],
];

function loaded(lines: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), "digitboard-ink-"));
  try {
    const file = join(folder, "ink.jsonl");
    writeFileSync(file, lines.map((line) => JSON.stringify({ writer: WRITER, ...line })).join("\n"));
    return loadInk([file], "train");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a line of ink is a digit, no digit, or digits side by side", () => {
  const ink = loaded([
    { label: "4", strokes: [stroke(0), stroke(1)] },
    { label: "k", strokes: [stroke(0)] },
    { label: "l", strokes: [stroke(0)] },
    {
      label: "17",
      strokes: [stroke(0), stroke(5)],
      seg: [
        { label: "1", strokes: [0] },
        { label: "7", strokes: [1] },
      ],
    },
  ]);
  assert.deepEqual(
    ink.digits.map(({ label, strokes }) => [label, strokes.length]),
    [
      [4, 2],
      [1, 1],
      [7, 1],
    ],
  );
  assert.deepEqual(
    ink.others.map(({ text }) => text),
    ["k"], // an l may be a 1
  );
  assert.equal(ink.pairs.length, 1);
});

test("ink of other folds and of contributor ibm is left out", () => {
  const other = Array.from({ length: 99 }, (_, i) => `apa/writer${i}`).find(
    (name) => foldOf(name) === "test",
  );
  const ink = loaded([
    { label: "4", writer: other, strokes: [stroke(0)] },
    { label: "4", writer: "ibm/someone", strokes: [stroke(0)] },
  ]);
  assert.equal(ink.digits.length, 0);
});
