import sharp from "sharp";
import { type View, viewThrough } from "../../core/images/view.ts";
import { GLYPH_SIZE } from "../../core/reading/rasterise.ts";
import type { Part, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { cellsSeen } from "../../model/images/cells.ts";
import { flatOf } from "../../model/images/flat.ts";
import { blank, type Raster } from "../../model/images/raster.ts";
import { findMarks, readPicture } from "../../model/images/readImage.ts";
import { straightened } from "../../model/images/straightened.ts";

/** What became of an image on its way to the network: pictures as WebP, and each digit's glyph of 28 × 28 bytes, by number. */
export type SeenSteps = {
  readonly view: View | null; // of the image, in its original pixels: what the pictures show, where not all of it as it is
  readonly pictures: {
    readonly straight: Uint8Array | null; // what lay at an angle, as if seen from straight above
    readonly even: Uint8Array; // how much darker than its paper each place is
    readonly ink: Uint8Array; // what is told from paper
    readonly marks: Uint8Array; // what is left without lines, frames and dust
  };
  readonly glyphs: readonly (readonly Uint8Array[])[];
};

const SIDE = 2_400; // of the pictures at most: a number of a page is looked at closely
const REJECT = 10;
const CLASSES = 11;

type Seen = { readonly bitmap: Float32Array; readonly label: number };

/** Reads the picture once more, `scale` original pixels for one of `gray`, and keeps what the network was given. */
export async function seenSteps(gray: Raster, scale: number, classify: Classify): Promise<SeenSteps> {
  const seen = new Map<string, Seen[]>();
  const reading = await readPicture({ gray, scale, orientation: 1 }, async (glyphs, keys) => {
    const log = await classify(glyphs, keys);
    glyphs.forEach(({ bitmap }, i) => {
      const key = keys?.[i] ?? "";
      const label = likeliest(log.subarray(i * CLASSES, (i + 1) * CLASSES));
      seen.set(key, [...(seen.get(key) ?? []), { bitmap, label }]);
    });
    return log;
  });
  const { view, even, ink, marks } = stepsOf(gray, scale);
  return {
    view: view && scaled(view, scale),
    pictures: {
      straight: view && (await pictureOf(inverted(straightened(gray, view, "edge")))),
      even: await pictureOf(even),
      ink: await pictureOf(ink),
      marks: await pictureOf(marks),
    },
    glyphs: glyphsOf(reading, seen),
  };
}

/** The steps on the way, each full ink 255; `view` is of `gray`. A sudoku's cells are read of the grid set straight. */
function stepsOf(gray: Raster, scale: number) {
  const { darkness, ink, grid, view } = flatOf(gray, scale);
  if (grid) return { view: view ? viewThrough(view, grid) : grid, ...cellsSeen(darkness, grid) };
  const marks = blank(darkness.w, darkness.h);
  for (const { box, mask } of findMarks(darkness, ink, 1 / scale))
    mask.forEach((value, i) => {
      const at = (box.y + Math.floor(i / box.w)) * marks.w + box.x + (i % box.w);
      marks.values[at] = Math.max(marks.values[at] ?? 0, value);
    });
  return { view, even: darkness, ink: { ...ink, values: ink.values.map((value) => 255 * value) }, marks };
}

function glyphsOf({ numbers }: Reading, seen: ReadonlyMap<string, readonly Seen[]>): SeenSteps["glyphs"] {
  return numbers.map(({ digits }) =>
    digits.map(({ text, parts }) => {
      const given = seen.get(parts.map(keyOf).join("|")) ?? [];
      // Slanted writing is read as it is and set upright: what was read as the digit that was chosen is meant.
      const glyph = given.findLast(({ label }) => label === Number(text)) ?? given.at(-1);
      return Uint8Array.from({ length: GLYPH_SIZE ** 2 }, (_, i) =>
        Math.round(255 * (glyph?.bitmap[i] ?? 0)),
      );
    }),
  );
}

function keyOf({ mark, from, to }: Part): string {
  return from === undefined ? mark : `${mark}:${from}-${to}`;
}

function likeliest(log: Float32Array): number {
  let best = 0;
  for (let label = 1; label < REJECT; label++) if ((log[label] ?? 0) > (log[best] ?? 0)) best = label;
  return best;
}

function scaled({ quad: [a, b, c, d], w, h }: View, scale: number): View {
  const place = ({ x, y }: typeof a) => ({ x: x * scale, y: y * scale });
  return { quad: [place(a), place(b), place(c), place(d)], w, h };
}

function inverted({ w, h, values }: Raster): Raster {
  return { w, h, values: values.map((value) => 255 - value) };
}

/** Darkness as people know it: ink dark on light. */
async function pictureOf(darkness: Raster): Promise<Uint8Array> {
  const { w, h, values } = inverted(darkness);
  return sharp(values, { raw: { width: w, height: h, channels: 1 } })
    .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
    .toColourspace("b-w")
    .webp({ quality: 70 })
    .toBuffer();
}
