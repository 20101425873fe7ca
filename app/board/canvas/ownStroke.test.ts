import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_SAMPLES } from "../../../core/ink/pack.ts";
import { beginStroke, extendStroke, finishStroke, type Raw, unsentSegment } from "./ownStroke.ts";

const PEN = { color: 1, width: 4 };
const raw = (i: number): Raw => ({ x: i * 0.37, y: 100 - i * 0.11, pressure: 0.4, atMs: 5000 + i * 4 });
const ids = () => {
  let count = 0;
  return () => `next-${count++}`;
};

test("every reading is kept, on the grid on which everyone else will see it", () => {
  const stroke = beginStroke("a", "pen", PEN, raw(0));
  extendStroke(
    stroke,
    Array.from({ length: 500 }, (_, i) => raw(i + 1)),
    ids(),
  );
  const { samples } = finishStroke(stroke);
  assert.equal(samples.length, 501);
  assert.deepEqual(samples, stroke.samples);
  assert.equal(samples.at(-1)?.t, 2000);
});

test("a reading that comes out of order never makes time run backwards", () => {
  const stroke = beginStroke("a", "mouse", PEN, raw(10));
  extendStroke(stroke, [raw(12), raw(9), raw(13)], ids());
  assert.deepEqual(
    stroke.samples.map(({ t }) => t),
    [0, 8, 8, 12],
  );
});

test("a stroke that is full goes on as the next from the very same point", () => {
  const stroke = beginStroke("a", "pen", PEN, raw(0));
  const { full, current } = extendStroke(
    stroke,
    Array.from({ length: MAX_SAMPLES + 9 }, (_, i) => raw(i + 1)),
    ids(),
  );
  assert.deepEqual(
    full.map(({ id, samples }) => [id, samples.length]),
    [["a", MAX_SAMPLES]],
  );
  assert.equal(current.id, "next-0");
  assert.equal(current.samples.length, 11);
  const [tip, start] = [full[0]?.samples.at(-1), current.samples[0]];
  assert.deepEqual([start?.x, start?.y], [tip?.x, tip?.y]);
});

test("frames carry what was not sent yet, at most what they were given room for", () => {
  const stroke = beginStroke("a", "pen", PEN, raw(0));
  extendStroke(stroke, [raw(1), raw(2), raw(3)], ids());
  stroke.sent = 1;
  const segment = unsentSegment(stroke, 2);
  assert.ok(segment?.kind === "ink");
  assert.deepEqual([segment.from, segment.samples.length], [1, 2]);
  stroke.sent = 4;
  assert.equal(unsentSegment(stroke, 2), undefined);
});
