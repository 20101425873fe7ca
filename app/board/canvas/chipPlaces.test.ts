import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Box } from "../../../core/ink/box.ts";
import { type ChipSpots, type ChipWanted, chipSpots, spotAt } from "./chipPlaces.ts";
import { crossesBox } from "./inkUnder.ts";
import { meets } from "./viewport.ts";

const SIZE = { width: 40, height: 22 };
const WINDOW = { x: 0, y: 0, w: 1000, h: 700 };
const NONE: ChipSpots = new Map();

function chip(id: string, x: number, y: number, w = 80, h = 50): ChipWanted {
  return { id, box: { x, y, w, h }, size: SIZE };
}

function boxOn({ box, size }: ChipWanted, spot: number): Box {
  const { atX, atY, offset } = spotAt(spot);
  const { dx, dy } = offset(size);
  return { x: box.x + atX * box.w + dx, y: box.y + atY * box.h + dy, w: size.width, h: size.height };
}

function inkOf(chips: readonly ChipWanted[]): (box: Box) => boolean {
  return (box) => chips.some((each) => meets(each.box, box));
}

test("a chip alone stands just above right of its ink", () => {
  const one = chip("a", 300, 300);
  assert.equal(chipSpots([one], { hasInk: inkOf([one]), window: WINDOW, before: NONE }).get("a")?.spot, 0);
});

test("chips cover neither ink nor one another, however close the numbers stand", () => {
  const numbers = fc.array(fc.record({ x: fc.nat(400), y: fc.nat(400), w: fc.nat(90), h: fc.nat(60) }), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(numbers, (boxes) => {
      const chips = boxes.map(({ x, y, w, h }, i) => chip(`n${i}`, x, y, w, h));
      const hasInk = inkOf(chips);
      const spots = chipSpots(chips, { hasInk, window: WINDOW, before: NONE });
      const placed = chips.flatMap((each) => {
        const spot = spots.get(each.id);
        return spot === undefined ? [] : [boxOn(each, spot.spot)];
      });
      placed.forEach((box, i) => {
        assert.ok(!hasInk(box), "over ink");
        assert.ok(!placed.some((other, j) => j !== i && meets(other, box)), "over another chip");
      });
    }),
    { seed: 11 },
  );
});

test("a chip stays where it was while that is free, and goes where ink has come", () => {
  const one = chip("a", 300, 300);
  const before = new Map([["a", { spot: 9, box: one.box }]]);
  assert.equal(chipSpots([one], { hasInk: inkOf([one]), window: WINDOW, before }).get("a")?.spot, 9);
  const under = chip("b", 385, 355);
  const after = chipSpots([one, under], { hasInk: inkOf([one, under]), window: WINDOW, before });
  assert.notEqual(after.get("a")?.spot, 9);
  const grown = chip("a", 300, 300, 140);
  const anew = chipSpots([grown], { hasInk: inkOf([grown]), window: WINDOW, before });
  assert.equal(anew.get("a")?.spot, 0, "a number that has grown is looked at anew");
});

test("a chip of ink at the window's edge stands inside the window", () => {
  const one = chip("a", 915, 300);
  const spot = chipSpots([one], { hasInk: inkOf([one]), window: WINDOW, before: NONE }).get("a")?.spot ?? 0;
  const { x, w } = boxOn(one, spot);
  assert.ok(x + w <= WINDOW.w);
});

test("a line meets a box that it ends in, cuts through or passes by less than its width", () => {
  const box = { x: 10, y: 10, w: 40, h: 20 };
  const line = (...points: readonly [number, number][]) => points.map(([x, y]) => ({ x, y }));
  assert.ok(crossesBox(line([20, 20]), box, 1));
  assert.ok(crossesBox(line([0, 0], [60, 40]), box, 1));
  assert.ok(crossesBox(line([5, 20], [20, 5]), box, 1), "over a corner");
  assert.ok(crossesBox(line([0, 8.5], [60, 8.5]), box, 2));
  assert.ok(!crossesBox(line([0, 5], [60, 5]), box, 2));
  assert.ok(!crossesBox(line([0, 0], [5, 40]), box, 2));
});
