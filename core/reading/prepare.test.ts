import assert from "node:assert/strict";
import { test } from "node:test";
import type { Glyph } from "./glyph.ts";
import { pieceOf } from "./piece.ts";
import { prepareRuns } from "./prepare.ts";
import type { InkMark } from "./reading.ts";
import { createScoreCache } from "./scoreCache.ts";
import { oneStroke } from "./testing/writing.ts";

/** Answers that every glyph is an 8 with this chance, and no digit otherwise. */
function answering(chance: number) {
  let asked = 0;
  const classify = async (glyphs: readonly Glyph[]) => {
    asked += glyphs.length;
    return Float32Array.from({ length: glyphs.length * 11 }, (_, i) =>
      Math.log(i % 11 === 8 ? chance : i % 11 === 10 ? 1 - chance : 1e-9),
    );
  };
  return { cache: createScoreCache(classify), asked: () => asked };
}

/** A stroke as wide as `width` digit heights that could be cut. */
function stroke(width: number): InkMark {
  const { mark } = oneStroke();
  const scale = (100 * width) / 145;
  return { ...mark, samples: mark.samples.map((sample) => ({ ...sample, x: scale * sample.x })) };
}

async function piecesOf(mark: InkMark, chance: number) {
  const { cache, asked } = answering(chance);
  const [prepared] = await prepareRuns([[mark].flatMap((ink) => pieceOf(ink) ?? [])], cache);
  for (const { key } of prepared?.hypotheses ?? []) assert.equal(cache.scores(key).length, 11);
  return { count: prepared?.run.pieces.length ?? 0, asked: asked() };
}

test("R: a stroke that is a sure digit as it stands is not cut, and the network is asked once", async () => {
  assert.deepEqual(await piecesOf(stroke(1), 0.995), { count: 1, asked: 1 });
});

test("R: a stroke that is no sure digit, or too wide for one, is cut", async () => {
  assert.ok((await piecesOf(stroke(1), 0.9)).count > 1);
  assert.ok((await piecesOf(stroke(1.8), 0.995)).count > 1);
});

test("R: no runs are prepared as none", async () => {
  assert.deepEqual(await prepareRuns([], answering(0.5).cache), []);
});
