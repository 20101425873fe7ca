import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyChange, changeBetween, readingOf } from "./change.ts";
import { holdReading } from "./heldReading.ts";
import type { NumberReading, Reading, Rejected } from "./reading.ts";

const SEED = 20271;

/** Few ids, so that each comes and goes, moves and becomes the other kind. */
const items = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d", "e"),
  fc.record({ x: fc.nat({ max: 200 }), y: fc.nat({ max: 200 }), isInk: fc.boolean() }),
);
const reading = items.map((all) => {
  const numbers: NumberReading[] = [];
  const rejected: Rejected[] = [];
  for (const [id, { x, y, isInk }] of Object.entries(all)) {
    const box = { x, y, w: 30, h: 20 };
    if (isInk) rejected.push({ id, parts: [], box, p: 1 });
    else numbers.push({ id, text: "1", p: 1, candidates: [], box, digits: [], signs: [], segmentations: [] });
  }
  return readingOf(numbers, rejected);
});

test("R8 a held reading is at each moment what the changes make of it", () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 6 }), (all) => {
      const held = holdReading();
      let last: Reading = { numbers: [], rejected: [] };
      assert.deepEqual(held.whole(), last);
      for (const next of all) {
        const change = changeBetween(last, next);
        held.take(change);
        assert.deepEqual(held.whole(), applyChange(last, change));
        last = next;
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
});
