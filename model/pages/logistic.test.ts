import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../augment/random.ts";
import { fitLogistic } from "./logistic.ts";

const oddsOf = (weights: readonly number[], evidence: readonly number[]) =>
  evidence.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);

test("what tells the kinds apart is weighed, what says nothing is not, and the rarer kind weighs as much", () => {
  const random = createRandom(1, 1);
  const examples = Array.from({ length: 400 }, (_, i) => {
    const is = i % 8 === 0;
    return { is, evidence: [1, (is ? 1 : -1) + random.normal(0.7), random.normal(1)] };
  });
  const weights = fitLogistic(examples);
  assert.ok((weights[1] ?? 0) > 1.5, `${weights}`);
  assert.ok(Math.abs(weights[2] ?? 9) < 0.4, `${weights}`);
  assert.ok(Math.abs(oddsOf(weights, [1, 0, 0])) < 0.6, `${weights}`);
  const careful = fitLogistic(examples, 4);
  assert.ok(oddsOf(careful, [1, 0, 0]) > oddsOf(weights, [1, 0, 0]) + 0.7, `${careful}`);
});
