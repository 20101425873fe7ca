import { GLYPH_SIZE, rasteriseStrokes } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS, trajectoryOf } from "../core/reading/trajectory.ts";
import { augmentBitmap } from "./augment/bitmap.ts";
import { type CutPiece, cutPiece, type Digit } from "./augment/cut.ts";
import { cutInk } from "./augment/cutInk.ts";
import { augmentInk, penWidth, steadyPenWidth } from "./augment/ink.ts";
import { fragmentOf, halfOf, joinBitmaps, joinInk, withLigature, wrongGroup } from "./augment/joined.ts";
import { degrade } from "./augment/paper.ts";
import { createRandom, type Random } from "./augment/random.ts";
import { makeScribble } from "./augment/scribble.ts";
import { slashed } from "./augment/slashed.ts";
import { type InkItem, type InkSet, NOT_A_DIGIT, type Strokes } from "./data/ink.ts";
import { bitmapOf, type Images } from "./data/mnist.ts";

/** Training samples: the first `images` of them have no trajectory, the others are ink. */
export type Batch = {
  readonly images: number;
  readonly bitmaps: Float32Array; // [size, 28 * 28]
  readonly trajectories: Float32Array; // [size - images, POINTS * CHANNELS]
  readonly labels: Int32Array; // [size]
  readonly doubtful: Float32Array; // [size], 1 where the piece may by chance be a digit after all
};

/** How many of each kind are in a batch. */
export type Mix = Readonly<
  Record<
    | "images"
    | "photos"
    | "madeImages"
    | "cuts"
    | "digits"
    | "inkCuts"
    | "others"
    | "scribbles"
    | "groups"
    | "fragments",
    number
  >
>;

export const FULL_MIX: Mix = {
  images: 60,
  photos: 6,
  madeImages: 4,
  cuts: 0,
  digits: 46,
  inkCuts: 0,
  others: 14,
  scribbles: 4,
  groups: 5,
  fragments: 5,
};
export const IMAGES_ONLY_MIX: Mix = {
  images: 112,
  photos: 0,
  madeImages: 12,
  cuts: 0,
  digits: 0,
  inkCuts: 0,
  others: 0,
  scribbles: 4,
  groups: 0,
  fragments: 0,
};
/** For a network of images alone: ink is drawn, and its order of writing left away. */
export const DRAWN_MIX: Mix = {
  images: 88,
  photos: 12,
  madeImages: 4,
  cuts: 16,
  digits: 10,
  inkCuts: 0,
  others: 7,
  scribbles: 2,
  groups: 3,
  fragments: 2,
};
/** For ink alone, beside MNIST's images, which keep the bitmap branch from learning its writers by heart. */
export const INK_MIX: Mix = {
  images: 36,
  photos: 0,
  madeImages: 2,
  cuts: 0,
  digits: 46,
  inkCuts: 16,
  others: 28,
  scribbles: 5,
  groups: 6,
  fragments: 5,
};

const HALVED = new Set([0, 2, 3, 5, 8]); // halves of the others are too often a fair 1

const LIGATURES = 0.12; // of digits: joined writing is cut, and pieces of the way between digits stay on them
const SLASHED = 0.08; // of zeros
const DEGRADED = { image: 0.15, photo: 0.3, ink: 0.1 }; // shares
const CUT = { ofInk: 0.3, ofPhotos: 0.15, zeros: 0.3 }; // shares of the digits that are joined and cut

type Sample = { readonly label: number; readonly doubtful?: boolean };
type ImageSample = Sample & { readonly bitmap: Float32Array };
type InkSample = Sample & { readonly strokes: Strokes };

/** What batches are made from; photographed digits may be none. */
export type Sources = { readonly images: Images; readonly photos: Images; readonly ink: InkSet };

