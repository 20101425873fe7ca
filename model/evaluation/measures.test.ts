import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createRandom } from "../augment/random.ts";
import { areaUnderRoc } from "../measures.ts";
import { barRow, tableOf } from "./bars.ts";
import { percentile, perfectCalibrationError, reportCalibration } from "./calibration.ts";
import { averagePrecision, curvesByDigit, thin } from "./curves.ts";
import { rightNumbers } from "./numbers.ts";
import { mostConfused, riskCoverage } from "./reading.ts";
import { areaOf } from "./rejection.ts";
import { summaryOf } from "./speed.ts";
import { countStability, type StabilityStep } from "./stability.ts";

const SEEDED = { seed: 7, numRuns: 100 };
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test("average precision is the mean precision where positives are found", () => {
  close(averagePrecision([0.9, 0.8, 0.7, 0.6], [true, false, true, false]), (1 + 2 / 3) / 2);
  close(averagePrecision([3, 2, 1], [true, true, false]), 1);
  close(averagePrecision([1, 1], [true, false]), 0.5);
});

test("areas depend on the order of scores alone, and turning it round gives the rest", () => {
  const scored = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.boolean()), { minLength: 2 });
  fc.assert(
    fc.property(scored, (items) => {
      const pick = (wanted: boolean) => items.filter(([, is]) => is === wanted).map(([score]) => score);
      fc.pre(pick(true).length > 0 && pick(false).length > 0);
      const area = areaUnderRoc(pick(true), pick(false));
      close(area, 1 - areaUnderRoc(pick(false), pick(true)));
      const isPositive = items.map(([, is]) => is);
      close(
        averagePrecision(
          items.map(([score]) => score),
          isPositive,
        ),
        averagePrecision(
          items.map(([score]) => Math.exp(score)),
          isPositive,
        ),
      );
    }),
    SEEDED,
  );
});

test("the curves of a digit enclose its area", () => {
  const random = createRandom(3, 3);
  const labels = Array.from({ length: 400 }, () => random.below(2));
  const scores = new Float32Array(labels.length * 11).fill(-20);
  labels.forEach((label, i) => {
    scores[i * 11] = Math.round(4 * (random.normal(1) - label)) / 4;
  });
  const [zero] = curvesByDigit(labels, scores);
  assert.ok(zero && zero.digit === 0);
  const under = zero.roc.reduce((sum, [x, y], i) => {
    const [px, py] = zero.roc[i - 1] ?? [0, 0];
    return sum + ((x - px) * (y + py)) / 2;
  }, 0);
  assert.ok(zero.rocArea > 0.6 && Math.abs(under - zero.rocArea) < 1e-3, `${under}, ${zero.rocArea}`);
  assert.deepEqual(
    [zero.roc[0], zero.roc.at(-1)],
    [
      [0, 0],
      [1, 1],
    ],
  );
});

test("a thinned curve keeps its ends and no more points than asked", () => {
  const arc = Array.from({ length: 500 }, (_, i): [number, number] => [i / 499, Math.sqrt(i / 499)]);
  const few = thin(arc, 60);
  assert.equal(few.length, 60);
  assert.deepEqual(
    [few[0], few.at(-1)],
    [
      [0, 0],
      [1, 1],
    ],
  );
  assert.deepEqual(
    thin([
      [0, 0],
      [0.5, 0.5],
      [1, 1],
    ]),
    [
      [0, 0],
      [1, 1],
    ],
  );
});

test("perfect calibration fails its own bar once in twenty", () => {
  const random = createRandom(11, 0);
  const chances = Array.from({ length: 500 }, () => random.uniform(0.5, 1));
  const bar = perfectCalibrationError(chances);
  assert.equal(bar, perfectCalibrationError(chances));
  const above = Array.from({ length: 60 }, () => {
    const { error } = reportCalibration(
      chances,
      chances.map((p) => random.chance(p)),
    );
    return error > bar;
  }).filter(Boolean).length;
  assert.ok(above <= 9, `${above} of 60`);
  const boasting = reportCalibration(
    chances,
    chances.map((p) => random.chance(p - 0.2)),
  );
  assert.ok(boasting.error > bar && boasting.low < boasting.error && boasting.error < boasting.high);
});

test("a percentile is a value of the list by nearest rank", () => {
  assert.equal(percentile([1, 2, 3, 4], 0.5), 2);
  assert.equal(percentile([1, 2, 3, 4], 0.95), 4);
  assert.equal(percentile([1, 2, 3, 4], 0), 1);
});

