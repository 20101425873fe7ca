import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { createRandom } from "../augment/random.ts";
import { HARD_CASES } from "./hardCases.ts";

const STROKES = [
  [
    { x: 0, y: 0 },
    { x: 40, y: 90 },
  ],
  [{ x: 60, y: 10 }],
];

for (const [name, draw] of Object.entries(HARD_CASES))
  test(`a hard case is an image that chance alone decides: ${name}`, async () => {
    const first = await draw(STROKES, createRandom(1, 1));
    assert.deepEqual(await draw(STROKES, createRandom(1, 1)), first);
    assert.notDeepEqual(await draw(STROKES, createRandom(1, 2)), first);
    const { entropy } = await sharp(first).stats();
    assert.ok(entropy > 0);
  });
