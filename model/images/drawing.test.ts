import assert from "node:assert/strict";
import { test } from "node:test";
import { exactDrawings } from "./drawing.ts";
import { markOf, readingOf, ring } from "./testing/marks.ts";

const cross = (across: number, down: number) =>
  Math.abs(across - down) < 0.11 || Math.abs(across + down - 1) < 0.11;
const arrow = (across: number, down: number) =>
  Math.abs(across - 0.5) < 0.11 || (down < 0.4 && Math.abs(Math.abs(across - 0.5) - down) < 0.12);
const slanted = (across: number, down: number) => Math.abs(across + 0.6 * down - 0.8) < 0.15;

const marks = [
  markOf("circle", [0, 0, 40, 40], ring()),
  markOf("zero", [50, 0, 24, 36], ring()),
  markOf("byHand", [90, 0, 40, 40], ring(0.08)),
  markOf("arrow", [140, 0, 24, 60], arrow),
  markOf("one", [180, 0, 24, 60], slanted),
  markOf("bar", [220, 0, 8, 60], () => true),
  markOf("cross", [240, 0, 40, 40], cross),
  markOf("eight", [300, 0, 30, 40], (across, down) => ring()(across, (2 * down) % 1)),
];
const drawn = (texts: Readonly<Record<string, string>>) =>
  [
    ...exactDrawings(
      readingOf(
        marks,
        Object.entries(texts).map(([mark, text]) => [{ text, mark }]),
      ),
      marks,
    ),
  ].sort();

test("circles, arrows and crosses as even as a ruler draws them are drawings; zeros, ones and eights are not", () => {
  assert.deepEqual(drawn({ circle: "0", arrow: "1", cross: "4" }), ["arrow", "circle", "cross"]);
  assert.deepEqual(drawn({ zero: "0", byHand: "0", one: "1", bar: "1", eight: "8" }), []);
});

test("an even mark of which two digits were cut is a drawing, an uneven one is joined digits", () => {
  const cut = (mark: string, texts: string) =>
    exactDrawings(readingOf(marks, [[...texts].map((text, i) => ({ text, mark, from: 20 * i }))]), marks);
  assert.deepEqual([...cut("cross", "76")], ["cross"]);
  assert.deepEqual([...cut("eight", "88")], ["eight"]);
  assert.deepEqual([...cut("byHand", "00")], []);
});
