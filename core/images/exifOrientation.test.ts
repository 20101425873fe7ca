import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exifOrientation } from "./exifOrientation.ts";

const u16 = (value: number, isLittle: boolean) =>
  isLittle ? [value & 255, value >> 8] : [value >> 8, value & 255];

/** A JPEG's begin: an APP0, then EXIF whose second entry is the orientation. */
function jpegWith(orientation: number, isLittle: boolean): Uint8Array {
  const short = (value: number) => u16(value, isLittle);
  const long = (value: number) => (isLittle ? [...short(value), 0, 0] : [0, 0, ...short(value)]);
  const entry = (tag: number, value: number) => [
    ...short(tag),
    ...short(3),
    ...long(1),
    ...short(value),
    0,
    0,
  ];
  const order = isLittle ? [0x49, 0x49] : [0x4d, 0x4d];
  const tiff = [
    ...order,
    ...short(42),
    ...long(8),
    ...short(2),
    ...entry(0x0100, 5),
    ...entry(0x0112, orientation),
  ];
  const exif = [...Buffer.from("Exif\0\0"), ...tiff];
  const part = (kind: number, body: readonly number[]) => [
    0xff,
    kind,
    ...u16(body.length + 2, false),
    ...body,
  ];
  return Uint8Array.from([0xff, 0xd8, ...part(0xe0, [1, 2, 3]), ...part(0xe1, exif), 0xff, 0xda, 0, 2]);
}

test("a JPEG's orientation is what its EXIF says, in either order of bytes", () => {
  for (const isLittle of [true, false])
    for (let orientation = 1; orientation <= 8; orientation++)
      assert.equal(exifOrientation(jpegWith(orientation, isLittle)), orientation);
});

test("where EXIF says nothing that can be, nothing is turned", () => {
  assert.equal(exifOrientation(jpegWith(9, true)), 1);
  assert.equal(exifOrientation(jpegWith(0, false)), 1);
  assert.equal(exifOrientation(new Uint8Array()), 1);
  const whole = jpegWith(6, true);
  for (let end = 0; end < whole.length - 8; end++) assert.equal(exifOrientation(whole.slice(0, end)), 1);
});

test("whatever bytes are given, the answer is an orientation", () => {
  const spoiled = fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 255 })).map(([at, value]) => {
    const bytes = jpegWith(6, false);
    bytes[at % bytes.length] = value;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoiled), (bytes) => {
      const orientation = exifOrientation(bytes);
      assert.ok(orientation >= 1 && orientation <= 8);
    }),
  );
});
