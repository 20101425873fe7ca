import assert from "node:assert/strict";
import { test } from "node:test";
import { crossings } from "./gap.ts";

const RING = Array.from({ length: 17 }, (_, i) => ({
  x: 10 * Math.cos((i * Math.PI) / 8 + 0.1),
  y: 20 * Math.sin((i * Math.PI) / 8 + 0.1),
}));

test("lines are counted as often as they cross", () => {
  const slash = [
    { x: -12, y: 22 },
    { x: 12, y: -22 },
  ];
  assert.equal(crossings(slash, RING), 2);
  assert.equal(crossings(RING, slash), 2);
  assert.equal(
    crossings(
      slash.map(({ x, y }) => ({ x: 0.5 * x, y: 0.5 * y })),
      RING,
    ),
    0,
  ); // within it
  assert.equal(
    crossings(
      slash.map(({ x, y }) => ({ x: x + 40, y })),
      RING,
    ),
    0,
  ); // beside it
  assert.equal(crossings([], RING), 0);
});
