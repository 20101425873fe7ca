import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { placeDigit, recordedDigits } from "./ink.ts";

test("the project's own digits are the same at each run and fill their box", async () => {
  const digits = await recordedDigits(undefined);
  assert.deepEqual(digits, await recordedDigits(undefined));
  assert.deepEqual(new Set(digits.map((digit) => digit.label)).size, 10);
  for (const digit of digits) {
    const ys = placeDigit(digit, { x: 10, y: 20, height: 80 })
      .flat()
      .map((sample) => sample.y);
    assert.ok(Math.min(...ys) > 0 && Math.max(...ys) < 120);
  }
});

test("an ink file gives its single digits at a height of one, a sample every 10 ms", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "ink-")), "digits.jsonl.gz");
  const lines = [
    {
      label: "1",
      strokes: [
        [
          [0, 0],
          [0, 50],
          [2, 100],
        ],
      ],
    },
    { label: "17", strokes: [[[0, 0]]] },
    { label: "x", strokes: [[[0, 0]]] },
  ];
  await writeFile(file, gzipSync(lines.map((line) => JSON.stringify(line)).join("\n")));
  const [digit, ...others] = await recordedDigits(file);
  assert.equal(others.length, 0);
  assert.deepEqual(
    digit?.strokes[0]?.map((sample) => [sample.y, sample.t]),
    [
      [0, 0],
      [0.5, 10],
      [1, 20],
    ],
  );
});
