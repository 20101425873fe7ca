import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlobMark, Reading } from "../../core/reading/reading.ts";
import { upright } from "./slant.ts";
import { toned } from "./tone.ts";

/** A line of `h` rows, `thick` wide, that leans `slant` columns a row to the right upwards. */
function leaning(id: string, x: number, slant: number, h = 60, thick = 4): BlobMark {
  const w = thick + Math.ceil(Math.abs(slant) * h);
  const mask = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const from = Math.round(slant > 0 ? slant * (h - 1 - y) : -slant * y);
    mask.fill(1, y * w + from, y * w + from + thick);
  }
  return { kind: "blob", id, seq: 0, box: { x, y: 10, w, h }, mask };
}

const read = (marks: readonly BlobMark[]): Reading => ({
  numbers: [],
  rejected: marks.map(({ id, box }) => ({ id, parts: [{ mark: id }], box, p: 1 })),
});

test("slanted lines are set upright, and their boxes come back to where they were written", () => {
  for (const slant of [0.6, 0.3, -0.4]) {
    const written = [leaning("a", 0, slant), leaning("b", 70, slant), leaning("c", 140, slant)];
    const { marks, asWritten } = upright(written);
    assert.ok(
      marks.every(({ box }) => box.w <= 8),
      `slant ${slant}: ${marks.map(({ box }) => box.w)}`,
    );
    asWritten(read(marks)).rejected.forEach(({ box }, i) => {
      const was = written[i]?.box;
      assert.ok(
        was && Math.abs(box.x - was.x) <= 2 && Math.abs(box.w - was.w) <= 3,
        JSON.stringify([box, was]),
      );
    });
  }
});

test("upright writing stays as it is", () => {
  const written = [leaning("a", 0, 0), leaning("b", 30, 0)];
  assert.equal(upright(written).marks, written);
  assert.equal(upright([]).marks.length, 0);
});

test("a toned mark says how dark its pixels are, with the faint ones beside them", () => {
  const mark: BlobMark = {
    kind: "blob",
    id: "a",
    seq: 0,
    box: { x: 2, y: 1, w: 1, h: 2 },
    mask: Uint8Array.of(1, 1),
  };
  // columns: paper, faint, ink, faint, paper
  const values = Uint8Array.from([0, 0, 50, 0, 0, 0, 40, 200, 40, 0, 0, 40, 200, 40, 0, 0, 0, 0, 0, 0]);
  const [found] = toned([mark], { w: 5, h: 4, values }, 1);
  assert.deepEqual(found?.box, { x: 1, y: 0, w: 3, h: 4 });
  assert.deepEqual([...(found?.mask ?? [])], [0, 64, 0, 51, 255, 51, 51, 255, 51, 0, 0, 0]);
});
