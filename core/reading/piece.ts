import { type Box, boxOf } from "../ink/box.ts";
import type { BlobMark, InkMark, Part } from "./reading.ts";

type Point = { readonly x: number; readonly y: number };

/** A mark or a stretch of one: the smallest thing a digit is made of. Blobs are cut by columns, strokes by samples. */
export type Piece = {
  readonly key: string; // unique on the board: mark and range
  readonly mark: string;
  readonly from: number;
  readonly to: number; // half-open
  readonly whole: boolean;
  readonly seq: number;
  readonly box: Box;
  readonly outline: readonly Point[]; // the stroke with few points, for geometry; empty for blobs
  readonly source: InkMark | BlobMark;
};

const OUTLINE_POINTS = 40;
const FLAT = 7; // times as wide as high

/** Whether ink lies flat like a dash or a rule: digits that hang together are higher for their width. */
export function isFlat({ w, h }: Box): boolean {
  return w >= FLAT * h;
}

/** How many samples (ink) or columns (blob) a mark has. */
export function lengthOfMark(mark: InkMark | BlobMark): number {
  return mark.kind === "ink" ? mark.samples.length : mark.box.w;
}

/** The piece of `mark` from sample or column `from` up to, not including, `to`. Null when nothing of it is ink. */
export function pieceOf(mark: InkMark | BlobMark, from = 0, to = lengthOfMark(mark)): Piece | null {
  const start = Math.max(0, from);
  const end = Math.min(lengthOfMark(mark), to);
  if (end <= start) return null;
  const box = mark.kind === "ink" ? boxOf(mark.samples.slice(start, end)) : boxOfColumns(mark, start, end);
  if (box === null) return null;
  return {
    key: `${mark.id}:${start}-${end}`,
    mark: mark.id,
    from: start,
    to: end,
    whole: start === 0 && end === lengthOfMark(mark),
    seq: mark.seq,
    box,
    outline: mark.kind === "ink" ? thinned(mark.samples, start, end) : [],
    source: mark,
  };
}

/** The parts that pieces stand for; neighbouring stretches of one mark become one part, a whole mark has no range. */
export function partsOf(pieces: readonly Piece[]): readonly Part[] {
  const sorted = [...pieces].sort(byWriting);
  const joined: { mark: string; from: number; to: number; length: number }[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    if (last && last.mark === piece.mark && last.to === piece.from) last.to = piece.to;
    else
      joined.push({ mark: piece.mark, from: piece.from, to: piece.to, length: lengthOfMark(piece.source) });
  }
  return joined.map(({ mark, from, to, length }) =>
    from === 0 && to === length ? { mark } : { mark, from, to },
  );
}

/** Order of writing, the same however the pieces came. */
export function byWriting(a: Piece, b: Piece): number {
  return a.seq - b.seq || compareText(a.mark, b.mark) || a.from - b.from;
}

/** Text order without a locale, so that every machine sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function thinned(samples: readonly Point[], from: number, to: number): readonly Point[] {
  const count = to - from;
  if (count <= OUTLINE_POINTS) return samples.slice(from, to);
  const points: Point[] = [];
  for (let i = 0; i < OUTLINE_POINTS; i++) {
    const point = samples[from + Math.round((i * (count - 1)) / (OUTLINE_POINTS - 1))];
    if (point) points.push(point);
  }
  return points;
}

function boxOfColumns(mark: BlobMark, from: number, to: number): Box | null {
  const { w, h } = mark.box;
  let left = to;
  let right = -1;
  let top = h;
  let bottom = -1;
  for (let y = 0; y < h; y++) {
    for (let x = from; x < to; x++) {
      if (!mark.mask[y * w + x]) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  return { x: mark.box.x + left, y: mark.box.y + top, w: right - left + 1, h: bottom - top + 1 };
}
