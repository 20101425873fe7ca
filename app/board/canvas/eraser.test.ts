import assert from "node:assert/strict";
import { test } from "node:test";
import { touchesLine } from "./eraser.ts";

const LINE = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
];

test("an eraser that crosses a line between two samples touches it, however fast it moves", () => {
  assert.equal(touchesLine(LINE, { x: 50, y: -400 }, { x: 50, y: 400 }, 1), true);
});

test("it touches within its reach and not beyond", () => {
  assert.equal(touchesLine(LINE, { x: 20, y: 9 }, { x: 60, y: 9 }, 10), true);
  assert.equal(touchesLine(LINE, { x: 20, y: 11 }, { x: 60, y: 11 }, 10), false);
  assert.equal(touchesLine(LINE, { x: 120, y: 120 }, { x: 120, y: 120 }, 20), false);
});

test("a dot is touched, and a standing eraser touches", () => {
  assert.equal(touchesLine([{ x: 5, y: 5 }], { x: 8, y: 9 }, { x: 8, y: 9 }, 5), true);
  assert.equal(touchesLine([{ x: 5, y: 5 }], { x: 8, y: 10 }, { x: 8, y: 10 }, 5), false);
});
