import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImageAnswer } from "../wire/imageAnswer.ts";
import { areOf, correctedNumbers, correctedText, withAdded, withCorrection } from "./corrected.ts";

const answer: ImageAnswer = {
  text: "407 36 5",
  numbers: ["407", "36", "5"].map((text, i) => ({
    text,
    p: 0.5,
    candidates: [{ text, p: 0.5 }],
    box: [i * 10, 0, 8, 8],
    digits: [],
    marks: [],
  })),
  rejected: [],
};

test("a person's word stands before what was read: accepted, edited, rejected, missed", () => {
  const corrections = [
    { number: 0, text: "407" },
    { number: 1, text: "38" },
    { number: 2, text: null },
    { box: [1, 1, 2, 2] as [number, number, number, number], text: "9" },
  ];
  const states = correctedNumbers(answer, corrections).map(({ text, state, p }) => [text, state, p]);
  assert.deepEqual(states, [
    ["407", "accepted", 1],
    ["38", "edited", 1],
    ["5", "rejected", 0.5],
    ["9", "added", 1],
  ]);
  assert.equal(correctedText(answer, corrections), "407 38 9");
  assert.equal(correctedText(answer, []), answer.text);
});

test("the latest word on a number holds, and taking it back lets the reading stand again", () => {
  const once = withCorrection([], 1, "38");
  const twice = withCorrection(once, 1, null);
  assert.deepEqual(twice, [{ number: 1, text: null }]);
  assert.deepEqual(withCorrection(twice, 1, undefined), []);
});

test("a correction of what is not in the image is none", () => {
  const image = { answer, width: 30, height: 10 };
  assert.equal(areOf(image, [{ number: 2, text: null }]), true);
  assert.equal(areOf(image, [{ number: 3, text: "1" }]), false);
  assert.equal(
    areOf(
      image,
      [1, 1].map((number) => ({ number, text: "1" })),
    ),
    false,
  );
  assert.equal(areOf(image, [{ box: [25, 2, 5, 8], text: "1" }]), true);
  assert.equal(areOf(image, [{ box: [25, 2, 6, 8], text: "1" }]), false);
  assert.equal(areOf(image, [{ box: [1, 1, 0, 8], text: "1" }]), false);
});

test("a number that was added is typed anew or taken away, and the others stay", () => {
  const box = (x: number): [number, number, number, number] => [x, 1, 2, 2];
  const corrections = [
    { box: box(1), text: "9" },
    { number: 1, text: "38" },
    { box: box(5), text: "4" },
  ];
  assert.deepEqual(withAdded(corrections, 1, "41"), [
    corrections[0],
    corrections[1],
    { box: box(5), text: "41" },
  ]);
  assert.deepEqual(withAdded(corrections, 0, null), corrections.slice(1));
});
