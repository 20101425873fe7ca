import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyChange, changeBetween, mergeReadingChanges, readingOf } from "./change.ts";
import type { NumberReading, Rejected } from "./reading.ts";

const SEED = 20270;
const box = { x: 0, y: 0, w: 1, h: 1 };
const number = (id: string, text: string): NumberReading => ({
  id,
  text,
  p: 1,
  candidates: [],
  box,
  digits: [],
  signs: [],
  segmentations: [],
});
const rejected = (id: string, p: number): Rejected => ({ id, parts: [], box, p });

/** Few ids, so that each comes and goes and becomes the other kind. */
const reading = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2", "ink", "more ink"))
  .map((items) => {
    const all = Object.entries(items);
    return readingOf(
      all.filter(([, what]) => !what.includes("ink")).map(([id, what]) => number(id, what)),
      all.filter(([, what]) => what.includes("ink")).map(([id, what]) => rejected(id, what.length / 10)),
    );
  });

test("R8 two changes merged lead where both lead, one after the other", () => {
  fc.assert(
    fc.property(reading, reading, reading, (before, between, after) => {
      const [first, second] = [changeBetween(before, between), changeBetween(between, after)];
      assert.deepEqual(applyChange(before, mergeReadingChanges(first, second)), after);
    }),
    { seed: SEED, numRuns: 1000 },
  );
});
