import { type Hypothesis, keyOf } from "./hypotheses.ts";
import { REJECTED } from "./lattice.ts";
import type { Piece } from "./piece.ts";

/**
 * For each hypothesis of a run how surely its strokes are digits each by itself, 0…1: then they are hardly one digit together. It is that of the
 * least sure or lowest stroke, for a bar is none; 0 for a lone stroke, and where a stroke is no hypothesis of the run.
 * `height` is a digit's, `scores` gives the network's log-probabilities by key.
 */
export function apartnessOf(
  hypotheses: readonly Hypothesis[],
  height: number,
  scores: (key: string) => ArrayLike<number>,
): readonly number[] {
  const alone = new Map<string, number>();
  for (const { key, pieces, box } of hypotheses) {
    if (pieces.some(({ mark }) => mark !== pieces[0]?.mark)) continue;
    const digit = Math.exp(Math.max(...Array.from(scores(key)).slice(0, REJECTED)));
    alone.set(key, digit * Math.min(1, box.h / height));
  }
  return hypotheses.map(({ pieces }) => {
    const strokes = byMark(pieces);
    return strokes.length < 2 ? 0 : Math.min(...strokes.map((stroke) => alone.get(keyOf(stroke)) ?? 0));
  });
}

function byMark(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const marks = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const others = marks.get(piece.mark);
    if (others) others.push(piece);
    else marks.set(piece.mark, [piece]);
  }
  return [...marks.values()];
}
