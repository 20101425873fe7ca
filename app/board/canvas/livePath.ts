import type { Sample } from "../../../core/ink/sample.ts";
import { type Drawn, outlineOf, pieceCount, trace } from "./outline.ts";

/** The outline of a stroke that grows: only its last piece is computed again each frame. */
export type LivePath = {
  readonly paint: (context: CanvasRenderingContext2D, stroke: Drawn, predicted?: readonly Sample[]) => void;
};

export function createLivePath(): LivePath {
  const settled = new Path2D();
  let settledPieces = 0;
  return {
    paint: (context, stroke, predicted = []) => {
      const last = pieceCount(stroke.samples.length) - 1;
      for (; settledPieces < last; settledPieces++) trace(settled, [outlineOf(stroke, settledPieces)]);
      if (settledPieces > 0) context.fill(settled);
      context.fill(trace(new Path2D(), [outlineOf(stroke, last, predicted)]));
    },
  };
}
