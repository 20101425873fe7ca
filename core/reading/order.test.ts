import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyChange, changeBetween, readingOf } from "./change.ts";
import { inReadingOrder } from "./order.ts";
import type { NumberReading, Rejected } from "./reading.ts";

function number(id: string, x: number, y: number, text = "1", h = 20): NumberReading {
  return {
    id,
    text,
    p: 1,
    candidates: [{ text, p: 1 }],
    box: { x, y, w: 30, h },
    digits: [],
    signs: [],
    segmentations: [],
  };
}
function rejected(id: string, p: number): Rejected {
  return { id, parts: [{ mark: id }], box: { x: 0, y: 0, w: 1, h: 1 }, p };
}

test("R: rows are read from top to bottom, each from left to right", () => {
  const numbers = [number("d", 0, 60), number("b", 100, 4), number("a", 0, 0), number("c", 200, 8)];
  assert.deepEqual(
    inReadingOrder(numbers).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("R: a row may climb or fall by more than a digit", () => {
  const falling = [0, 1, 2, 3, 4, 5].map((i) => number(`r${i}`, i * 60, i * 8));
  const below = number("z", 0, 70);
  assert.deepEqual(
    inReadingOrder([below, ...falling.slice().reverse()]).map(({ id }) => id),
    [...falling.map(({ id }) => id), "z"],
  );
});

test("R: an exponent is read after its base, and a small number above a column in its own row", () => {
  const squared = [
    number("five", 0, 20, "5", 40),
    number("two", 34, -6, "2", 22),
    number("four", 120, 20, "4", 40),
  ];
  assert.deepEqual(
    inReadingOrder(squared).map(({ id }) => id),
    ["five", "two", "four"],
  );
  const carried = [
    number("carry", 2, -10, "1", 20),
    number("sum", 0, 20, "47", 40),
    number("next", 50, 20, "8", 40),
  ];
  assert.deepEqual(
    inReadingOrder(carried).map(({ id }) => id),
    ["carry", "sum", "next"],
  );
});

test("R: reading order does not depend on the order given", () => {
  const item = fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 200 }),
    h: fc.integer({ min: 5, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const numbers = items.map(({ x, y, h }, i) => number(`n${i}`, x, y, "1", h));
      assert.deepEqual(inReadingOrder(numbers.slice().reverse()), inReadingOrder(numbers));
    }),
    { seed: 3 },
  );
});

test("R: a page of thousands of numbers is put in order without looking at all pairs", () => {
  let looks = 0;
  const page = Array.from({ length: 2000 }, (_, i) => {
    const { box, ...rest } = number(`n${i}`, (i % 20) * 100, Math.floor(i / 20) * 80);
    return {
      ...rest,
      get box() {
        looks += 1;
        return box;
      },
    };
  });
  inReadingOrder(page);
  assert.ok(looks < page.length * 500, `${looks} looks at ${page.length} numbers`);
});

/** Rows as `inReadingOrder` has them, by looking at every pair. */
function byEveryPair(numbers: readonly NumberReading[]): readonly string[] {
  const middle = ({ box }: NumberReading) => box.y + box.h / 2;
  const gap = ({ box: a }: NumberReading, { box: b }: NumberReading) =>
    Math.max(a.x, b.x) - Math.min(a.x + a.w, b.x + b.w);
  const baseOf = (item: NumberReading) => {
    const { box } = item;
    const isBase = (other: NumberReading) => {
      const { x, y, w, h } = other.box;
      const foot = box.y + box.h;
      const beside = box.x >= x + w / 2 && gap(other, item) <= 0.8 * h;
      return box.h <= 0.8 * h && beside && foot <= y + 0.3 * h && foot >= y - 0.5 * h;
    };
    const bases = numbers.filter((other) => other !== item && isBase(other));
    return bases.sort((a, b) => gap(a, item) - gap(b, item) || (a.id < b.id ? -1 : 1))[0];
  };
  const rows: NumberReading[][] = [];
  const sorted = [...numbers].sort((a, b) => middle(a) - middle(b) || (a.id < b.id ? -1 : 1));
  for (const item of sorted.filter((each) => !baseOf(each))) {
    const row = rows.findLast((others) => {
      const [near] = [...others].sort((a, b) => gap(a, item) - gap(b, item)); // keeps the first of equals
      if (near === undefined) return false;
      const { y, h } = item.box;
      const shared = Math.min(y + h, near.box.y + near.box.h) - Math.max(y, near.box.y);
      return shared >= 0.4 * Math.min(h, near.box.h);
    });
    if (row) row.push(item);
    else rows.push([item]);
  }
  const raised = sorted.filter(baseOf).sort((a, b) => b.box.h - a.box.h || (a.id < b.id ? -1 : 1));
  for (const item of raised) rows.find((row) => row.some((each) => each === baseOf(item)))?.push(item);
  const mean = (row: readonly NumberReading[]) =>
    row.reduce((sum, each) => sum + middle(each), 0) / row.length;
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x || (a.id < b.id ? -1 : 1));
  rows.sort((a, b) => mean(a) - mean(b) || ((a[0]?.id ?? "") < (b[0]?.id ?? "") ? -1 : 1));
  return rows.flat().map(({ id }) => id);
}

test("R: reading order is that of looking at every pair of numbers", () => {
  const item = fc.record({
    x: fc.integer({ min: 0, max: 300 }),
    y: fc.integer({ min: 0, max: 300 }),
    h: fc.integer({ min: 3, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const numbers = items.map(({ x, y, h }, i) => number(`n${i}`, x, y, "1", h));
      assert.deepEqual(
        inReadingOrder(numbers).map(({ id }) => id),
        byEveryPair(numbers),
      );
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("R: a change between readings turns one into the other, and says only what differs", () => {
  const before = readingOf([number("a", 0, 0), number("b", 50, 0), number("c", 0, 80)], [rejected("x", 0.9)]);
  const after = readingOf(
    [number("a", 0, 0), number("b", 50, 0, "7"), number("x", 0, 40)],
    [rejected("c", 0.8)],
  );
  const change = changeBetween(before, after);
  assert.deepEqual(applyChange(before, change), after);
  assert.deepEqual(
    change.numbers.map(({ id }) => id),
    ["b", "x"],
  );
  assert.deepEqual(change.removed, ["c", "x"]);
  assert.deepEqual(changeBetween(after, after), { numbers: [], rejected: [], removed: [] });
});
