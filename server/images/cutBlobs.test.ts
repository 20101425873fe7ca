import assert from "node:assert/strict";
import { test } from "node:test";
import { boxSeen } from "../../core/images/view.ts";
import type { Box } from "../../core/ink/box.ts";
import { packBlobs } from "../../core/ink/packBlobs.ts";
import { LIMITS } from "../../core/wire/limits.ts";
import { fillingPhoto } from "../../model/images/testing/fillingPhoto.ts";
import { cutBlobs } from "./cutBlobs.ts";
import { enlarged, within } from "./mask.ts";

type Stroke = {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly dark?: number;
};

/** A picture of straight strokes, 4 pixels wide, on light paper. */
function drawn(w: number, h: number, strokes: readonly Stroke[]) {
  const values = new Uint8Array(w * h).fill(235);
  for (const { from, to, dark = 40 } of strokes) {
    const steps = 2 * Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]));
    for (let i = 0; i <= steps; i++) {
      const x = Math.round(from[0] + ((to[0] - from[0]) * i) / steps);
      const y = Math.round(from[1] + ((to[1] - from[1]) * i) / steps);
      for (let dy = -2; dy < 2; dy++)
        for (let dx = -2; dx < 2; dx++)
          if (x + dx >= 0 && x + dx < w && y + dy >= 0 && y + dy < h) values[(y + dy) * w + x + dx] = dark;
    }
  }
  return { w, h, values };
}
const one = (x: number, y: number): Stroke => ({ from: [x, y], to: [x + 8, y + 40] });
const around = (x: number, y: number): Box => ({ x: x - 3, y: y - 3, w: 14, h: 46 });

test("each number gets its own ink, as tall as people write, where it stands in the image", () => {
  const gray = drawn(400, 200, [one(60, 40), one(90, 40), one(250, 120)]);
  const boxes = [{ x: 57, y: 37, w: 46, h: 46 }, around(250, 120)];
  const { size, blobs, owners } = cutBlobs(gray, 1, boxes);
  assert.deepEqual(owners, [0, 0, 1]);
  const scale = size.w / gray.w;
  assert.ok(Math.abs(scale - 56 / 46) < 0.01);
  blobs.forEach(({ box, mask }, n) => {
    const of = boxes[owners[n] ?? 0] ?? assert.fail();
    assert.ok(box.x >= (of.x - 4) * scale && box.x + box.w <= (of.x + of.w + 4) * scale, `blob ${n}`);
    assert.ok(Math.abs(box.h - 44 * scale) < 8);
    assert.ok(mask.includes(255) && mask.includes(0));
  });
});

test("ink that runs through two numbers is cut at their boxes, and ink of none is left out", () => {
  const joined: Stroke = { from: [60, 60], to: [160, 60] };
  const gray = drawn(400, 200, [one(60, 40), joined, one(150, 40), one(300, 140)]);
  const boxes = [
    { x: 55, y: 37, w: 50, h: 46 },
    { x: 112, y: 37, w: 52, h: 46 },
  ];
  const { size, blobs, owners } = cutBlobs(gray, 1, boxes);
  assert.deepEqual(owners, [0, 1]);
  const scale = size.w / gray.w;
  const [first, second] = blobs;
  assert.ok(first && second && first.box.x + first.box.w <= second.box.x + 2 * scale);
});

test("ink that lies mostly in a number's box stays whole where it reaches out of it", () => {
  const gray = drawn(400, 200, [one(60, 40)]);
  const { size, blobs } = cutBlobs(gray, 1, [{ x: 55, y: 30, w: 20, h: 42 }]); // ends 10 pixels above the stroke's foot
  assert.equal(blobs.length, 1);
  assert.ok((blobs[0]?.box.h ?? 0) > 40 * (size.w / gray.w));
});

