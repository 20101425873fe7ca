import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { componentsOf } from "./components.ts";
import { decodeImage } from "./decode.ts";
import { GRID_LINES, gridOf } from "./grid.ts";
import { inkOf } from "./ink.ts";
import { marksOf } from "./marks.ts";
import { darknessOf } from "./paper.ts";
import type { Raster } from "./raster.ts";

const W = 120;
const H = 60;

/** A ring and a bar, `ink` on `paper`, drawn in code. */
function drawing(ink: string, paper: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}"><rect width="${W}" height="${H}" fill="${paper}"/>
    <circle cx="35" cy="30" r="14" fill="none" stroke="${ink}" stroke-width="4"/><path d="M75 14V46" stroke="${ink}" stroke-width="4"/></svg>`,
  );
}

async function blobsIn(file: Buffer): Promise<number> {
  const { gray, scale } = await decodeImage(file);
  return marksOf(inkOf(darknessOf(gray), 1 / scale)).length;
}

const files: readonly (readonly [name: string, file: () => Promise<Buffer>])[] = [
  ["white paper", () => sharp(drawing("#111", "#fff")).png().toBuffer()],
  ["black paper", () => sharp(drawing("#eee", "#000")).png().toBuffer()],
  ["colored paper", () => sharp(drawing("#22c", "#ee4")).png().toBuffer()],
  ["low contrast", () => sharp(drawing("#b0b0b0", "#d0d0d0")).png().toBuffer()],
  ["transparent, dark ink", () => sharp(drawing("#111", "none")).png().toBuffer()],
  ["transparent, light ink", () => sharp(drawing("#fff", "none")).png().toBuffer()],
  ["palette", () => sharp(drawing("#111", "#fff")).png({ palette: true }).toBuffer()],
  ["16 bits", () => sharp(drawing("#111", "#fff")).toColourspace("rgb16").png().toBuffer()],
  ["CMYK", () => sharp(drawing("#111", "#fff")).toColourspace("cmyk").jpeg().toBuffer()],
  ["poor JPEG", () => sharp(drawing("#111", "#fff")).jpeg({ quality: 20 }).toBuffer()],
  ["blurred", () => sharp(drawing("#111", "#fff")).blur(1.5).png().toBuffer()],
  ["tiny", () => sharp(drawing("#111", "#fff")).resize({ width: 40 }).png().toBuffer()],
];
for (const [name, file] of files)
  test(`ink is found on or in: ${name}`, async () => assert.equal(await blobsIn(await file()), 2));

test("an image of plain paper has no ink", async () => {
  const plain = { create: { width: 50, height: 40, channels: 3 as const, background: "#ccc" } };
  assert.equal(await blobsIn(await sharp(plain).png().toBuffer()), 0);
});

test("what is no image, is cut short or too large is refused in words", async () => {
  await assert.rejects(decodeImage(Buffer.from("no image")), /unsupported/i);
  await assert.rejects(decodeImage(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")), /SVG/);
  const noise = {
    create: {
      width: 200,
      height: 200,
      channels: 3 as const,
      noise: { type: "gaussian" as const, mean: 128, sigma: 30 },
      background: "#fff",
    },
  };
  const whole = await sharp(noise).jpeg().toBuffer();
  await assert.rejects(decodeImage(whole.subarray(0, whole.length / 2)), Error);
  const bomb = { create: { width: 9000, height: 9000, channels: 3 as const, background: "#fff" } };
  await assert.rejects(decodeImage(await sharp(bomb).png().toBuffer()), /pixel limit/i);
});

/** Two blocks 20 high on a rule that goes through the whole image, at y 24 … 25, rising by `rise`. */
function ruled(rise: number): Raster {
  const values = new Uint8Array(200 * 50);
  const put = (x: number, y: number) => {
    values[Math.round(y) * 200 + x] = 1;
  };
  for (let x = 0; x < 200; x++) for (let y = 24; y < 26; y++) put(x, y - (rise * x) / 200);
  for (const left of [40, 120])
    for (let x = left; x < left + 10; x++) for (let y = 10; y < 30; y++) put(x, y);
  return { w: 200, h: 50, values };
}

test("rules are taken away, level or rising, and the ink on them stays", () => {
  for (const rise of [0, 6]) {
    const boxes = marksOf(ruled(rise)).map(({ box }) => [box.x, box.y, box.w, box.h]);
    assert.deepEqual(boxes, [
      [40, 10, 10, 20],
      [120, 10, 10, 20],
    ]);
  }
});

test("a line from side to side goes although digits stand on most of it; the base of a narrow digit stays", () => {
  const standing = (w: number, blocks: readonly (readonly [from: number, to: number])[]): Raster => {
    const values = new Uint8Array(w * 100);
    for (const [from, to] of blocks) for (let y = 20; y < 90; y++) values.fill(1, y * w + from, y * w + to);
    for (let y = 88; y < 92; y++) values.fill(1, y * w, (y + 1) * w);
    return { w, h: 100, values };
  };
  const spans = (raster: Raster) => marksOf(raster).map(({ box }) => [box.x, box.w]);
  const blocks = [
    [20, 70],
    [80, 130],
    [140, 180],
  ] as const;
  assert.deepEqual(
    spans(standing(200, blocks)),
    blocks.map(([from, to]) => [from, to - from]),
  );
  assert.deepEqual(spans(standing(80, [[10, 30]])), [[0, 80]]);
});

test("what lies beyond the sheet's edge in a photo is no mark; a digit in a tight crop is one", () => {
  const page = (right: number, strip: boolean): Raster => {
    const values = new Uint8Array(200 * 100);
    const fill = (from: number, to: number, top: number, bottom: number) => {
      for (let y = top; y < bottom; y++) values.fill(1, y * 200 + from, y * 200 + to);
    };
    if (strip) fill(0, 12, 0, 100);
    fill(right, right + 10, strip ? 30 : 0, strip ? 70 : 100);
    return { w: 200, h: 100, values };
  };
  assert.deepEqual(
    marksOf(page(100, true)).map(({ box }) => box.x),
    [100],
  );
  assert.deepEqual(
    marksOf(page(0, false)).map(({ box }) => box.x),
    [0],
  );
});

test("the sheet's edge beside a side and a finger at one are no marks; a wide digit alone is one", () => {
  const drawn = (draw: (put: (x: number, y: number, w: number, h: number) => void) => void): Raster => {
    const values = new Uint8Array(200 * 240);
    draw((x, y, w, h) => {
      for (let row = y; row < y + h; row++) values.fill(1, row * 200 + x, row * 200 + x + w);
    });
    return { w: 200, h: 240, values };
  };
  const boxes = (raster: Raster) => marksOf(raster).map(({ box }) => [box.x, box.y, box.w, box.h]);
  const digit = [100, 60, 6, 80] as const;
  const edge = drawn((put) => {
    put(...digit);
    put(20, 0, 6, 240);
  });
  assert.deepEqual(boxes(edge), [[...digit]]);
  const finger = drawn((put) => {
    put(...digit);
    put(0, 100, 24, 30);
  });
  assert.deepEqual(boxes(finger), [[...digit]]);
  const wide = drawn((put) => {
    put(30, 90, 130, 6);
    put(30, 90, 6, 50);
  });
  assert.deepEqual(boxes(wide), [[30, 90, 130, 50]]);
});

test("dust is no mark, and every pixel of ink is in one component", () => {
  const { w, h, values } = ruled(0);
  values[5 * w + 5] = 1;
  const parts = componentsOf({ w, h, values });
  assert.equal(
    parts.reduce((sum, part) => sum + part.area, 0),
    values.reduce((sum, value) => sum + value, 0),
  );
  assert.equal(marksOf({ w, h, values }).length, 2);
});

/** A grid of 9 × 9 seen at an angle: its corners lie at 60,50 · 350,80 · 330,360 · 40,340. */
function gridPhoto(lines: number): Buffer {
  const path = Array.from({ length: lines + 1 }, (_, i) => {
    const part = i / lines;
    const between = (a: number, b: number) => a + (b - a) * part;
    return `M${between(60, 350)} ${between(50, 80)}L${between(40, 330)} ${between(340, 360)}
      M${between(60, 40)} ${between(50, 340)}L${between(350, 330)} ${between(80, 360)}`;
  }).join("");
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#ddd"/><path d="${path}" stroke="#333" stroke-width="2"/></svg>`,
  );
}

test("a grid of 9 × 9 is found at an angle, with its corners; one of 4 × 4 and a drawing are not taken for it", async () => {
  const gridIn = async (file: Buffer) => {
    const { gray, scale } = await decodeImage(await sharp(file).png().toBuffer());
    return gridOf(inkOf(darknessOf(gray), 1 / scale));
  };
  const found = await gridIn(gridPhoto(9));
  assert.ok(found);
  assert.equal(found.seen, GRID_LINES);
  const [, corner] = found.view.quad;
  assert.ok(Math.hypot(corner.x - 350, corner.y - 80) < 4, `${corner.x}, ${corner.y}`);
  assert.equal(await gridIn(gridPhoto(4)), null);
  assert.equal(await gridIn(drawing("#111", "#fff")), null);
});
