import type { BlobMark, InkMark } from "./reading.ts";
import { cutsOfStroke } from "./strokeCuts.ts";

const MOST_CUTS = 6; // of a blob as wide as two digits; a wider one has room for more
const CUTS_A_HEIGHT = 4; // that much more for each digit height of width
const CUTS_AT_ALL = 14;
const NARROWEST_BLOB = 0.7;
const PINCH_COST = 0.5; // of a column's height from first to last ink, against its ink

/**
 * Where a mark could be cut because two digits are joined in it: sample indices of a stroke, columns of a blob,
 * ascending. A blob is cut at thin columns, at most 6, or 14 of a wide one.
 */
export function cutsOf(mark: InkMark | BlobMark, digitHeight: number): readonly number[] {
  return mark.kind === "ink" ? cutsOfStroke(mark.samples, digitHeight) : cutsOfBlob(mark, digitHeight);
}

type Turn = { readonly at: number; readonly cost: number };

function mostCuts(widthHeights: number): number {
  return Math.min(CUTS_AT_ALL, Math.round(MOST_CUTS + CUTS_A_HEIGHT * Math.max(0, widthHeights - 1.6)));
}

/** The cheapest columns that are not within `apart` of each other. */
function best(turns: readonly Turn[], apart: number, most: number): readonly number[] {
  const kept: Turn[] = [];
  for (const turn of [...turns].sort((a, b) => a.cost - b.cost || a.at - b.at)) {
    if (kept.length < most && kept.every((other) => Math.abs(other.at - turn.at) >= apart)) kept.push(turn);
  }
  return kept.map((turn) => turn.at).sort((a, b) => a - b);
}

type Range = { readonly least: number; readonly most: number };

function extremes(numbers: readonly number[]): Range {
  let least = Infinity;
  let most = -Infinity;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return { least, most };
}

/**
 * Columns that split the blob into parts wide enough to be digits: where its ink is thinnest, and where its outline is
 * pinched, which is where two round digits touch although the ink there is thick.
 */
function cutsOfBlob(mark: BlobMark, height: number): readonly number[] {
  const { w, h } = mark.box;
  if (w < NARROWEST_BLOB * height) return [];
  const { ink, extent } = profileOf(mark);
  const margin = Math.max(1, Math.round(0.15 * height));
  const turns: Turn[] = [];
  for (let x = margin; x <= w - margin; x++) {
    const here = (ink[x - 1] ?? 0) + (ink[x] ?? 0);
    const beside = Math.min(extremes(ink.slice(x - margin, x)).most, extremes(ink.slice(x, x + margin)).most);
    const pinched = Math.max(extent[x - 1] ?? 0, extent[x] ?? 0);
    const around = Math.min(
      extremes(extent.slice(x - margin, x)).most,
      extremes(extent.slice(x, x + margin)).most,
    );
    const thin = here <= h * 0.9 && here < 1.6 * beside;
    if (thin || pinched < around) turns.push({ at: x, cost: Math.min(here, PINCH_COST * pinched) });
  }
  return best(turns, Math.max(2, 0.2 * height), mostCuts(w / height));
}

/** Pixels of ink in each column, and from its first to its last. */
function profileOf({ box: { w, h }, mask }: BlobMark): {
  readonly ink: readonly number[];
  readonly extent: readonly number[];
} {
  const ink = new Array<number>(w).fill(0);
  const first = new Array<number>(w).fill(h);
  const last = new Array<number>(w).fill(-1);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      if (!mask[y * w + x]) continue;
      ink[x] = (ink[x] ?? 0) + 1;
      first[x] = Math.min(first[x] ?? h, y);
      last[x] = y;
    }
  }
  return { ink, extent: last.map((bottom, x) => Math.max(0, bottom - (first[x] ?? h) + 1)) };
}