/** Batch number `step` of the training that `seed` names: the same for the same arguments, wherever it is made. */
export function makeBatch({ images, photos, ink }: Sources, mix: Mix, seed: number, step: number): Batch {
  const random = createRandom(seed, step);
  const withImages: ImageSample[] = [
    ...times(mix.images, () => imageOf(images, DEGRADED.image, random)),
    ...times(mix.photos, () => imageOf(photos.count > 0 ? photos : images, DEGRADED.photo, random)),
    ...times(mix.madeImages, () => madeImage(images, random)),
    ...times(mix.cuts, () => cutOf({ images, photos, ink }, random)),
  ];
  const withInk: InkSample[] = [
    ...times(mix.digits, () => digitOf(ink, random)),
    ...times(mix.inkCuts, () => inkCutOf(ink, random)),
    ...times(mix.others, () => random.pick(ink.others)),
    ...times(mix.scribbles, () => ({ strokes: makeScribble(random), label: NOT_A_DIGIT })),
    ...times(mix.groups, () => groupOf(ink, random)),
    ...times(mix.fragments, () => brokenDigit(ink.digits, random)),
  ];
  return assemble(withImages, withInk, mix, random);
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function imageOf(images: Images, degraded: number, random: Random): ImageSample {
  const index = random.below(images.count);
  const bitmap = augmentBitmap(bitmapOf(images, index), random);
  if (random.chance(degraded)) degrade(bitmap, random);
  return { bitmap, label: images.labels[index] ?? NOT_A_DIGIT };
}

function digitOf(ink: InkSet, random: Random): InkSample {
  const { strokes, label } = random.pick(ink.digits);
  if (label === 0 && random.chance(SLASHED)) return { strokes: slashed(strokes, random), label };
  return { strokes: random.chance(LIGATURES) ? withLigature(strokes, random) : strokes, label };
}

function madeImage(images: Images, random: Random): ImageSample {
  const any = () => bitmapOf(images, random.below(images.count));
  const index = random.below(images.count);
  if (!HALVED.has(images.labels[index] ?? 0) || random.chance(0.4))
    return { bitmap: augmentBitmap(joinBitmaps(any(), any(), random), random), label: NOT_A_DIGIT };
  const half = halfOf(bitmapOf(images, index), random);
  return { bitmap: augmentBitmap(half, random), label: NOT_A_DIGIT, doubtful: true };
}

/** A piece of two to four joined digits; zeros are often joined, so there are more of them. */
function cutOf(sources: Sources, random: Random): ImageSample {
  let piece: CutPiece | null = null;
  for (let tries = 0; tries < 6 && piece === null; tries++) {
    const count = 2 + random.below(3);
    const zeros = random.chance(CUT.zeros);
    piece = cutPiece(
      times(count, () => digitImage(sources, zeros && random.chance(0.75), random)),
      random,
    );
  }
  if (piece === null) return madeImage(sources.images, random);
  if (random.chance(DEGRADED.image)) degrade(piece.bitmap, random);
  return piece;
}

function digitImage({ images, photos, ink }: Sources, zero: boolean, random: Random): Digit {
  if (ink.digits.length > 0 && random.chance(CUT.ofInk)) {
    const { strokes, label } = pickDigit(() => random.pick(ink.digits), zero);
    return { bitmap: rasteriseStrokes(augmentInk(strokes, random), penWidth(random)), label };
  }
  const from = photos.count > 0 && random.chance(CUT.ofPhotos) ? photos : images;
  const { at, label } = pickDigit(() => {
    const index = random.below(from.count);
    return { at: index, label: from.labels[index] ?? NOT_A_DIGIT };
  }, zero);
  return { bitmap: augmentBitmap(bitmapOf(from, at), random), label };
}

function pickDigit<T extends { readonly label: number }>(draw: () => T, zero: boolean): T {
  let drawn = draw();
  for (let tries = 0; zero && drawn.label !== 0 && tries < 40; tries++) drawn = draw();
  return drawn;
}

function inkCutOf(ink: InkSet, random: Random): InkSample {
  for (let tries = 0; tries < 8; tries++) {
    const piece = cutInk(random.pick(ink.digits), random.pick(ink.digits), random);
    if (piece) return piece;
  }
  return digitOf(ink, random);
}

function groupOf(ink: InkSet, random: Random): InkSample {
  if (ink.pairs.length > 0 && random.chance(0.4))
    return { strokes: wrongGroup(random.pick(ink.pairs), random), label: NOT_A_DIGIT };
  const joined = joinInk(random.pick(ink.digits).strokes, random.pick(ink.digits).strokes, random);
  return { strokes: joined, label: NOT_A_DIGIT };
}

function brokenDigit(digits: readonly InkItem[], random: Random): InkSample {
  for (let tries = 0; tries < 8; tries++) {
    const strokes = fragmentOf(random.pick(digits).strokes, random);
    if (strokes) return { strokes, label: NOT_A_DIGIT, doubtful: true };
  }
  return { strokes: makeScribble(random), label: NOT_A_DIGIT };
}

function assemble(
  withImages: readonly ImageSample[],
  withInk: readonly InkSample[],
  mix: Mix,
  random: Random,
): Batch {
  const drawn = mix === DRAWN_MIX;
  const pen = mix === INK_MIX ? steadyPenWidth : penWidth;
  const degraded = mix === INK_MIX ? 0 : DEGRADED.ink;
  const size = withImages.length + withInk.length;
  const bitmaps = new Float32Array(size * GLYPH_SIZE * GLYPH_SIZE);
  const trajectories = new Float32Array(drawn ? 0 : withInk.length * POINTS * CHANNELS);
  withImages.forEach((sample, i) => {
    bitmaps.set(sample.bitmap, i * GLYPH_SIZE * GLYPH_SIZE);
  });
  withInk.forEach((sample, i) => {
    const strokes = augmentInk(sample.strokes, random);
    const bitmap = rasteriseStrokes(strokes, pen(random));
    if (random.chance(degraded)) degrade(bitmap, random);
    bitmaps.set(bitmap, (withImages.length + i) * GLYPH_SIZE * GLYPH_SIZE);
    if (!drawn) trajectories.set(trajectoryOf(strokes), i * POINTS * CHANNELS);
  });
  const all: readonly Sample[] = [...withImages, ...withInk];
  return {
    images: drawn ? size : withImages.length,
    bitmaps,
    trajectories,
    labels: Int32Array.from(all, (sample) => sample.label),
    doubtful: Float32Array.from(all, (sample) => (sample.doubtful ? 1 : 0)),
  };
}
