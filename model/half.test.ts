import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHalf, toHalf } from "./half.ts";

test("known halves are written as IEEE 754 has them", () => {
  const known: readonly (readonly [number, number])[] = [
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [1 / 3, 0x3555],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [Infinity, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 - 2 ** -12, 0x4000],
  ];
  for (const [value, bits] of known) assert.equal(toHalf(value), bits, String(value));
});

test("each of the finite halves comes back as it was, and no NaN becomes a number", () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = fromHalf(bits);
    if (!Number.isNaN(value)) assert.equal(toHalf(value), bits);
  }
  assert.ok(Number.isNaN(fromHalf(toHalf(Number.NaN))));
});
