import { cutsOf } from "../../core/reading/cuts.ts";
import { GLYPH_SIZE, rasteriseMask } from "../../core/reading/rasterise.ts";
import { NOT_A_DIGIT } from "../data/ink.ts";
import type { Random } from "./random.ts";

/** A digit's bitmap [28 * 28] and what it is. */
export type Digit = { readonly bitmap: Float32Array; readonly label: number };
/** What a cut through joined digits leaves. `doubtful` where it is not quite a digit, and may pass for one. */
export type CutPiece = { readonly bitmap: Float32Array; readonly label: number; readonly doubtful: boolean };

type Page = { readonly w: number; readonly h: number; readonly values: Float32Array };
type Span = { readonly from: number; readonly to: number };
type Joined = { readonly page: Page; readonly spans: readonly Span[]; readonly height: number };

const INK = 0.4; // of full ink
const MOST_OVERLAP = 0.3; // of the narrower digit's width
const CLOSE = 0.13; // digit heights between a cut and the place where two digits really meet
const ALMOST = 0.62; // of a digit's and a piece's columns together that they share
const WIDEST = 2; // digit heights of a piece that the decoder would ask about
const DIGITS = 0.65; // share of pieces that are meant to be digits
const MARGIN = 4; // px of paper around

/**
 * Digits pushed together until they touch, then cut where the decoder cuts a blob: a digit with its neighbour's ends on it
 * and some of its own missing, or a wrong piece. Null where no cut fits.
 */
export function cutPiece(digits: readonly Digit[], random: Random): CutPiece | null {
  const { page, spans, height } = joinDigits(digits, random);
  const mask = Uint8Array.from(page.values, (value) => (value >= INK ? 1 : 0));
  const box = { x: 0, y: 0, w: page.w, h: page.h };
  const cuts = [0, ...cutsOf({ kind: "blob", id: "b", seq: 0, box, mask }, height), page.w];
  const span = random.chance(DIGITS)
    ? nearest(spans, random.below(digits.length), cuts, CLOSE * height)
    : anyPiece(cuts, WIDEST * height, random);
  if (!span) return null;
  const bitmap = cropped(page, span);
  if (!bitmap) return null;
  const n = spans.findIndex((_, i) => sameAs(nearest(spans, i, cuts, CLOSE * height), span));
  if (n >= 0) return { bitmap, label: digits[n]?.label ?? NOT_A_DIGIT, doubtful: false };
  return { bitmap, label: NOT_A_DIGIT, doubtful: spans.some((other) => shareOf(other, span) > ALMOST) };
}

/** The digits side by side on one page; a share of neighbours touch, the others stand a little apart. Values as the bitmaps'. */
export function joinDigits(digits: readonly Digit[], random: Random, touchingShare = 1): Joined {
  const base = Math.exp(random.normal(0.1)) * 1.4;
  const small = random.chance(0.3) ? random.uniform(0.55, 0.85) : 1; // amounts often begin with a tall digit
  const wider = Math.exp(random.normal(0.12)); // a hand is wide or narrow throughout
  const drawn = digits.map(({ bitmap }, i) =>
    enlarged(
      bitmap,
      base * (i > 0 ? small : 1) * Math.exp(random.normal(0.07)),
      wider * Math.exp(random.normal(0.12)),
    ),
  );
  const tallest = Math.max(...drawn.map((page) => page.h));
  const page = blankPage(
    drawn.reduce((sum, { w }) => sum + w + Math.ceil(0.3 * tallest), 2 * MARGIN),
    tallest + 4 * MARGIN,
  );
  const spans: Span[] = [];
  const onLine = random.chance(0.6);
  for (const digit of drawn) {
    const rest = tallest - digit.h;
    const y = Math.round(MARGIN * 2 + (onLine ? rest : rest / 2) + random.normal(0.05) * tallest);
    const last = spans.at(-1);
    const x = !last
      ? MARGIN
      : random.chance(touchingShare)
        ? touching(page, digit, last, y, random)
        : Math.min(page.w - digit.w, last.to + Math.round(random.uniform(0.02, 0.3) * tallest));
    put(page, digit, x, y);
    spans.push({ from: x, to: x + digit.w });
  }
  const height = drawn.reduce((sum, { h }) => Math.max(sum, h), 0) * random.uniform(0.85, 1.05);
  return trimmed(page, spans, height);
}

/** How far left `digit` may go until it meets the ink that is there, and a little further at times. */
function touching(page: Page, digit: Page, last: Span, y: number, random: Random): number {
  const narrow = Math.min(digit.w, last.to - last.from);
  const least = Math.max(last.from + 2, Math.round(last.to - 0.6 * narrow));
  let x = last.to;
  while (x > least && !meets(page, digit, x, y)) x--;
  const further = random.chance(0.5) ? random.uniform(0, MOST_OVERLAP) * narrow : 1;
  return Math.max(least, Math.round(x - further));
}

