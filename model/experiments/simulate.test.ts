import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate, type Written } from "./simulate.ts";

const read = (as: number) => Float32Array.from({ length: 11 }, (_, k) => Math.log(k === as ? 0.9 : 0.01));
const written = (writer: string, label: number, as: number, ...features: readonly number[]): Written => ({
  writer,
  label,
  log: read(as),
  features: Float32Array.from(features),
});

test("a writer's correction mends later ink of theirs like it, and nobody else's", () => {
  const outcome = simulate(
    [
      written("ann", 7, 1, 1, 0), // corrected
      written("ann", 7, 1, 1, 0.1), // mended
      written("ann", 3, 3, 0, 1),
      written("bob", 7, 1, 1, 0), // corrected by himself
      written("ann", 1, 1, 1, 0.05), // a true 1 that looks like her 7
    ],
    { weight: 3, reach: 0.05 },
  );
  assert.deepEqual(outcome.wrong, { before: 3, adapted: 3 });
  assert.deepEqual(outcome.late, { digits: 3, before: 1, adapted: 1 });
  assert.deepEqual([outcome.mended, outcome.harmed], [1, 1]);
});

test("without weight nothing is adapted", () => {
  const outcome = simulate([written("ann", 7, 1, 1, 0), written("ann", 7, 1, 1, 0)], {
    weight: 0,
    reach: 0.05,
  });
  assert.deepEqual([outcome.wrong.before, outcome.wrong.adapted], [2, 2]);
});
