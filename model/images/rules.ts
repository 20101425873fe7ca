import { blank, type Raster, transposed } from "./raster.ts";

/** What a printed or ruled line is, in pixels. */
export type RuleLimits = {
  readonly length: number; // and longer
  readonly thickness: number; // and thinner
  readonly seen?: number; // share of its columns in which it is thin ink by itself; elsewhere other ink may stand on it
};

const GAP_SHARE = 0.25; // of the length: crossing ink or a break that a line may go on behind
const DRIFT = 2; // pixels that a line may rise or fall from one column to the next it is seen in
const STEEPEST = 0.12; // rise over the whole length
const SEEN_LEAST = 0.7; // of its columns a line must show itself in as thin ink
const INKED_LEAST = 0.9; // of its columns that must have ink where it runs, where other ink may stand on it
const SIDE_LENGTH = 0.95; // of the image's width
const SIDE_SEEN = 0.25;
const SIDE_THICKNESS = 0.06; // of the image's height; thinner than a pen in a crop that its digits fill
const SIDE_WIDTH = 1.6; // of its height, and wider; the base of a 2 may go from side to side of a narrower one

type Run = { readonly top: number; readonly bottom: number };
type Path = {
  readonly from: number;
  to: number;
  at: number; // the column of `last`
  inked: number; // columns with ink where the line runs
  first: Run;
  last: Run;
  readonly runs: (readonly [number, Run])[];
};

/** Marks the pixels of long thin lines that go across (1); where other ink crosses a line, it stays. */
export function rulesAcross(ink: Raster, limits: RuleLimits): Raster {
  const { w, h } = ink;
  const rules = { w, h, values: new Uint8Array(w * h) };
  const gap = Math.max(3, Math.round(GAP_SHARE * limits.length));
  let open: Path[] = [];
  const close = (path: Path) => {
    if (isRule(path, limits)) for (const [x, run] of path.runs) fill(rules, x, run);
  };
  for (let x = 0; x < w; x++) {
    const runs = thinRunsOf(ink, x, limits.thickness);
    const going: Path[] = [];
    for (const path of open) {
      if (x - path.to > gap) close(path);
      else going.push(path);
    }
    const taken = new Set<Run>();
    for (const path of going) {
      const reach = DRIFT + Math.floor((x - path.at) * STEEPEST);
      const next = runs.find(
        (run) =>
          !taken.has(run) && run.top <= path.last.bottom + reach && run.bottom >= path.last.top - reach,
      );
      if (!next) {
        if (limits.seen !== undefined && isInked(ink, x, path.last)) {
          path.to = x;
          path.inked++;
        }
        continue;
      }
      taken.add(next);
      path.to = x;
      path.at = x;
      path.inked++;
      path.last = next;
      path.runs.push([x, next]);
    }
    for (const run of runs)
      if (!taken.has(run))
        going.push({ from: x, to: x, at: x, inked: 1, first: run, last: run, runs: [[x, run]] });
    open = going;
  }
  for (const path of open) close(path);
  return rules;
}

/** The same for lines that go down. */
export function rulesDown(ink: Raster, limits: RuleLimits): Raster {
  return transposed(rulesAcross(transposed(ink), limits));
}

/**
 * The same for lines from one side of a wide image to the other, as are printed below an amount. Most of it may be hidden by the digits
 * that stand on it, which keep their feet.
 */
export function rulesFromSideToSide(ink: Raster): Raster {
  const { w, h } = ink;
  if (w < SIDE_WIDTH * h) return blank(w, h);
  return rulesAcross(ink, {
    length: SIDE_LENGTH * w,
    thickness: Math.max(2, SIDE_THICKNESS * h),
    seen: SIDE_SEEN,
  });
}

function isInked({ w, values }: Raster, x: number, { top, bottom }: Run): boolean {
  for (let y = top; y <= bottom; y++) if (values[y * w + x] !== 0) return true;
  return false;
}

function isRule({ from, to, first, last, runs, inked }: Path, limits: RuleLimits): boolean {
  const length = to - from + 1;
  const rise = Math.abs(last.top + last.bottom - first.top - first.bottom) / 2;
  const isSeen =
    runs.length >= (limits.seen ?? SEEN_LEAST) * length &&
    (limits.seen === undefined || inked >= INKED_LEAST * length);
  return length >= limits.length && isSeen && rise <= STEEPEST * length;
}

function thinRunsOf({ w, h, values }: Raster, x: number, thickness: number): readonly Run[] {
  const runs: Run[] = [];
  let top = -1;
  for (let y = 0; y <= h; y++) {
    const ink = y < h && values[y * w + x] !== 0;
    if (ink && top < 0) top = y;
    if (ink || top < 0) continue;
    if (y - top <= thickness) runs.push({ top, bottom: y - 1 });
    top = -1;
  }
  return runs;
}

function fill(raster: Raster, x: number, run: Run): void {
  for (let y = run.top; y <= run.bottom; y++) raster.values[y * raster.w + x] = 1;
}