function meets(page: Page, digit: Page, x: number, y: number): boolean {
  for (let row = 0; row < digit.h; row++) {
    for (let column = 0; column < digit.w; column++) {
      if ((digit.values[row * digit.w + column] ?? 0) < INK) continue;
      const at = (Math.max(0, y + row) % page.h) * page.w + x + column;
      if ((page.values[at] ?? 0) >= INK) return true;
    }
  }
  return false;
}

function put(page: Page, digit: Page, x: number, y: number): void {
  for (let row = 0; row < digit.h; row++) {
    const line = y + row;
    if (line < 0 || line >= page.h) continue;
    for (let column = 0; column < digit.w; column++) {
      const at = line * page.w + x + column;
      page.values[at] = Math.max(page.values[at] ?? 0, digit.values[row * digit.w + column] ?? 0);
    }
  }
}

/** The ink of a bitmap, `times` larger and that much wider besides, without the paper around it. */
function enlarged(bitmap: Float32Array, times: number, wider: number): Page {
  let [left, right, top, bottom] = [GLYPH_SIZE, -1, GLYPH_SIZE, -1];
  bitmap.forEach((value, i) => {
    if (value < INK) return;
    const column = i % GLYPH_SIZE;
    const row = Math.floor(i / GLYPH_SIZE);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = row;
  });
  if (right < 0) return blankPage(1, 1);
  const across = times * wider;
  const page = blankPage(Math.ceil((right - left + 1) * across), Math.ceil((bottom - top + 1) * times));
  for (let y = 0; y < page.h; y++) {
    for (let x = 0; x < page.w; x++)
      page.values[y * page.w + x] = between(
        bitmap,
        left + (x + 0.5) / across - 0.5,
        top + (y + 0.5) / times - 0.5,
      );
  }
  return page;
}

function between(bitmap: Float32Array, x: number, y: number): number {
  const left = Math.max(0, Math.min(GLYPH_SIZE - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(GLYPH_SIZE - 2, Math.floor(y)));
  const at = top * GLYPH_SIZE + left;
  const fx = Math.max(0, Math.min(1, x - left));
  const fy = Math.max(0, Math.min(1, y - top));
  const upper = (bitmap[at] ?? 0) * (1 - fx) + (bitmap[at + 1] ?? 0) * fx;
  const lower = (bitmap[at + GLYPH_SIZE] ?? 0) * (1 - fx) + (bitmap[at + GLYPH_SIZE + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

function blankPage(w: number, h: number): Page {
  return { w, h, values: new Float32Array(w * h) };
}

/** Without the paper beside the ink, so that columns count from the first ink as in a mark. */
function trimmed(page: Page, spans: readonly Span[], height: number): Joined {
  const from = spans[0]?.from ?? 0;
  const to = Math.min(page.w, Math.max(...spans.map((span) => span.to)));
  const cut = blankPage(Math.max(1, to - from), page.h);
  for (let y = 0; y < page.h; y++)
    cut.values.set(page.values.subarray(y * page.w + from, y * page.w + to), y * cut.w);
  return { page: cut, spans: spans.map((span) => ({ from: span.from - from, to: span.to - from })), height };
}

/** The cuts next to where digit `n` begins and ends, if both are near enough. */
function nearest(spans: readonly Span[], n: number, cuts: readonly number[], close: number): Span | null {
  const here = spans[n];
  if (!here) return null;
  const before = spans[n - 1];
  const after = spans[n + 1];
  const from = before ? closest(cuts, (before.to + here.from) / 2, close) : 0;
  const to = after ? closest(cuts, (here.to + after.from) / 2, close) : (cuts.at(-1) ?? 0);
  return from === null || to === null || from >= to ? null : { from, to };
}

function closest(cuts: readonly number[], goal: number, close: number): number | null {
  const best = [...cuts].sort((a, b) => Math.abs(a - goal) - Math.abs(b - goal))[0];
  return best !== undefined && Math.abs(best - goal) <= close ? best : null;
}

function anyPiece(cuts: readonly number[], widest: number, random: Random): Span | null {
  const from = random.below(cuts.length - 1);
  const to = from + 1 + random.below(Math.min(4, cuts.length - 1 - from));
  const span = { from: cuts[from] ?? 0, to: cuts[to] ?? 0 };
  return span.to - span.from > widest ? null : span;
}

function sameAs(a: Span | null, b: Span): boolean {
  return a !== null && a.from === b.from && a.to === b.to;
}

function shareOf(a: Span, b: Span): number {
  return (
    (Math.min(a.to, b.to) - Math.max(a.from, b.from)) / (Math.max(a.to, b.to) - Math.min(a.from, b.from))
  );
}

function cropped(page: Page, { from, to }: Span): Float32Array | null {
  const w = to - from;
  const values = new Float32Array(w * page.h);
  for (let y = 0; y < page.h; y++)
    values.set(page.values.subarray(y * page.w + from, y * page.w + to), y * w);
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) < INK) values[i] = 0;
  return values.some((value) => value > 0) ? rasteriseMask(values, w, page.h) : null;
}
