import { parseArgs } from "node:util";
import { glyphOfStrokes } from "../../core/reading/glyph.ts";
import { loadBackend } from "../backend.ts";
import { loadMnist, sliceImages } from "../data/mnist.ts";
import { imageGlyphs } from "../glyphs.ts";
import { rateOf } from "../measures.ts";
import { loadStrings } from "../strings/items.ts";

/**
 * Nearest neighbour by squared distance: `node --import tsx model/experiments/nearest.ts [--images 10000] [--every 1]`. Each digit of UNIPEN
 * 1a's training and calibration writers (or every nth) is held against those of all other writers, by bitmap, by trajectory and by both;
 * 2,000 of MNIST's test images against the first of its training images.
 */
const CHUNK = 256;
const { values } = parseArgs({
  options: { images: { type: "string", default: "10000" }, every: { type: "string", default: "1" } },
});
const { tf } = await loadBackend();

type Item = { readonly row: Float32Array; readonly label: number; readonly writer: string };

const every = Number(values.every);
const ink = (["train", "calibration"] as const)
  .flatMap((fold) => loadStrings("digits_1a", fold))
  .filter(({ text }) => /^[0-9]$/.test(text))
  .map(({ strokes, text, writer }) => {
    const { bitmap, trajectory } = glyphOfStrokes(strokes);
    const name = writer.slice(writer.lastIndexOf("/") + 1).toLowerCase();
    return { bitmap, trajectory: trajectory ?? new Float32Array(0), label: Number(text), writer: name };
  });
const views = {
  bitmap: ink.map((item) => ({ ...item, row: item.bitmap })),
  trajectory: ink.map((item) => ({ ...item, row: item.trajectory })),
  both: ink.map((item) => ({ ...item, row: Float32Array.of(...item.bitmap, ...item.trajectory) })),
};
for (const [view, items] of Object.entries(views))
  console.log(
    JSON.stringify({
      set: "UNIPEN 1a, other writers",
      view,
      ...errorOf(
        items.filter((_, i) => i % every === 0),
        items,
      ),
    }),
  );
const of = (part: "train" | "test", count: number): readonly Item[] => {
  const { glyphs, labels } = imageGlyphs(sliceImages(loadMnist(part), 0, count));
  return glyphs.map(({ bitmap }, i) => ({ row: bitmap, label: labels[i] ?? 0, writer: part }));
};
const known = of("train", Number(values.images));
console.log(
  JSON.stringify({
    set: "MNIST test, first 2,000",
    known: known.length,
    ...errorOf(of("test", 2000), known),
  }),
);

/** Asked items are never held against the same writer's. */
function errorOf(asked: readonly Item[], known: readonly Item[]) {
  const matrix = tensorOf(known);
  const squares = tf.sum(tf.square(matrix), 1);
  let wrong = 0;
  for (let at = 0; at < asked.length; at += CHUNK) {
    const chunk = asked.slice(at, at + CHUNK);
    const distances = tf.tidy(() =>
      tf.sub(squares, tf.mul(2, tf.matMul(tensorOf(chunk), matrix, false, true))).dataSync(),
    );
    chunk.forEach((item, i) => {
      if (nearestLabel(item, known, distances.subarray(i * known.length)) !== item.label) wrong++;
    });
  }
  tf.dispose([matrix, squares]);
  return rateOf(wrong, asked.length);
}

function nearestLabel({ writer }: Item, known: readonly Item[], distances: ArrayLike<number>): number {
  let nearest = -1;
  let least = Infinity;
  known.forEach((other, k) => {
    const distance = distances[k] ?? Infinity;
    if (distance >= least || other.writer === writer) return;
    least = distance;
    nearest = other.label;
  });
  return nearest;
}

function tensorOf(items: readonly Item[]) {
  const width = items[0]?.row.length ?? 0;
  const all = new Float32Array(items.length * width);
  items.forEach(({ row }, i) => {
    all.set(row, i * width);
  });
  return tf.tensor2d(all, [items.length, width]);
}
