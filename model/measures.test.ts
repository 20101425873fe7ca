import assert from "node:assert/strict";
import { test } from "node:test";
import { fitCorrection } from "./calibration.ts";
import { foldOf } from "./data/writers.ts";
import { acceptedAt, areaUnderRoc, calibrationError, chancesOf, rateOf, winners } from "./measures.ts";

test("an interval holds its rate, and nothing wrong still leaves doubt", () => {
  const { rate, low, high } = rateOf(3, 1000);
  assert.ok(low < rate && rate < high);
  assert.equal(rateOf(0, 100).low, 0);
  assert.ok(rateOf(0, 100).high > 0.03);
});

test("calibration error is 0 for honest confidence and the gap for boasting", () => {
  const right = Array.from({ length: 100 }, (_, i) => i < 80);
  assert.ok(
    calibrationError(
      right.map(() => 0.8),
      right,
    ) < 1e-9,
  );
  assert.ok(
    Math.abs(
      calibrationError(
        right.map(() => 1),
        right,
      ) - 0.2,
    ) < 1e-9,
  );
});

test("the area under the ROC counts pairs in order, ties as half", () => {
  assert.equal(areaUnderRoc([3, 4], [1, 2]), 1);
  assert.equal(areaUnderRoc([1, 2], [3, 4]), 0);
  assert.equal(areaUnderRoc([1, 1], [1, 1]), 0.5);
});

test("keeping 99 of 100 digits sets the threshold at the 99th", () => {
  const digits = Array.from({ length: 100 }, (_, i) => i / 100);
  const { threshold, accepted } = acceptedAt(0.99, digits, [0.5, 0.985, 0.99, 1]);
  assert.equal(threshold, 0.98);
  assert.equal(accepted.wrong, 1);
});

test("the fitted temperature undoes a known one", () => {
  const logits = new Float32Array(11 * 2000);
  const labels = Array.from({ length: 2000 }, (_, i) => {
    logits[i * 11] = 2; // p = e² / (e² + 10) = 0.425 at temperature 1
    return (i % 1000) / 1000 < 0.425 ? 0 : 1 + (i % 10);
  });
  const none = { logits: new Float32Array(0), labels: [] };
  const { temperature, bias } = fitCorrection({ logits: logits.map((v) => v * 3), labels }, none, 0.05);
  assert.ok(Math.abs(temperature - 3) < 0.15);
  assert.equal(bias, 0);
});

test("a network that refuses too much is biased back", () => {
  const row = (digit: number, other: number) => [digit, ...Array<number>(9).fill(-9), other];
  const scored = (rows: readonly number[][], label: number) => ({
    logits: Float32Array.from(rows.flat()),
    labels: rows.map(() => label),
  });
  const digits = Array.from({ length: 500 }, (_, i) => row(3, i % 5));
  const others = Array.from({ length: 500 }, (_, i) => row(i % 3, 4));
  const { bias } = fitCorrection(scored(digits, 0), scored(others, 10), 0.05);
  assert.ok(bias < -1, `${bias}`);
});

test("logits become log-probabilities whatever their size", () => {
  const scores = chancesOf(Float32Array.from([1000, ...Array(10).fill(-1000)]), { temperature: 1, bias: 0 });
  assert.deepEqual(winners(scores), [0]);
  assert.ok(scores.every(Number.isFinite));
});

test("a writer is in one fold, whichever contributor sent the ink", () => {
  assert.equal(foldOf("apa/ArloReeves"), foldOf("apb/arloreeves"));
  const counts = { test: 0, calibration: 0, train: 0 };
  for (let i = 0; i < 4000; i++) counts[foldOf(`x/writer${i}`)]++;
  assert.ok(Math.abs(counts.test / 4000 - 0.15) < 0.03 && Math.abs(counts.calibration / 4000 - 0.1) < 0.03);
});
