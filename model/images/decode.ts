import sharp, { type Sharp } from "sharp";
import { histogramOf, type Raster, valueAtShare } from "./raster.ts";

/** A picture ready to be read; one pixel of `gray` (0 black … 255 white) is `scale` pixels of the image as stored. */
export type Picture = {
  readonly gray: Raster;
  readonly scale: number;
  readonly orientation: number; // EXIF's, 1…8; often wrong, so not applied
};

const MOST_PIXELS = 60_000_000; // more would take memory that a small machine has not
const LONGEST_SIDE = 2_400; // finer paper shows no more of its digits
const LEAST_HEIGHT = 160; // small images are enlarged, so that a mask of ink and paper keeps their shapes
const MOST_ENLARGED = 8;
const SAMPLE_SIDE = 256; // of the small copy that says which color shows the ink best
const BETTER = 1.3; // times the contrast of plain brightness that a single color must have

/** Decodes an image file. Throws an Error in words when it is none, is cut short, or is too large to be read. */
export async function decodeImage(file: Buffer): Promise<Picture> {
  if (/^\s*(<\?xml|<svg|<!)/i.test(file.subarray(0, 256).toString("latin1")))
    throw new Error("SVG is not read");
  const open = () => sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true });
  const { width, height, orientation, hasAlpha } = await open().metadata();
  const paper = hasAlpha ? await paperBehind(open()) : "#ffffff";
  const longest = Math.max(width, height);
  const enlarged = Math.min(MOST_ENLARGED, Math.max(1, LEAST_HEIGHT / height));
  const scale = Math.min(LONGEST_SIDE / longest, enlarged);
  const flat = open().flatten({ background: paper }).toColourspace("srgb");
  const size = (factor: number) => ({
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
    fit: "fill" as const,
  });
  const small = await flat
    .clone()
    .resize(size(Math.min(1, SAMPLE_SIDE / longest)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const mix = clearestMix(small.data, small.info.channels);
  const { data, info } = await flat.resize(size(scale)).raw().toBuffer({ resolveWithObject: true });
  const gray = { w: info.width, h: info.height, values: mixed(data, info.channels, mix) };
  return { gray, scale: width / info.width, orientation: orientation ?? 1 };
}

/** Transparent images are mostly ink alone: light ink is laid on black, all other on white. */
async function paperBehind(image: Sharp): Promise<string> {
  const { data, info } = await image
    .toColourspace("srgb")
    .ensureAlpha()
    .resize({ width: SAMPLE_SIDE, height: SAMPLE_SIDE, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  let light = 0;
  let opaque = 0;
  for (let at = 0; at + 3 < data.length; at += info.channels) {
    const alpha = data[at + 3] ?? 0;
    opaque += alpha;
    light += (alpha * Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) / 255;
  }
  const clear = opaque < 0.6 * 255 * (data.length / info.channels);
  return clear && light > 0.6 * opaque ? "#000000" : "#ffffff";
}

type Mix = readonly [red: number, green: number, blue: number];
const BRIGHTNESS: Mix = [0.299, 0.587, 0.114];
const COLORS: readonly Mix[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Brightness, or the one color in which ink and paper differ much more than in brightness. */
function clearestMix(data: Buffer, channels: number): Mix {
  if (channels < 3) return BRIGHTNESS;
  const contrast = (mix: Mix) => {
    const counts = histogramOf(mixed(data, channels, mix));
    return valueAtShare(counts, 0.995) - valueAtShare(counts, 0.005);
  };
  const best = COLORS.map((mix) => ({ mix, contrast: contrast(mix) })).sort(
    (a, b) => b.contrast - a.contrast,
  )[0];
  return best && best.contrast > BETTER * contrast(BRIGHTNESS) ? best.mix : BRIGHTNESS;
}

function mixed(data: Buffer, channels: number, [red, green, blue]: Mix): Uint8Array {
  if (channels === 1) return data;
  const values = new Uint8Array(data.length / channels);
  const [second, third] = channels < 3 ? [0, 0] : [1, 2];
  for (let i = 0, at = 0; i < values.length; i++, at += channels)
    values[i] = Math.round(
      red * (data[at] ?? 0) + green * (data[at + second] ?? 0) + blue * (data[at + third] ?? 0),
    );
  return values;
}
