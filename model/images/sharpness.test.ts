import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { sharpnessOf } from "./sharpness.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="160"><rect width="200" height="160" fill="#fff"/><circle cx="80" cy="80" r="45" fill="none" stroke="#222" stroke-width="8"/></svg>`;

async function sharpness(blur: number, enlarged = 1): Promise<number | undefined> {
  const drawn = await sharp(Buffer.from(SVG)).png().toBuffer();
  const blurred = blur === 0 ? drawn : await sharp(drawn).blur(blur).png().toBuffer();
  const { data, info } = await sharp(blurred)
    .resize({ width: 200 * enlarged })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharpnessOf({ w: info.width, h: info.height, values: data }, enlarged);
}

test("edges are the less steep the more an image is blurred, and enlarging it changes little", async () => {
  const [sharpest = 0, soft = 0, softest = 0] = [await sharpness(0), await sharpness(3), await sharpness(12)];
  assert.ok(sharpest > 0.5 && sharpest > 2 * soft && soft > 2 * softest, `${sharpest} ${soft} ${softest}`);
  const enlarged = (await sharpness(0, 4)) ?? 0;
  assert.ok(enlarged > 0.4, `${enlarged}`);
});

test("plain paper has no edges to be sharp", () => {
  assert.equal(sharpnessOf({ w: 9, h: 9, values: new Uint8Array(81).fill(200) }, 1), undefined);
});
