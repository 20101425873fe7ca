import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { backFrom, upright } from "../../model/files/orientation.ts";
import { turnPictures } from "./turnPictures.ts";

const [w, h] = [5, 3];
const values = Uint8Array.from({ length: w * h }, (_, i) => 16 * i);
const png = () =>
  sharp(values, { raw: { width: w, height: h, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();

async function pixelsOf(picture: Uint8Array) {
  const { data, info } = await sharp(picture)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { w: info.width, h: info.height, values: new Uint8Array(data) };
}

test("pictures are turned as each orientation of EXIF says, and back, to the pixel", async () => {
  const given = await png();
  for (let orientation = 1; orientation <= 8; orientation++) {
    const turned = await turnPictures({ original: given, normalised: given }, orientation);
    const wanted = upright({ w, h, values }, orientation);
    assert.deepEqual(await pixelsOf(turned.normalised), wanted, `normalised, ${orientation}`);
    assert.deepEqual(await pixelsOf(turned.original), wanted, `original, ${orientation}`);
    assert.deepEqual([turned.width, turned.height], [wanted.w, wanted.h]);
    const back = await turnPictures(turned, backFrom(orientation));
    assert.deepEqual(await pixelsOf(back.normalised), { w, h, values }, `back, ${orientation}`);
  }
});

test("a photo stays a JPEG, and its small picture is turned with it", async () => {
  const original = await sharp({ create: { width: 90, height: 40, channels: 3, background: "#456" } })
    .jpeg()
    .toBuffer();
  const turned = await turnPictures({ original, normalised: await png() }, 6);
  assert.equal((await sharp(turned.original).metadata()).format, "jpeg");
  const { width, height, format } = await sharp(turned.thumbnail).metadata();
  assert.deepEqual([width, height, format], [40, 90, "webp"]);
});
