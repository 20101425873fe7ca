import assert from "node:assert/strict";
import { test } from "node:test";
import type { NumberReading } from "./reading.ts";
import { rounded } from "./rounded.ts";

const BOX = { x: 10.123456, y: -0.04, w: 99.96, h: 50 };

test("R: what boards are told is short, and chances still sum to at most 1", () => {
  const candidates = [
    { text: "4", p: 0.98765432 },
    { text: "9", p: 0.01234567 },
  ];
  const digit = { text: "4", p: 0.98765432, candidates, box: BOX, parts: [{ mark: "m" }] };
  const number: NumberReading = {
    id: "m",
    text: "4",
    p: 1,
    candidates,
    box: BOX,
    digits: [digit],
    signs: [{ text: "-", box: BOX, parts: [{ mark: "s" }] }],
    segmentations: [{ text: "11", p: 0.00129, digits: [[{ mark: "m" }]] }],
    by: "someone",
  };
  const ink = { id: "r", parts: [{ mark: "r", from: 1, to: 9 }], box: BOX, p: 0.77777 };
  const short = [
    { text: "4", p: 0.9876 },
    { text: "9", p: 0.0123 },
  ];
  const box = { x: 10.1, y: 0, w: 100, h: 50 };
  assert.deepEqual(
    JSON.parse(JSON.stringify(rounded({ numbers: [number], rejected: [ink], removed: ["x"] }))),
    {
      numbers: [
        {
          ...number,
          candidates: short,
          box,
          digits: [{ ...digit, p: 0.9876, candidates: short, box }],
          signs: [{ text: "-", box, parts: [{ mark: "s" }] }],
          segmentations: [{ text: "11", p: 0.0012, digits: [[{ mark: "m" }]] }],
        },
      ],
      rejected: [{ ...ink, p: 0.7777, box }],
      removed: ["x"],
    },
  );
});
