import assert from "node:assert/strict";
import { test } from "node:test";
import { darknessOf } from "./paper.ts";
import type { Raster } from "./raster.ts";

function drawn(w: number, h: number, at: (x: number, y: number) => number): Raster {
  return { w, h, values: Uint8Array.from({ length: w * h }, (_, i) => at(i % w, Math.floor(i / w))) };
}

const W = 480;
const H = 360;
const isStroke = (x: number, y: number) => Math.abs(x - 150) < 6 && y > 80 && y < 280;

test("a shadow with an edge becomes paper, and ink across it stays as dark on both sides", () => {
  const light = (y: number) => (y < 180 ? 240 : 170);
  const { values } = darknessOf(drawn(W, H, (x, y) => (isStroke(x, y) ? 0.3 : 1) * light(y)));
  const at = (x: number, y: number) => values[y * W + x] ?? 0;
  assert.ok(Math.max(at(300, 100), at(300, 260)) < 12, "paper");
  assert.ok(Math.min(at(150, 100), at(150, 260)) > 160, "ink");
});

test("ink that is thick beside the image is full throughout", () => {
  const isThick = (x: number, y: number) => Math.abs(x - 200) < 20 && y > 60 && y < 300;
  const { values } = darknessOf(drawn(W, H, (x, y) => (isThick(x, y) ? 30 : 250)));
  for (let y = 64; y < 296; y++) assert.ok((values[y * W + 200] ?? 0) > 200, `row ${y}`);
});

test("ink that is too thick to be filled on a page, apart from the sides, is full; a deep shadow there is paper", () => {
  const isBlock = (x: number, y: number) => Math.max(Math.abs(x - 200), Math.abs(y - 180)) < 70;
  const at = (dark: number) =>
    darknessOf(drawn(W, H, (x, y) => (isBlock(x, y) ? dark : isStroke(x - 200, y) ? 20 : 250)));
  assert.ok((at(30).values[180 * W + 200] ?? 0) > 200, "ink");
  assert.ok((at(130).values[180 * W + 200] ?? 255) < 12, "shadow");
});

for (const isLight of [true, false])
  test(`a pen as wide as a fifth of a digit that fills the image is ink on ${isLight ? "light" : "dark"} paper`, () => {
    const [paper, ink] = isLight ? [255, 0] : [0, 255];
    const isSeven = (x: number, y: number) => {
      const alongDown = Math.abs(x - (200 - 0.3 * (y - 40))) < 34 && y >= 40;
      return (y < 68 && x > 10 && x < 232) || alongDown;
    };
    const { values } = darknessOf(drawn(240, 360, (x, y) => (isSeven(x, y) ? ink : paper)));
    assert.ok((values[30 * 240 + 100] ?? 0) > 200 && (values[200 * 240 + 152] ?? 0) > 200, "ink");
    assert.ok((values[340 * 240 + 10] ?? 255) < 12 && (values[200 * 240 + 40] ?? 255) < 12, "paper");
  });

test("black paper is told from a page on a dark table", () => {
  const onBlack = darknessOf(drawn(W, H, (x, y) => (isStroke(x, y) ? 230 : 10)));
  assert.ok((onBlack.values[180 * W + 150] ?? 0) > 200);
  assert.ok((onBlack.values[180 * W + 300] ?? 255) < 12);
});

const isWriting = (x: number, y: number) => x % 60 < 4 && y % 50 > 10 && y % 50 < 40;
const shaded = (x: number, y: number) => 1 - 0.75 / (1 + Math.exp((x + 0.3 * y - 0.75 * W) / 12)); // 60 % of the page
const isSheet = (x: number, y: number) => x > 150 && x < 300 && y > 100 && y < 280;
const isBoard = (x: number, y: number) => x > 60 && x < 430 && y > 40 && y < 320;
const pages: readonly (readonly [string, boolean, (x: number, y: number) => number])[] = [
  ["a page most of which lies in deep shadow", true, (x, y) => shaded(x, y) * (isWriting(x, y) ? 60 : 240)],
  ["light on a dark page", false, (x, y) => (isWriting(x, y) ? 220 : 40)],
  ["light on a dark page under a lamp", false, (x, y) => (1 - (0.4 * x) / W) * (isWriting(x, y) ? 235 : 140)],
  [
    "a small white sheet on a dark table",
    true,
    (x, y) => (isSheet(x, y) ? (isWriting(x, y) ? 60 : 240) : 30 + (x % 7)),
  ],
  ["a blackboard on a light wall", false, (x, y) => (isBoard(x, y) ? (isWriting(x, y) ? 220 : 40) : 235)],
  ["a whiteboard in a dark room", true, (x, y) => (isBoard(x, y) ? (isWriting(x, y) ? 40 : 225) : 25)],
];
for (const [name, isLight, at] of pages)
  test(`ink is found, and not what is between it: ${name}`, () => {
    const { values } = darknessOf(drawn(W, H, at));
    let [ink, paper] = [0, 0];
    for (let y = 120; y < 260; y++)
      for (let x = 182; x < 296; x++) if ((values[y * W + x] ?? 0) > 100) isWriting(x, y) ? ink++ : paper++;
    assert.ok(
      ink > 0 && paper < 0.1 * ink,
      `${isLight ? "light" : "dark"} paper: ${ink} of ink, ${paper} of paper`,
    );
  });
