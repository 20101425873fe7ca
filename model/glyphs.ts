import { type Glyph, glyphOfStrokes } from "../core/reading/glyph.ts";
import type { InkItem } from "./data/ink.ts";
import { bitmapOf, type Images } from "./data/mnist.ts";

/** Glyphs with what they are: 0…9, or 10. */
export type Labelled = { readonly glyphs: readonly Glyph[]; readonly labels: readonly number[] };

/** Ink exactly as serving draws it. */
export function inkGlyphs(items: readonly InkItem[]): Labelled {
  return {
    glyphs: items.map((item) => glyphOfStrokes(item.strokes)),
    labels: items.map((item) => item.label),
  };
}

/** The same ink without its order of writing, as if it came from an image. */
export function withoutTrajectory({ glyphs, labels }: Labelled): Labelled {
  return { glyphs: glyphs.map(({ bitmap }) => ({ bitmap, trajectory: null })), labels };
}

export function imageGlyphs(images: Images): Labelled {
  return {
    glyphs: Array.from({ length: images.count }, (_, i) => ({
      bitmap: bitmapOf(images, i),
      trajectory: null,
    })),
    labels: Array.from(images.labels),
  };
}
