import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { glyphOfMask, glyphOfStrokes } from "./glyph.ts";
import { GLYPH_SIZE, rasteriseMask, rasteriseStrokes } from "./rasterise.ts";
import { CHANNELS, POINTS, trajectoryOf } from "./trajectory.ts";

const SEED = { seed: 20261123, numRuns: 300 };
const coordinate = fc.integer({ min: -2000, max: 2000 });
const stroke = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 40 });
const ink = fc.array(stroke, { minLength: 1, maxLength: 30 });

const points = (text: string) =>
  text.split(" ").map((pair) => {
    const [x, y] = pair.split(",").map(Number);
    return { x: x ?? 0, y: y ?? 0 };
  });
const SEVEN = [points("0,4 30,2 60,0 50,30 35,60 22,100"), points("18,48 58,46")];
const FOUR = [points("30,0 15,30 0,60 60,58"), points("44,30 42,60 40,104")];
const DOT = [points("311,42")];
const LINE = [points("0,0 0,500")];

const paint = (bitmap: Float32Array) =>
  Array.from({ length: GLYPH_SIZE }, (_, row) =>
    Array.from(bitmap.subarray(row * GLYPH_SIZE, (row + 1) * GLYPH_SIZE), (v) =>
      v === 0 ? "." : String(Math.min(9, Math.floor(v * 10))),
    ).join(""),
  ).join("\n");

const farthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);

test("golden glyphs: training and serving see the same pixels as ever", () => {
  const golden = readFileSync(new URL("glyph.golden.txt", import.meta.url), "utf8")
    .trim()
    .split("\n\n");
  const drawn = [SEVEN, FOUR, DOT, LINE].map((strokes) => paint(rasteriseStrokes(strokes)));
  assert.deepEqual(drawn, golden);
});

test("every ink gives finite values in range, and a glyph is never blank", () => {
  fc.assert(
    fc.property(ink, (strokes) => {
      const { bitmap, trajectory } = glyphOfStrokes(strokes);
      assert.equal(bitmap.length, GLYPH_SIZE * GLYPH_SIZE);
      assert.ok(bitmap.every((v) => v >= 0 && v <= 1));
      assert.ok(bitmap.some((v) => v > 0.5));
      assert.equal(trajectory?.length, POINTS * CHANNELS);
      assert.ok(trajectory?.every((v) => Math.abs(v) <= 1.0001));
    }),
    SEED,
  );
});

test("place and scale do not matter", () => {
  const scale = fc.double({ min: 0.05, max: 20, noNaN: true });
  fc.assert(
    fc.property(ink, coordinate, coordinate, scale, (strokes, dx, dy, k) => {
      const moved = strokes.map((s) => s.map(({ x, y }) => ({ x: x * k + dx, y: y * k + dy })));
      assert.ok(farthest(rasteriseStrokes(strokes), rasteriseStrokes(moved)) < 0.02);
      const positions = (t: Float32Array) => t.filter((_, i) => i % CHANNELS < 2);
      assert.ok(farthest(positions(trajectoryOf(strokes)), positions(trajectoryOf(moved))) < 0.02);
    }),
    SEED,
  );
});

test("the centre of mass is in the middle, unless the ink would leave the glyph", () => {
  const bitmap = rasteriseStrokes(SEVEN);
  let x = 0;
  let y = 0;
  let sum = 0;
  bitmap.forEach((v, i) => {
    sum += v;
    x += v * ((i % GLYPH_SIZE) + 0.5);
    y += v * (Math.floor(i / GLYPH_SIZE) + 0.5);
  });
  assert.ok(Math.abs(x / sum - 14.5) < 0.1 && Math.abs(y / sum - 14.5) < 0.1);
});

test("a stroke begins with the pen flag, once a stroke", () => {
  const flags = trajectoryOf([...SEVEN, ...DOT]).filter((_, i) => i % CHANNELS === 4);
  assert.equal(
    flags.reduce((sum, flag) => sum + flag, 0),
    3,
  );
  assert.equal(flags[0], 1);
});

test("a mask is the same glyph at any size and place", () => {
  const draw = (k: number, margin: number) => {
    const side = 12 * k + 2 * margin;
    const mask = new Uint8Array(side * side);
    const inkAt = (x: number, y: number) => (y < 2 && x < 8) || (x >= 6 && x < 8);
    for (let y = 0; y < 12 * k; y++)
      for (let x = 0; x < 12 * k; x++)
        if (inkAt(Math.floor(x / k), Math.floor(y / k))) mask[(y + margin) * side + x + margin] = 1;
    return glyphOfMask(mask, side, side).bitmap;
  };
  assert.ok(farthest(draw(1, 0), draw(5, 7)) < 1e-4);
});

test("nothing to draw is a programmer's error", () => {
  assert.throws(() => rasteriseStrokes([]), RangeError);
  assert.throws(() => trajectoryOf([[]]), RangeError);
  assert.throws(() => rasteriseMask(new Uint8Array(4), 2, 2), RangeError);
});