test("ink too faint to be found is taken from a box that a person drew, and an empty box gives nothing", () => {
  const gray = drawn(400, 200, [one(60, 40), one(80, 40), { ...one(250, 120), dark: 215 }]);
  const { owners, blobs } = cutBlobs(gray, 1, [
    around(60, 40),
    around(250, 120),
    { x: 340, y: 20, w: 30, h: 40 },
  ]);
  assert.deepEqual(owners, [0, 1]);
  assert.ok(blobs[1]?.mask.includes(255));
});

test("however much ink there is, it fits one message", () => {
  const strokes = Array.from({ length: 24 }, (_, i) => one(20 + 60 * (i % 8), 20 + 60 * Math.floor(i / 8)));
  const gray = drawn(520, 220, [...strokes, { from: [0, 10], to: [519, 210] }]);
  const boxes = Array.from({ length: 300 }, (_, i): Box => ({ x: i % 40, y: i % 30, w: 470, h: 180 }));
  const { blobs } = cutBlobs(gray, 1, boxes);
  assert.ok(blobs.length > 100);
  assert.ok(packBlobs(blobs).length <= LIMITS.inkBytes);
});

test("a mask is trimmed to its ink in a box, and keeps its tones when it is enlarged or made smaller", () => {
  const mask = {
    box: { x: 10, y: 20, w: 4, h: 3 },
    mask: Uint8Array.from([0, 0, 0, 0, 0, 200, 100, 0, 0, 0, 0, 0]),
  };
  const part = within(mask, { x: 0, y: 0, w: 100, h: 100 });
  assert.deepEqual(part, { box: { x: 11, y: 21, w: 2, h: 1 }, mask: Uint8Array.from([200, 100]), area: 2 });
  assert.equal(within(mask, { x: 0, y: 0, w: 11, h: 100 }), undefined);
  const full = { box: { x: 3, y: 5, w: 6, h: 8 }, mask: new Uint8Array(48).fill(255) };
  for (const scale of [0.5, 1, 2.5]) {
    const { box, mask: values } = enlarged(full, scale);
    const ink = values.reduce((sum, value) => sum + value, 0) / 255;
    assert.ok(Math.abs(ink - 48 * scale * scale) < 0.35 * 48 * scale * scale, `${scale}: ${ink}`);
    assert.deepEqual([box.x, box.y], [Math.floor(3 * scale), Math.floor(5 * scale)]);
  }
});

test("the ink of a page at an angle is cut where it was read, each number's own, and lies over the picture's", () => {
  const bars = Array.from({ length: 24 }, (_, i) => ({
    x: 110 + 120 * (i % 4),
    y: 100 + 110 * Math.floor(i / 4),
  }));
  const isInk = (x: number, y: number) =>
    bars.some((bar) => x >= bar.x && x < bar.x + 90 && y >= bar.y && y < bar.y + 60 && (x - bar.x) % 36 < 14);
  const { gray, page } = fillingPhoto({ w: 700, h: 900 }, isInk, { degrees: 18 });
  const boxes = bars.map(({ x, y }) => boxSeen(page, { x, y, w: 86, h: 60 }));
  const { size, blobs, owners } = cutBlobs(gray, 1, boxes);
  assert.deepEqual(
    owners,
    bars.flatMap((_, owner) => [owner, owner, owner]),
  );
  const scale = size.w / gray.w;
  let [over, all] = [0, 0];
  blobs.forEach(({ box, mask }) => {
    mask.forEach((value, i) => {
      if (value < 128) return;
      const x = Math.floor((box.x + (i % box.w) + 0.5) / scale);
      const y = Math.floor((box.y + Math.floor(i / box.w) + 0.5) / scale);
      all++;
      if ((gray.values[y * gray.w + x] ?? 255) < 128) over++;
    });
  });
  const inked = gray.values.filter((value) => value < 128).length * scale * scale;
  assert.ok(over > 0.9 * all && Math.abs(all / inked - 1) < 0.15, `${over} of ${all}, ${inked}`);
});
