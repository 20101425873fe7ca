import { type Box, unionOf } from "../ink/box.ts";
import { type Glyph, glyphOfMask, glyphOfStrokes, type Hand } from "./glyph.ts";
import { type Piece, rangesOf } from "./piece.ts";
import type { BlobMark } from "./reading.ts";

/** A hypothesis as the network sees it: its strokes in writing order, or its blobs in one mask. */
export function glyphOfHypothesis({ pieces }: { readonly pieces: readonly Piece[] }): Glyph {
  const strokes: (readonly { readonly x: number; readonly y: number }[])[] = [];
  const blobs: { readonly blob: BlobMark; readonly from: number; readonly to: number }[] = [];
  for (const { source, from, to } of rangesOf(pieces)) {
    if (source.kind === "ink") strokes.push(source.samples.slice(from, to + 1));
    else blobs.push({ blob: source, from, to });
  }
  if (strokes.length === 0) return glyphOfBlobs(blobs);
  const hand = handOf(pieces);
  return hand ? { ...glyphOfStrokes(strokes), hand } : glyphOfStrokes(strokes);
}

/** Undefined where the pieces are of two people, or of nobody known. */
function handOf(pieces: readonly Piece[]): Hand | undefined {
  let hand: Hand | undefined;
  for (const { source } of pieces) {
    if (source.kind !== "ink" || source.author === undefined) return undefined;
    if (hand !== undefined && hand.author !== source.author) return undefined;
    hand = { author: source.author, atMs: Math.max(hand?.atMs ?? -Infinity, source.atMs) };
  }
  return hand;
}

type Cut = { readonly blob: BlobMark; readonly from: number; readonly to: number };

/** Columns `from` up to, not including, `to` of each blob, in one mask. */
export function glyphOfBlobs(cuts: readonly Cut[]): Glyph {
  const box = cuts.map(({ blob }) => blob.box).reduce(unionOf);
  const w = Math.round(box.w);
  const h = Math.round(box.h);
  const mask = new Uint8Array(w * h);
  for (const cut of cuts) copy(cut, mask, box, w);
  return glyphOfMask(mask, w, h);
}

function copy({ blob, from, to }: Cut, into: Uint8Array, box: Box, width: number): void {
  const left = Math.round(blob.box.x - box.x);
  const top = Math.round(blob.box.y - box.y);
  for (let y = 0; y < blob.box.h; y++) {
    for (let x = from; x < to; x++) {
      const value = blob.mask[y * blob.box.w + x];
      if (value) into[(top + y) * width + left + x] = value;
    }
  }
}
