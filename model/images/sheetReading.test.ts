import assert from "node:assert/strict";
import { after, test } from "node:test";
import sharp from "sharp";
import { viewOf, warpInto } from "../../core/images/view.ts";
import { type Quad, warpOf } from "../../core/images/warp.ts";
import { writeText } from "../../core/reading/testing/writing.ts";
import { loadClassifier } from "../classifier.ts";
import type { Raster } from "./raster.ts";
import { readPicture } from "./readImage.ts";
import { straightened } from "./straightened.ts";
import { onTable } from "./testing/onTable.ts";

const { classify, close } = await loadClassifier();
after(close);

const PAGE = { w: 700, h: 990 };
const PHOTO = { w: 1000, h: 1200 };
const WRITTEN = [
  { text: "407", x: 90, y: 120 },
  { text: "58", x: 420, y: 330 },
  { text: "1936", x: 120, y: 640 },
];
/** Turned by some 15°, the far side shorter. */
const LYING: Quad = [
  { x: 90, y: 260 },
  { x: 700, y: 70 },
  { x: 960, y: 930 },
  { x: 250, y: 1150 },
];

/** Where the corners of a photo lie on the page that fills it: turned by 17°, one side a little nearer. */
const FILLING: Quad = [
  { x: -100, y: 120 },
  { x: 640, y: -110 },
  { x: 830, y: 880 },
  { x: 90, y: 1130 },
];

type Written = { readonly text: string; readonly x: number; readonly y: number };

async function page(written: readonly Written[] = WRITTEN): Promise<Raster> {
  const strokes = written.flatMap(({ text, x, y }) => writeText("n", text, { x, y }));
  const paths = strokes.map(
    ({ samples }) => `<path d="M${samples.map(({ x, y }) => `${x} ${y}`).join("L")}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.w}" height="${PAGE.h}"><rect width="100%" height="100%" fill="#eee"/><g fill="none" stroke="#113" stroke-width="8" stroke-linecap="round">${paths.join("")}</g></svg>`;
  const { data } = await sharp(Buffer.from(svg))
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...PAGE, values: data };
}

test("a page photographed at an angle, half in shadow, on a table is read, and boxes lie where its numbers are in the photo", async () => {
  const gray = onTable(await page(), LYING, PHOTO, (x, y) => (x + 0.5 * y > 850 ? 0.6 : 1));
  const { numbers } = await readPicture({ gray, scale: 1, orientation: 1 }, classify);
  assert.deepEqual(
    numbers.map(({ text }) => text),
    WRITTEN.map(({ text }) => text),
  );
  const warp = warpOf(LYING);
  WRITTEN.forEach(({ x, y }, i) => {
    const leftTop = warp(x / PAGE.w, (y + 20) / PAGE.h);
    const box = numbers[i]?.box;
    assert.ok(box && leftTop.x > box.x - 20 && leftTop.x < box.x + box.w + 20, `${i} across`);
    assert.ok(leftTop.y > box.y - 20 && leftTop.y < box.y + box.h + 20, `${i} down`);
  });
});

test("a page that fills the photo is read at an angle, and boxes lie where its numbers are in the photo", async () => {
  const rows = [130, 300, 470, 640, 810].map((y, i) => ({ text: `${i + 1}47158`, x: 110, y }));
  const photo = viewOf(FILLING);
  const gray = straightened(await page(rows), photo, "edge");
  const { numbers } = await readPicture({ gray, scale: 1, orientation: 1 }, classify);
  assert.deepEqual(
    numbers.map(({ text }) => text),
    rows.map(({ text }) => text),
  );
  const place = warpInto(photo);
  rows.forEach(({ x, y }, i) => {
    const at = place(x + 30, y + 30);
    const box = numbers[i]?.box;
    assert.ok(box && at.x > box.x && at.x < box.x + box.w && at.y > box.y && at.y < box.y + box.h, `${i}`);
  });
});

test("the box of a number at the edge of a page at an angle ends where the image does", async () => {
  const rows = [130, 300, 470, 640, 810].map((y, i) => ({ text: `${i + 1}47158`, x: 0, y }));
  const gray = straightened(await page(rows), viewOf(FILLING), "edge");
  const { numbers, rejected } = await readPicture({ gray, scale: 1, orientation: 1 }, classify);
  const parts = numbers.flatMap(({ digits }) => digits);
  assert.ok(parts.length > 0);
  for (const { box } of [...numbers, ...parts, ...rejected])
    assert.ok(
      box.x >= 0 &&
        box.y >= 0 &&
        box.x + box.w <= gray.w &&
        box.y + box.h <= gray.h &&
        box.w > 0 &&
        box.h > 0,
      JSON.stringify(box),
    );
});
