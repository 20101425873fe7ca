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
