import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareRun } from "./decode.ts";
import { SHAPE_FEATURES } from "./features.ts";
import { REJECTED } from "./lattice.ts";
import { pieceOf } from "./piece.ts";
import type { BlobMark } from "./reading.ts";
import { scoresOfFeatures } from "./score.ts";
import { BLOB_WEIGHTS, INK_WEIGHTS } from "./weights.ts";

const EVEN = new Float32Array(11).fill(Math.log(1 / 11));

/** What it is worth that a full block of ink beside a digit 50 high is no digit. */
function scoreAsOther(w: number, h: number): number {
  const block = (id: string, x: number, width: number, height: number): BlobMark => ({
    kind: "blob",
    id,
    seq: x,
    box: { x, y: 50 - height / 2, w: width, h: height },
    mask: new Uint8Array(width * height).fill(1),
  });
  const marks = [block("digit", 0, 20, 50), block("other", 40, w, h)];
  const { hypotheses, features } = prepareRun(
    marks.flatMap((mark) => pieceOf(mark) ?? []),
    new Set(["other"]),
  );
  const measured = features[hypotheses.findIndex(({ key }) => key === "other")];
  assert.ok(measured);
  return scoresOfFeatures(measured, EVEN, BLOB_WEIGHTS, null, 0)[REJECTED] ?? 0;
}

test("R: strokes far above each other are more likely no digit, and less a digit", () => {
  const scoresAt = (gapAbove: number) => {
    const shape = SHAPE_FEATURES.map((name) => (name === "gapAbove" ? gapAbove : 0));
    return scoresOfFeatures(
      { shape, size: [0, 0, 0], other: [0, 0, 0, 0], way: [] },
      EVEN,
      INK_WEIGHTS,
      null,
      0,
    );
  };
  const [near, far] = [scoresAt(0.1), scoresAt(0.3)];
  assert.ok((far[REJECTED] ?? 0) > (near[REJECTED] ?? 0));
  assert.ok((far[2] ?? 0) < (near[2] ?? 0) - 1);
});

test("R: ink as wide as several digits is hardly none of them; a dash may be as wide", () => {
  assert.ok(Math.abs(scoreAsOther(40, 50) - scoreAsOther(30, 50)) < 1e-9, "as wide as a digit");
  assert.ok(scoreAsOther(150, 50) < scoreAsOther(40, 50) - 4);
  assert.ok(scoreAsOther(150, 10) > scoreAsOther(150, 50) + 4);
});
