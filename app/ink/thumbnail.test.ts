import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, Op } from "../../core/board/op.ts";
import { placedIds } from "../../core/board/place.ts";
import { placeOf } from "../../core/board/testing/moves.ts";
import { handInk } from "./handInk.ts";
import { thumbnailSvg } from "./thumbnail.ts";

function entriesOf(ops: readonly Op[]): readonly Entry[] {
  return ops.map((op, i) => ({ seq: i + 1, author: "ada", atMs: 0, op }));
}

function draw(id: string, at: { x: number; y: number; height: number }): Op {
  const [ink] = handInk("7", { ...at, seed: 1 });
  assert.ok(ink);
  return {
    kind: "draw",
    id,
    stroke: { id, pointer: "mouse", pen: { color: 1, width: 4 }, samples: ink.samples },
  };
}

test("a thumbnail shows an image's digits on its faint page, until they are taken away", () => {
  const place = placeOf("image".padEnd(16, "_"), 2);
  const shown = thumbnailSvg(entriesOf([place]), "light");
  assert.equal(shown.match(/<path/g)?.length, 3);
  assert.equal(shown.match(/<rect/g)?.length, 1);
  assert.doesNotMatch(shown, /d=""|NaN/);
  const gone = entriesOf([place, { kind: "hide", id: "h", marks: placedIds(place) }]);
  assert.doesNotMatch(thumbnailSvg(gone, "light"), /<path|<rect/);
});

test("a thumbnail shows the ink that is visible, in the paper's colors", () => {
  const ops: Op[] = [
    draw("a", { x: 0, y: 0, height: 60 }),
    draw("b", { x: 90, y: 0, height: 60 }),
    { kind: "type", id: "c", text: "42", box: { x: 0, y: 90, w: 40, h: 30 } },
    { kind: "hide", id: "d", marks: ["b"] },
  ];
  const light = thumbnailSvg(entriesOf(ops), "light");
  assert.equal(light.match(/<path/g)?.length, 1);
  assert.match(light, />42<\/text>/);
  assert.notEqual(light, thumbnailSvg(entriesOf(ops), "dark"));
  assert.doesNotMatch(light, /NaN|Infinity|undefined/);
});

test("whatever lies far away or is only a dot fits into the picture", () => {
  const far = draw("a", { x: 9_000_000, y: -9_000_000, height: 60 });
  const dot: Op = {
    kind: "draw",
    id: "b",
    stroke: {
      id: "b",
      pointer: "pen",
      pen: { color: 0, width: 2 },
      samples: [{ x: 5, y: 5, t: 0, pressure: 1 }],
    },
  };
  for (const ops of [[far], [dot], [far, dot], []]) {
    const svg = thumbnailSvg(entriesOf(ops), "light");
    assert.doesNotMatch(svg, /NaN|Infinity/);
    assert.match(svg, /^<svg .*<\/svg>$/);
  }
});
