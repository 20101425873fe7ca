import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Arc, addLogs, bestTexts, chancesOf, LABELS, type Lattice } from "./lattice.ts";

type Way = {
  readonly text: string;
  readonly score: number;
  readonly arcs: readonly number[];
  readonly labels: readonly number[];
};

/** Every way to cover the lattice, by trying all. */
function everyWay(lattice: Lattice, covered = 0): readonly Way[] {
  let at = 0;
  while (covered & (1 << at)) at++;
  if (at === lattice.length) return [{ text: "", score: 0, arcs: [], labels: [] }];
  return lattice.arcs.flatMap((arc, n) => {
    const bits = arc.mask << arc.first;
    if (arc.first !== at || covered & bits) return [];
    return everyWay(lattice, covered | bits).flatMap((rest) =>
      [...arc.scores].flatMap((score, label) =>
        score === -Infinity
          ? []
          : [
              {
                text: `${LABELS[label]}${rest.text}`,
                score: score + rest.score,
                arcs: [n, ...rest.arcs],
                labels: [label, ...rest.labels],
              },
            ],
      ),
    );
  });
}

const SCORE = fc.double({ min: -6, max: 2, noNaN: true });
/** Small lattices in which every position can be covered alone, with two labels an arc. */
const LATTICE = fc.integer({ min: 1, max: 5 }).chain((length) =>
  fc
    .array(fc.record({ first: fc.nat(length - 1), more: fc.nat(15), scores: fc.tuple(SCORE, SCORE) }), {
      maxLength: 6,
    })
    .map((items): Lattice => {
      const alone = Array.from({ length }, (_, first) => arcOf(first, 1, [-1, -2]));
      const others = items.map(({ first, more, scores }) =>
        arcOf(first, (1 | (more << 1)) & ((1 << (length - first)) - 1), scores),
      );
      return { length, arcs: [...alone, ...others] };
    }),
);

function arcOf(first: number, mask: number, [one, two]: readonly [number, number]): Arc {
  const scores = new Float64Array(LABELS.length).fill(-Infinity);
  scores[1] = one;
  scores[7] = two;
  return { first, mask, scores };
}

test("R: the log sum of a lattice is that of all its ways", () => {
  fc.assert(
    fc.property(LATTICE, (lattice) => {
      const sum = everyWay(lattice).reduce((all, way) => addLogs(all, way.score), -Infinity);
      assert.ok(Math.abs(chancesOf(lattice).total - sum) < 1e-9);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("R: the marginals of a lattice are those of all its ways", () => {
  fc.assert(
    fc.property(LATTICE, (lattice) => {
      const wanted = new Float64Array(lattice.arcs.length * LABELS.length);
      const { total, marginals } = chancesOf(lattice);
      for (const way of everyWay(lattice))
        way.arcs.forEach((arc, i) => {
          const at = arc * LABELS.length + (way.labels[i] ?? 0);
          wanted[at] = (wanted[at] ?? 0) + Math.exp(way.score - total);
        });
      marginals.forEach((p, i) => {
        assert.ok(Math.abs(p - (wanted[i] ?? 0)) < 1e-9);
      });
    }),
    { seed: 12, numRuns: 300 },
  );
});

test("R: the best texts are the likeliest of all ways, each with all its ways together", () => {
  fc.assert(
    fc.property(LATTICE, (lattice) => {
      const byText = new Map<string, number>();
      for (const way of everyWay(lattice))
        byText.set(way.text, addLogs(byText.get(way.text) ?? -Infinity, way.score));
      const wanted = [...byText].sort((a, b) => b[1] - a[1]);
      const found = bestTexts(lattice, 200);
      assert.equal(found.length, wanted.length);
      found.forEach(({ text, score, path }, i) => {
        assert.ok(Math.abs(score - (byText.get(text) ?? NaN)) < 1e-9);
        assert.ok(Math.abs(score - (wanted[i]?.[1] ?? NaN)) < 1e-9);
        assert.equal(path.labels.map((label) => LABELS[label]).join(""), text);
      });
    }),
    { seed: 13, numRuns: 200 },
  );
});

test("R: with a target only that text is found, and nothing where no way reads it", () => {
  const lattice: Lattice = {
    length: 2,
    arcs: [arcOf(0, 1, [-1, -9]), arcOf(1, 1, [-1, -9]), arcOf(0, 3, [0, 0])],
  };
  assert.deepEqual(
    bestTexts(lattice, 4, "77").map(({ text, path }) => [text, path.arcs]),
    [["77", [0, 1]]],
  );
  assert.deepEqual(bestTexts(lattice, 4, "5"), []);
});

test("R: a lattice that cannot be covered has no reading", () => {
  const lattice: Lattice = { length: 2, arcs: [arcOf(0, 1, [0, 0])] };
  assert.equal(chancesOf(lattice).total, -Infinity);
  assert.deepEqual(bestTexts(lattice, 4), []);
});
