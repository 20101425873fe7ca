import { GLYPH_SIZE, rasteriseStrokes } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS, trajectoryOf } from "../core/reading/trajectory.ts";
import { augmentBitmap } from "./augment/bitmap.ts";
import { augmentInk, penWidth } from "./augment/ink.ts";
import { fragmentOf, halfOf, joinBitmaps, joinInk, withLigature, wrongGroup } from "./augment/joined.ts";
import { degrade } from "./augment/paper.ts";
import { createRandom, type Random } from "./augment/random.ts";
import { makeScribble } from "./augment/scribble.ts";
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
    "images" | "photos" | "madeImages" | "digits" | "others" | "scribbles" | "groups" | "fragments",
    number
  >
>;

export const FULL_MIX: Mix = {
  images: 60,
  photos: 6,
  madeImages: 4,
  digits: 46,
  others: 14,
  scribbles: 4,
  groups: 5,
  fragments: 5,
};
export const IMAGES_ONLY_MIX: Mix = {
  images: 112,
  photos: 0,
  madeImages: 12,
  digits: 0,
  others: 0,
  scribbles: 4,
  groups: 0,
  fragments: 0,
};

const HALVED = new Set([0, 2, 3, 5, 8]); // halves of the others are too often a fair 1

const LIGATURES = 0.12; // of digits: joined writing is cut, and pieces of the way between digits stay on them
const DEGRADED = { image: 0.15, photo: 0.3, ink: 0.1 }; // shares

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
  ];
  const withInk: InkSample[] = [
    ...times(mix.digits, () => digitOf(ink, random)),
    ...times(mix.others, () => random.pick(ink.others)),
    ...times(mix.scribbles, () => ({ strokes: makeScribble(random), label: NOT_A_DIGIT })),
    ...times(mix.groups, () => groupOf(ink, random)),
    ...times(mix.fragments, () => brokenDigit(ink.digits, random)),
  ];
  return assemble(withImages, withInk, random);
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

function assemble(withImages: readonly ImageSample[], withInk: readonly InkSample[], random: Random): Batch {
  const size = withImages.length + withInk.length;
  const bitmaps = new Float32Array(size * GLYPH_SIZE * GLYPH_SIZE);
  const trajectories = new Float32Array(withInk.length * POINTS * CHANNELS);
  withImages.forEach((sample, i) => {
    bitmaps.set(sample.bitmap, i * GLYPH_SIZE * GLYPH_SIZE);
  });
  withInk.forEach((sample, i) => {
    const strokes = augmentInk(sample.strokes, random);
    const bitmap = rasteriseStrokes(strokes, penWidth(random));
    if (random.chance(DEGRADED.ink)) degrade(bitmap, random);
    bitmaps.set(bitmap, (withImages.length + i) * GLYPH_SIZE * GLYPH_SIZE);
    trajectories.set(trajectoryOf(strokes), i * POINTS * CHANNELS);
  });
  const all: readonly Sample[] = [...withImages, ...withInk];
  return {
    images: withImages.length,
    bitmaps,
    trajectories,
    labels: Int32Array.from(all, (sample) => sample.label),
    doubtful: Float32Array.from(all, (sample) => (sample.doubtful ? 1 : 0)),
  };
}
