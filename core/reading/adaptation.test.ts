import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { adapt, prototypeOf } from "./adaptation.ts";

const ONE_READ = Float32Array.from({ length: 11 }, (_, k) => Math.log(k === 1 ? 0.9 : 0.01));
const vector = (...values: readonly number[]) => Float32Array.from(values);
const best = (log: Float32Array) => log.indexOf(Math.max(...log));

test("without a correction nothing changes", () => {
  assert.equal(adapt(ONE_READ, vector(1, 2), []), ONE_READ);
});

test("ink like a corrected digit is read as it was corrected, and other ink as before", () => {
  const seven = prototypeOf(vector(3, 4, 0), 7);
  assert.equal(best(adapt(ONE_READ, vector(6, 8, 0.1), [seven])), 7);
  const far = adapt(ONE_READ, vector(0, 0, 1), [seven]);
  far.forEach((value, k) => {
    assert.ok(Math.abs(Math.exp(value) - Math.exp(ONE_READ[k] ?? 0)) < 1e-4);
  });
});

test("half a digit stays no digit, however much it is like a corrected one", () => {
  const half = Float32Array.from({ length: 11 }, (_, k) => Math.log(k === 10 ? 0.9 : 0.01));
  const adapted = adapt(half, vector(3, 4, 0), [prototypeOf(vector(3, 4, 0), 7)]);
  assert.equal(adapted[10], half[10]);
  assert.equal(best(adapted.subarray(0, 10)), 7);
});

test("of two corrections that disagree the nearer counts more", () => {
  const prototypes = [prototypeOf(vector(1, 0), 7), prototypeOf(vector(1, 0.4), 2)];
  assert.equal(best(adapt(ONE_READ, vector(1, 0.05), prototypes)), 7);
  assert.equal(best(adapt(ONE_READ, vector(1, 0.35), prototypes)), 2);
});

test("what comes out are log-probabilities, whatever the features", () => {
  const features = fc.float32Array({ minLength: 4, maxLength: 4, min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      features,
      fc.array(fc.tuple(features, fc.integer({ min: 0, max: 9 })), { maxLength: 6 }),
      (own, given) => {
        const log = adapt(
          ONE_READ,
          own,
          given.map(([each, label]) => prototypeOf(each, label)),
        );
        const sum = log.reduce((total, value) => total + Math.exp(value), 0);
        assert.ok(Math.abs(sum - 1) < 1e-4, String(sum));
      },
    ),
    { seed: 41, numRuns: 300 },
  );
});
