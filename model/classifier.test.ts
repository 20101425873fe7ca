import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { z } from "zod";
import { glyphOfStrokes } from "../core/reading/glyph.ts";
import { read } from "../core/reading/reader.ts";
import { loadBackend } from "./backend.ts";
import { LOOK_WIDTH, loadClassifier } from "./classifier.ts";
import { loadMnist, sliceImages } from "./data/mnist.ts";
import { ownNumbers } from "./evaluation/ownInk.ts";
import { imageGlyphs } from "./glyphs.ts";
import { rows, winners } from "./measures.ts";
import { CLASSES } from "./network.ts";
import { marksOfStrokes } from "./strings/items.ts";

const REPORT = z.object({
  version: z.string(),
  mnist: z.object({ misread: z.array(z.object({ index: z.int() })) }),
});
const classifier = await loadClassifier();
after(() => classifier.close());

const path = (text: string) =>
  text.split(" ").map((pair) => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return { x, y };
  });
// Written for this project: one hand, a mouse, board units.
const INK: readonly (readonly [number, readonly string[]])[] = [
  [0, ["60,10 40,14 24,36 20,70 30,98 52,108 76,98 88,70 84,36 70,14 58,10"]],
  [1, ["30,10 31,40 30,75 29,110"]],
  [2, ["20,32 30,14 52,8 72,18 74,38 60,60 38,84 18,106 44,104 84,106"]],
  [3, ["22,18 44,8 68,14 72,34 58,50 40,56 62,58 80,74 76,96 54,110 28,106 16,94"]],
  [4, ["48,8 34,34 16,66 44,66 86,64", "66,38 64,70 62,112"]],
  [5, ["28,10 26,32 22,54 44,48 70,54 82,76 72,100 46,110 20,102", "28,10 52,11 80,9"]],
  [6, ["70,8 46,24 28,52 22,82 34,106 58,108 74,92 70,72 50,64 30,76"]],
  [7, ["16,14 46,12 84,10 68,40 52,72 42,112"]],
  [8, ["72,22 52,8 32,16 30,36 50,52 72,68 78,92 58,110 34,104 26,84 42,62 66,42 74,24"]],
  [9, ["74,28 54,12 32,20 26,42 42,56 64,50 76,30 74,60 70,90 64,114"]],
];

test("reads the ten digits written for this project, and says so with confidence", async () => {
  const glyphs = INK.map(([, strokes]) => glyphOfStrokes(strokes.map(path)));
  const scores = await classifier.classify(glyphs);
  assert.deepEqual(
    winners(scores),
    INK.map(([label]) => label),
  );
});

test("a look gives the same chances, and features that tell glyphs apart", async () => {
  const glyphs = INK.map(([, strokes]) => glyphOfStrokes(strokes.map(path)));
  const looked = (await classifier.look?.(glyphs)) ?? assert.fail("the weights have not seen ink");
  assert.equal(looked.length, glyphs.length * LOOK_WIDTH);
  const chances = rows(await classifier.classify(glyphs));
  const features = chances.map((row, i) => {
    const own = looked.subarray(i * LOOK_WIDTH, (i + 1) * LOOK_WIDTH);
    row.forEach((value, k) => {
      assert.ok(Math.abs(value - (own[k] ?? NaN)) < 1e-3, `row ${i}, class ${k}`);
    });
    return own.subarray(CLASSES).join();
  });
  assert.equal(new Set(features).size, INK.length);
});

test("a row holds log-probabilities, and does not depend on its neighbours in the batch", async () => {
  const glyphs = INK.map(([, strokes]) => glyphOfStrokes(strokes.map(path)));
  const mixed = glyphs.flatMap((glyph) => [glyph, { ...glyph, trajectory: null }]);
  const together = rows(await classifier.classify(mixed));
  for (const [i, row] of together.entries()) {
    assert.ok(Math.abs(row.reduce((sum, v) => sum + Math.exp(v), 0) - 1) < 1e-4);
    const alone = await classifier.classify(mixed.slice(i, i + 1));
    row.forEach((value, k) => {
      assert.ok(Math.abs(value - (alone[k] ?? NaN)) < 1e-2, `row ${i}, class ${k}`);
    });
  }
});

test("a dot and a scribble are no digits", async () => {
  const dot = glyphOfStrokes([[{ x: 5, y: 5 }]]);
  const zigzag = glyphOfStrokes([path("0,0 20,60 40,0 60,60 80,0 100,60 120,0 140,60")]);
  assert.deepEqual(winners(await classifier.classify([dot, zigzag])), [CLASSES - 1, CLASSES - 1]);
});

test("the committed weights read MNIST's test images as the committed report says", async () => {
  const report = REPORT.parse(JSON.parse(readFileSync(new URL("report.json", import.meta.url), "utf8")));
  assert.equal(report.version, classifier.version);
  const seen = 2000;
  const { glyphs, labels } = imageGlyphs(sliceImages(loadMnist("test"), 0, seen));
  const readAs = winners(await classifier.classify(glyphs));
  const misread = labels.flatMap((label, i) => (label === readAs[i] ? [] : [i]));
  const reported = report.mnist.misread.map(({ index }) => index).filter((index) => index < seen);
  const unlike = [...misread, ...reported].filter((i) => misread.includes(i) !== reported.includes(i));
  assert.ok(unlike.length <= 1, `read otherwise than reported: ${unlike}`); // another backend may tip one image
});

test("numbers written for this project are read as they were meant", async () => {
  for (const { text, strokes } of ownNumbers()) {
    const { numbers, rejected } = await read(marksOfStrokes(strokes), [], classifier.classify);
    assert.equal(numbers.map((number) => number.text).join(" "), text);
    assert.equal(rejected.length, 0, text);
  }
});

test("memory stays flat from call to call", async () => {
  const { tf } = await loadBackend();
  const glyphs = imageGlyphs(sliceImages(loadMnist("test"), 0, 70)).glyphs;
  await classifier.classify(glyphs);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 5; i++) await classifier.classify(glyphs);
  assert.equal(tf.memory().numTensors, before);
});

test("nothing to read gives nothing", async () => {
  assert.equal((await classifier.classify([])).length, 0);
});
