import { rasteriseMask, rasteriseStrokes } from "./rasterise.ts";
import { trajectoryOf } from "./trajectory.ts";

/** Whose hand wrote ink, and when the last of it came. */
export type Hand = { readonly author: string; readonly atMs: number };

/** One hypothesis as the network sees it. */
export type Glyph = {
  readonly bitmap: Float32Array; // [28 * 28], row by row, 0…1, ink is 1
  readonly trajectory: Float32Array | null; // [POINTS * CHANNELS]; null for ink that has no order of writing
  readonly hand?: Hand; // absent where nobody is known to have written it alone
};

type Point = { readonly x: number; readonly y: number };

/** The glyph of strokes in writing order, in any unit, y down. Throws a RangeError without a single point. */
export function glyphOfStrokes(strokes: readonly (readonly Point[])[]): Glyph {
  return { bitmap: rasteriseStrokes(strokes), trajectory: trajectoryOf(strokes) };
}

/** The glyph of a blob of `w` × `h` pixels, row by row; 0 is paper. Throws a RangeError on an empty mask. */
export function glyphOfMask(mask: ArrayLike<number>, w: number, h: number): Glyph {
  return { bitmap: rasteriseMask(mask, w, h), trajectory: null };
}
