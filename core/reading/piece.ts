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
  readonly source: InkMark | ResumedInk | BlobMark;
};

/** Strokes that are one in all but name, samples and all: the ids of the marks that each stretch is of, and where it begins. */
export type ResumedInk = InkMark & { readonly strokes: readonly Stretch[] };
type Stretch = { readonly mark: string; readonly from: number };

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
export function pieceOf(mark: Piece["source"], from = 0, to = lengthOfMark(mark)): Piece | null {
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

/** The marks that the ink of `source` is of, in the order of its samples. */
export function strokesOf(source: Piece["source"]): readonly Stretch[] {
  return "strokes" in source ? source.strokes : [{ mark: source.id, from: 0 }];
}

/** The parts of the board's marks that pieces stand for; neighbouring stretches of one mark become one part, a whole mark has no range. */
export function partsOf(pieces: readonly Piece[]): readonly Part[] {
  return rangesOf(pieces).flatMap(({ source, from, to }) => {
    const strokes = strokesOf(source);
    return strokes.flatMap((stroke, i): readonly Part[] => {
      const length = (strokes[i + 1]?.from ?? lengthOfMark(source)) - stroke.from;
      const first = Math.max(0, from - stroke.from);
      const end = Math.min(length, to - stroke.from);
      if (end <= first) return [];
      return first === 0 && end === length
        ? [{ mark: stroke.mark }]
        : [{ mark: stroke.mark, from: first, to: end }];
    });
  });
}

type Range = { readonly source: Piece["source"]; readonly from: number; to: number };

/** The stretches of ink that pieces are, in writing order; those that follow each other as one. */
export function rangesOf(pieces: readonly Piece[]): readonly Readonly<Range>[] {
  const ranges: Range[] = [];
  for (const { source, from, to } of [...pieces].sort(byWriting)) {
    const last = ranges.at(-1);
    if (last && last.source.id === source.id && last.to === from) last.to = to;
    else ranges.push({ source, from, to });
  }
  return ranges;
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
