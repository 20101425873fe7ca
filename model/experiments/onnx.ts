import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as ort from "onnxruntime-node";
import type { Glyph } from "../../core/reading/glyph.ts";
import { loadBackend } from "../backend.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { loadMnist, sliceImages } from "../data/mnist.ts";
import { imageGlyphs, inkGlyphs } from "../glyphs.ts";
import { infer } from "../infer.ts";
import { CLASSES, LAYERS } from "../network.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "../weights.ts";
import { networkAsOnnx } from "./onnx/network.ts";

/**
 * The serving network run by ONNX Runtime beside our own backend: largest difference of logits on 1,000 MNIST images and
 * 1,000 glyphs of ink, and the times of both, taken in turns. `node --import tsx model/experiments/onnx.ts [--out FILE.onnx] [--threads N]`
 * prints them as JSON, and keeps the ONNX model in FILE. Our backend takes its threads from `TF_NUM_INTRAOP_THREADS`.
 */
type Head = "bitmap" | "fused";
type Session = ort.InferenceSession;

const COUNT = 1000;
const SHAPES = { bitmap: [1, 28, 28], trajectory: [48, 1, 5] } as const;

const { tf, name } = await loadBackend();
const weights = loadTensors(tf, WEIGHTS_FILE);
const model = Buffer.concat(networkAsOnnx(weights));
const { values } = parseArgs({
  options: { out: { type: "string" }, threads: { type: "string", default: "0" } },
});
if (values.out !== undefined) writeFileSync(values.out, model);
const threads = Number(values.threads); // 0: as many as there are cores
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: threads });
const images = imageGlyphs(sliceImages(loadMnist("test"), 0, COUNT)).glyphs;
const blank = new Float32Array(240);
const sets: Readonly<Record<Head, readonly Glyph[]>> = {
  bitmap: images.map((glyph) => ({ ...glyph, trajectory: blank })),
  fused: inkGlyphs(loadInk(defaultInkFiles(), "calibration").digits.slice(0, COUNT)).glyphs,
};
const report = {
  version: versionOf(WEIGHTS_FILE),
  layers: LAYERS.length,
  onnxBytes: model.length,
  backend: name,
  threads: threads === 0 ? "all cores" : threads,
  images: await compare("bitmap"),
  ink: sets.fused.length > 0 ? await compare("fused") : null,
};
console.log(JSON.stringify(report, null, 2));
await session.release();

async function compare(head: Head) {
  const glyphs = sets[head];
  let largest = 0;
  let disagree = 0;
  const ours = infer(tf, weights, glyphs, head);
  for (let at = 0; at < glyphs.length; at += 64) {
    const theirs = await run(session, glyphs.slice(at, at + 64), head);
    for (let row = 0; row < theirs.length; row += CLASSES) {
      const from = at * CLASSES + row;
      const pair = [ours.subarray(from, from + CLASSES), theirs.subarray(row, row + CLASSES)] as const;
      for (let k = 0; k < CLASSES; k++)
        largest = Math.max(largest, Math.abs((pair[0][k] ?? 0) - (pair[1][k] ?? NaN)));
      if (pair[0].indexOf(Math.max(...pair[0])) !== pair[1].indexOf(Math.max(...pair[1]))) disagree++;
    }
  }
  return {
    glyphs: glyphs.length,
    largestDifferenceOfLogits: largest,
    readDifferently: disagree,
    one: await timed(head, 1, 300),
    sixtyFour: await timed(head, 64, 40),
  };
}

/** Milliseconds of both for `size` glyphs at once, drawn beforehand: medians and 95th percentiles of `rounds` turns. */
async function timed(head: Head, size: number, rounds: number) {
  const times = { ours: [] as number[], onnx: [] as number[] };
  for (let round = -5; round < rounds; round++) {
    const from = ((round + 5) * size) % (COUNT - size);
    const glyphs = sets[head].slice(from, from + size);
    const start = performance.now();
    infer(tf, weights, glyphs, head);
    const middle = performance.now();
    await run(session, glyphs, head);
    if (round < 0) continue; // the first runs compile
    times.ours.push(middle - start);
    times.onnx.push(performance.now() - middle);
  }
  return { ours: percentiles(times.ours), onnx: percentiles(times.onnx) };
}

function percentiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => Number((sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(2));
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** Logits [n, 11] of the head by ONNX Runtime; the other head is not asked for. */
async function run(from: Session, glyphs: readonly Glyph[], head: Head): Promise<Float32Array> {
  const gather = (part: "bitmap" | "trajectory") => {
    const shape = SHAPES[part];
    const size = shape.reduce<number>((product, side) => product * side, 1);
    const values = new Float32Array(glyphs.length * size);
    glyphs.forEach((glyph, i) => {
      values.set(glyph[part] ?? blank, i * size);
    });
    return new ort.Tensor("float32", values, [glyphs.length, ...shape]);
  };
  const given = { bitmaps: gather("bitmap"), trajectories: gather("trajectory") };
  const answer = (await from.run(given, [head]))[head]?.data;
  if (!(answer instanceof Float32Array)) throw new Error(`ONNX Runtime gave no ${head} logits`);
  return answer;
}
