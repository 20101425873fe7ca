import assert from "node:assert/strict";
import { test } from "node:test";
import { bitmapOf, loadMnist } from "../data/mnist.ts";
import { cutPiece, joinDigits } from "./cut.ts";
import { cutInk } from "./cutInk.ts";
import { createRandom, type Random } from "./random.ts";

const images = loadMnist("test");
const INK = 0.4;

function digits(count: number, random: Random) {
  return Array.from({ length: count }, () => {
    const at = random.below(images.count);
    return { bitmap: bitmapOf(images, at), label: images.labels[at] ?? 10 };
  });
}

test("digits that are joined touch, so that no column between them is empty", () => {
  for (let n = 0; n < 60; n++) {
    const random = createRandom(5, n);
    const { page } = joinDigits(digits(3, random), random);
    const empty = Array.from({ length: page.w }, (_, x) =>
      Array.from({ length: page.h }, (_, y) => page.values[y * page.w + x] ?? 0).every((v) => v < INK),
    );
    assert.ok(empty.filter(Boolean).length <= 2, `string ${n}`); // a slanted touch leaves at most its edge
  }
});

test("what a cut leaves is a glyph in range with a digit's label or none, the same for the same seed", () => {
  const labels = new Set<number>();
  for (let n = 0; n < 120; n++) {
    const make = () => {
      const random = createRandom(6, n);
      return cutPiece(digits(2 + (n % 3), random), random);
    };
    const piece = make();
    assert.deepEqual(make(), piece);
    if (!piece) continue;
    labels.add(piece.label);
    assert.ok(piece.bitmap.every((value) => value >= 0 && value <= 1));
    assert.ok(!piece.doubtful || piece.label === 10);
  }
  assert.ok(labels.size > 8, `${labels.size} kinds`);
});

test("a cut through one stroke of two digits leaves either of them, and a wrong cut is no digit and doubtful", () => {
  const one = {
    strokes: [[0, 0.25, 0.5, 0.75, 1].map((y) => ({ x: 0, y }))],
    label: 1,
    text: "1",
    contributor: "",
  };
  const ring = Array.from({ length: 33 }, (_, i) => {
    const angle = Math.PI / 2 - (i / 32) * 2 * Math.PI;
    return { x: 0.5 + 0.5 * Math.cos(angle), y: 0.5 + 0.5 * Math.sin(angle) };
  });
  const zero = { strokes: [ring], label: 0, text: "0", contributor: "" };
  const seen = new Set<number>();
  for (let n = 0; n < 80; n++) {
    const piece = cutInk(one, zero, createRandom(7, n));
    if (!piece) continue;
    seen.add(piece.label);
    assert.ok(piece.strokes.every((stroke) => stroke.every(({ x, y }) => Number.isFinite(x + y))));
    assert.equal(piece.doubtful, piece.label === 10);
  }
  assert.ok(seen.has(1) && seen.has(0), [...seen].join(" "));
});
