import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { InkMark } from "./reading.ts";
import { cutsOfStroke, waysOfStroke } from "./strokeCuts.ts";
import { writeCharacter } from "./testing/writing.ts";

const HEIGHT = 100; // of the shapes that are written
type Point = { readonly x: number; readonly y: number };

/** A digit's strokes, its left at `x`. */
function strokesOf(character: string, x: number): readonly (readonly Point[])[] {
  return writeCharacter("s", character, { x }, 1).map((mark: InkMark) => mark.samples);
}

/** Two strokes as one that the pen draws on its way, and where the way begins and ends. */
function joined(before: readonly Point[], after: readonly Point[]) {
  const [from, to] = [before.at(-1), after[0]];
  assert.ok(from && to);
  const way = [1, 2, 3, 4].map((step) => ({
    x: from.x + (step / 5) * (to.x - from.x),
    y: from.y + (step / 5) * (to.y - from.y),
  }));
  return { points: [...before, ...way, ...after], from: before.length - 1, to: before.length + way.length };
}

function distance(a: Point | undefined, b: Point | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
}

function assertFound({ points, from, to }: ReturnType<typeof joined>): void {
  const near = waysOfStroke(points, HEIGHT).filter(
    (way) =>
      distance(points[way.from], points[from]) <= 0.1 * HEIGHT &&
      distance(points[way.to], points[to]) <= 0.1 * HEIGHT,
  );
  assert.ok(near.length > 0, `no way near ${from}–${to}`);
}

test("R: the way between two digits of one stroke is cut off at both its ends", () => {
  const [two = []] = strokesOf("2", 0);
  const [six = []] = strokesOf("6", 85);
  const [one = []] = strokesOf("1", 55);
  const [zero = []] = strokesOf("0", 90);
  assertFound(joined(two, six)); // from the foot up to the top, a corner at either end
  assertFound(joined(one, zero));
  assertFound(
    joined(
      zero,
      zero.map(({ x, y }) => ({ x: x + 90, y })),
    ),
  ); // along the top, round into the next
});

test("R: the last stroke of a digit may be low, as the bar of a 5 is", () => {
  const [, bar = []] = strokesOf("5", 0);
  const [one = []] = strokesOf("1", 60);
  assertFound(joined(bar, one));
});

test("R: digits that touch are cut where they meet", () => {
  const [two = []] = strokesOf("2", 0);
  const [one = []] = strokesOf("1", 38); // written upwards from the foot of the 2
  const points = [...two, ...one.toReversed()];
  const meets = ({ from, to }: { from: number; to: number }) =>
    from === to && distance(points[from], two.at(-1)) <= 0.1 * HEIGHT;
  assert.ok(waysOfStroke(points, HEIGHT).some(meets));
});

test("R: what is too narrow or too short for two digits is not cut", () => {
  for (const digit of ["1", "7"]) {
    const [stroke = []] = strokesOf(digit, 0);
    assert.deepEqual(
      cutsOfStroke(
        stroke.map(({ x, y }) => ({ x: 0.9 * x, y })),
        HEIGHT,
      ),
      [],
    );
  }
  assert.deepEqual(cutsOfStroke([], HEIGHT), []);
  assert.deepEqual(cutsOfStroke([{ x: 0, y: 0 }], HEIGHT), []);
});

test("R: cuts lie within the stroke, ascend, and are few however tangled it is", () => {
  const coordinate = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 120 }), (points) => {
      const cuts = cutsOfStroke(points, HEIGHT);
      assert.ok(cuts.length <= 20);
      cuts.forEach((cut, i) => {
        assert.ok(cut > (cuts[i - 1] ?? 0) && cut < points.length);
      });
    }),
    { seed: 21, numRuns: 100 },
  );
});
