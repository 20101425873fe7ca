import { type Box, unionOf } from "../ink/box.ts";
import { byWriting, type Piece } from "./piece.ts";

// In heights of what an exponent stands beside: a digit, or a letter as low as an x, which it rather stands on.
const LOW = 0.75; // of the line's tallest: such a letter
const LIKE_DIGIT = { most: 0.75, foot: 0.55, top: 0.7 }; // its height; how far below its base's top it ends, and above it begins, at most
const LIKE_LOW = { most: 1.1, foot: 0.45, top: 1.1 };
const LEAST = 0.3;
const BESIDE = 0.6; // how far from the ink before it begins
const WIDE = 1.3; // times its height that it may be wide: the bar of a 5 is wider
const CLEAR = 0.12; // how far from it a digit after it begins: the two strokes of a 4 are nearer to each other

type Group = { readonly pieces: readonly Piece[]; readonly box: Box };

/** A line parted where its ink goes up to an exponent and comes down again: `12³` is 12 and 3. */
export function levelsOf(line: readonly Piece[]): readonly (readonly Piece[])[] {
  if (line.length < 2 || line.some(({ source }) => source.kind !== "ink")) return [line];
  const groups = groupsOf(line);
  const tallest = Math.max(...groups.map(({ box }) => box.h));
  const level: Piece[] = [];
  const raised: Piece[][] = [];
  let base: Box | undefined;
  let isUp = false;
  groups.forEach(({ pieces, box }, i) => {
    const before = groups[i - 1]?.box;
    const wasUp = isUp;
    isUp =
      base !== undefined &&
      before !== undefined &&
      isExponent(box, base, tallest, before) &&
      isClear(box, groups[i + 1]?.box, base);
    if (!isUp) level.push(...pieces);
    else if (wasUp) raised.at(-1)?.push(...pieces);
    else raised.push([...pieces]);
    if (!isUp && box.h > LEAST * tallest) base = box;
  });
  return raised.length === 0 ? [line] : [level, ...raised];
}

function isExponent(box: Box, base: Box, tallest: number, before: Box): boolean {
  const { most, foot, top } = base.h < LOW * tallest ? LIKE_LOW : LIKE_DIGIT;
  return (
    box.h >= LEAST * base.h &&
    box.h <= most * base.h &&
    box.w <= WIDE * box.h &&
    box.y + box.h - base.y <= foot * base.h &&
    base.y - box.y <= top * base.h &&
    box.x - before.x - before.w <= BESIDE * base.h
  );
}

function isClear(box: Box, next: Box | undefined, base: Box): boolean {
  const isTall = next !== undefined && next.h > LIKE_DIGIT.most * base.h;
  return !isTall || next.x - box.x - box.w >= CLEAR * base.h;
}

/** Pieces that lie above each other as one, from left to right. */
function groupsOf(line: readonly Piece[]): readonly Group[] {
  const groups: Group[] = [];
  for (const piece of [...line].sort((a, b) => a.box.x - b.box.x || byWriting(a, b))) {
    const last = groups.at(-1);
    if (last && piece.box.x < last.box.x + last.box.w)
      groups[groups.length - 1] = { pieces: [...last.pieces, piece], box: unionOf(last.box, piece.box) };
    else groups.push({ pieces: [piece], box: piece.box });
  }
  return groups;
}
