import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./reader.ts";
import type { InkMark } from "./reading.ts";
import { nearestShape, writeText } from "./testing/writing.ts";

const textsOf = async (marks: readonly InkMark[]) =>
  (await read(marks, [], nearestShape().classify)).numbers.map((number) => number.text);

function sloping(text: string, slope: number, gap: number): readonly InkMark[] {
  return writeText("n", text, { gap }).map((mark) => ({
    ...mark,
    samples: mark.samples.map(({ x, y, t }) => ({ x, y: y + slope * x, t })),
  }));
}

test("R: a line that slopes is one number, its point and its comma in place", async () => {
  for (const slope of [-0.4, -0.2, 0.2, 0.4])
    for (const text of ["352.804", "12,907", "4075"])
      assert.deepEqual(await textsOf(sloping(text, slope, 0.3)), [text], `${text} at ${slope}`);
});

test("R: digits of a sloping line hardly beside each other are one number where they are as tall and written in turn", async () => {
  assert.deepEqual(await textsOf(sloping("8352", 0.45, 0.9)), ["8352"]);
  const [first, ...others] = sloping("21", 0.45, 0.9);
  assert.ok(first);
  const low = others.map((mark) => ({
    ...mark,
    samples: mark.samples.map(({ x, y, t }) => ({ x: 60 + 0.5 * x, y: 75 + 0.5 * y, t })),
  }));
  assert.deepEqual(await textsOf([first, ...low]), ["2", "1"], "half as tall, as an index is");
});