test("risk grows with coverage where the sure are right, and ends at the whole error", () => {
  const points = riskCoverage([0.9, 0.5, 0.99, 0.6], [true, false, true, true]);
  assert.deepEqual(points, [
    { coverage: 0.25, error: 0 },
    { coverage: 0.5, error: 0 },
    { coverage: 0.75, error: 0 },
    { coverage: 1, error: 0.25 },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 1 }),
      (items) => {
        const last = riskCoverage(
          items.map(([p]) => p),
          items.map(([, right]) => right),
        ).at(-1);
        const wrong = items.filter(([, right]) => !right).length;
        assert.equal(last?.coverage, 1);
        assert.ok(Math.abs((last?.error ?? 2) - wrong / items.length) < 1e-5);
      },
    ),
    SEEDED,
  );
});

test("the most frequent mistakes come first, and what was read right is none", () => {
  assert.deepEqual(
    mostConfused([
      [9, 2, 0],
      [5, 9, 0],
    ]),
    [
      { written: 1, read: 0, count: 5 },
      { written: 0, read: 1, count: 2 },
    ],
  );
});

test("a number is right where the string has it, counted from either end", () => {
  assert.deepEqual(rightNumbers("1234", ["1234"]), [true]);
  assert.deepEqual(rightNumbers("1234", ["12", "34"]), [true, true]);
  assert.deepEqual(rightNumbers("1234", ["17", "34"]), [false, true]);
  assert.deepEqual(rightNumbers("1234", ["123", "34"]), [true, true]);
  assert.deepEqual(rightNumbers("1234", ["234"]), [true]);
  assert.deepEqual(rightNumbers("1234", ["12.34"]), [false]);
});

const sure = (text: string) => ({ text, p: 0.95 });
const step = (owner: number, ...shown: StabilityStep["shown"]): StabilityStep => ({ owner, shown });

test("a sure digit that later ink of another changes counts once, with its early sureness", () => {
  const steps = [step(0, sure("1"), null), step(1, sure("7"), null), step(1, null, sure("2"))];
  assert.deepEqual(countStability(2, steps), { digits: 1, early: 1, sure: 1, changed: 1 });
});

test("a digit's own late stroke may change it, and unsure readings may change", () => {
  const own = [step(0, sure("5"), null), step(1, sure("5"), sure("2")), step(0, sure("6"), sure("2"))];
  assert.deepEqual(countStability(2, own), { digits: 1, early: 1, sure: 1, changed: 0 });
  const unsure = [step(0, { text: "1", p: 0.8 }, null), step(1, sure("7"), sure("2"))];
  assert.deepEqual(countStability(2, unsure), { digits: 1, early: 0, sure: 0, changed: 0 });
});

test("ink of no digit counts as other ink, and the last digit is not counted", () => {
  const steps = [step(0, sure("1")), step(-1, null)];
  assert.deepEqual(countStability(1, steps), { digits: 0, early: 0, sure: 0, changed: 0 });
  const between = [step(0, sure("1"), null), step(-1, null, null), step(1, sure("1"), sure("4"))];
  assert.deepEqual(countStability(2, between), { digits: 1, early: 1, sure: 1, changed: 1 });
});

test("an area's interval holds it and narrows with more items", () => {
  const few = areaOf(0.95, 50, 50);
  const many = areaOf(0.95, 5000, 5000);
  assert.ok(few.low < 0.95 && few.high > 0.95 && many.high - many.low < (few.high - few.low) / 5);
});

test("a bar is met from its own side, or as well as perfect calibration", () => {
  const row = { id: "x", what: "x", unit: "plain", value: 0.5, count: 1 } as const;
  assert.equal(barRow({ ...row, most: 0.4 }).met, false);
  assert.equal(barRow({ ...row, most: 0.4, orBar: 0.5 }).met, true);
  assert.equal(barRow({ ...row, most: 0.4, orBar: 0.3 }).met, false);
  assert.equal(barRow({ ...row, least: 0.4 }).met, true);
  assert.equal(barRow(row).met, null);
  assert.match(tableOf([barRow({ ...row, unit: "percent", most: 0.4 })]), /✗ +x +50\.00 % +≤ 40\.00 % +1/);
});

test("the 95th percentile of a hundred times is the 95th, with its rank's interval", () => {
  const { p50, p95, low, high } = summaryOf(Array.from({ length: 100 }, (_, i) => 100 - i));
  assert.deepEqual([p50, p95], [50, 95]);
  assert.ok(low < 95 && high > 95);
});
