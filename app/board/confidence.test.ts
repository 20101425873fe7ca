import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_BOARD } from "../../core/board/board.ts";
import type { NumberReading } from "../../core/reading/reading.ts";
import { lookOf, percent, writerOf } from "./confidence.ts";

const box = { x: 0, y: 0, w: 10, h: 10 };
const sure: NumberReading = {
  id: "aaaaaaaaaaaaaaaa",
  text: "7",
  p: 0.99,
  candidates: [{ text: "7", p: 0.99 }],
  box,
  digits: [],
  signs: [],
  segmentations: [],
};

test("what is not sure looks different from what is, and a person's word from both", () => {
  assert.equal(lookOf(sure, EMPTY_BOARD), "sure");
  assert.equal(lookOf({ ...sure, p: 0.6 }, EMPTY_BOARD), "unsure");
  assert.equal(lookOf({ ...sure, p: 0.6, by: "ada" }, EMPTY_BOARD), "corrected");
  const mark = { id: sure.id, author: "ada", seq: 1, atMs: 0, box, hidden: false };
  const board = {
    ...EMPTY_BOARD,
    marks: new Map([[sure.id, { ...mark, kind: "typed", text: "7" } as const]]),
  };
  assert.equal(lookOf({ ...sure, by: "ada" }, board), "typed");
  assert.equal(lookOf({ ...sure, text: "9", by: "ben" }, board), "corrected");
  assert.equal(writerOf(sure, board), "ada");
});

test("a chance is never rounded to certain or to impossible", () => {
  assert.deepEqual([1, 0.9999, 0.934, 0.0001].map(percent), ["100 %", "99 %", "93 %", "1 %"]);
});
