import assert from "node:assert/strict";
import { test } from "node:test";
import { apartnessOf } from "./apart.ts";
import { prepareRun } from "./decode.ts";
import { pieceOf } from "./piece.ts";
import type { InkMark } from "./reading.ts";
import { writeCharacter } from "./testing/writing.ts";

/** The apartness of the hypothesis of all strokes, where every lone stroke is a digit with this chance. */
function apartness(marks: readonly InkMark[], chance: number): number {
  const { run, hypotheses } = prepareRun(
    marks.flatMap((mark) => pieceOf(mark) ?? []),
    new Set(marks.map(({ id }) => id)),
  );
  const log = Float32Array.from({ length: 11 }, (_, label) =>
    Math.log(label === 1 ? chance : label === 10 ? 1 - chance : 1e-9),
  );
  const values = apartnessOf(hypotheses, run.height, () => log);
  hypotheses.forEach(({ pieces }, n) => {
    if (pieces.length === 1) assert.equal(values[n], 0, "a lone stroke is not apart");
  });
  const whole = hypotheses.findIndex(({ pieces }) => pieces.length === marks.length);
  assert.ok(whole >= 0);
  return values[whole] ?? Number.NaN;
}

const near = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 1e-6, String(value));

test("R: strokes that are a digit each are apart as surely as the least sure of them is one", () => {
  const ones = [...writeCharacter("a", "1", {}, 1), ...writeCharacter("b", "1", { x: 20 }, 2)];
  near(apartness(ones, 0.98), 0.98);
  near(apartness(ones, 0.25), 0.25);
});

test("R: a bar is too low to be a digit of its own, whatever the network says of it", () => {
  const five = writeCharacter("a", "5", {}, 1);
  assert.ok(apartness(five, 0.98) < 0.1);
});
