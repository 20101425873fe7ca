import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareRun } from "./decode.ts";
import { pieceOf } from "./piece.ts";
import type { InkMark } from "./reading.ts";
import { signOf } from "./signs.ts";
import { writeText } from "./testing/writing.ts";

const bar: InkMark = {
  kind: "ink",
  id: "bar",
  seq: 50,
  atMs: 0,
  samples: [
    { x: 100, y: 50, t: 0 },
    { x: 145, y: 51, t: 20 },
  ],
};

/** The sign that `bar` may be among `marks` of a line whose digits are 100 high. */
function signOfBar(marks: readonly InkMark[]) {
  const { run, frame, hypotheses } = prepareRun([...marks, bar].flatMap((mark) => pieceOf(mark) ?? []));
  assert.ok(run.height > 80 && run.height < 120);
  const alone = hypotheses.find(({ key }) => key === bar.id);
  assert.ok(alone);
  return signOf(alone, frame);
}

test("R: a minus has ink to its right, as near as its digit must be", () => {
  const before = writeText("a", "1");
  assert.equal(signOfBar(writeText("b", "1", { x: 170 }, 60)), "-");
  assert.equal(signOfBar([...before, ...writeText("b", "1", { x: 170 }, 60)]), "-");
  assert.equal(signOfBar(before), null, "nothing follows");
  assert.equal(signOfBar([...before, ...writeText("b", "1", { x: 300 }, 60)]), null, "too far");
});
