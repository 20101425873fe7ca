import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeWord, drawCodes, smallestDistance } from "./codes.ts";

test("ten words of 31 bits differ in ten at least, the same for the same seed", () => {
  const codes = drawCodes(10, 31, 1);
  assert.ok(smallestDistance(codes) >= 10, String(smallestDistance(codes)));
  assert.deepEqual(drawCodes(10, 31, 1), codes);
});

test("a word with up to four bits wrong is still read", () => {
  const codes = drawCodes(10, 31, 1);
  codes.forEach((code, label) => {
    const broken = code.map((bit, k) => (k % 8 === label % 8 ? 1 - bit : bit) * 0.98 + 0.01);
    assert.equal(decodeWord(broken, codes), label);
  });
});
