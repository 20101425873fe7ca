import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../core/reading/reader.ts";
import { loadClassifier } from "../classifier.ts";
import { ownDigits } from "../evaluation/ownInk.ts";
import { marksOfStrokes } from "../strings/items.ts";
import { createRandom } from "./random.ts";
import { slashed } from "./slashed.ts";

const RING = [
  Array.from({ length: 33 }, (_, i) => ({
    x: 10 + 10 * Math.cos((i * Math.PI) / 16),
    y: 20 + 20 * Math.sin((i * Math.PI) / 16),
  })),
];

test("a slash goes through the ring from below on the left to above on the right", () => {
  const random = createRandom(6, 0);
  for (let round = 0; round < 100; round++) {
    const [ring, slash = [], ...others] = slashed(RING, random);
    assert.deepEqual([ring, others], [RING[0], []]);
    const [lowest, highest] = [...slash]
      .sort((a, b) => b.y - a.y)
      .flatMap((point, i, all) => (i === 0 || i === all.length - 1 ? [point] : []));
    assert.ok(lowest && highest && lowest.x < 8 && highest.x > 12 && lowest.y > 25 && highest.y < 15);
  }
});

test("a slashed zero is mostly read as one digit, not as 1 and 0", async () => {
  const random = createRandom(7, 0);
  const zero = ownDigits().find(({ label }) => label === 0)?.strokes ?? [];
  const classifier = await loadClassifier();
  let right = 0;
  for (let round = 0; round < 60; round++) {
    const { numbers } = await read(marksOfStrokes(slashed(zero, random)), [], classifier.classify);
    if (numbers.map(({ text }) => text).join(" ") === "0") right++;
  }
  classifier.close();
  assert.ok(right >= 48, `${right} of 60`);
});
