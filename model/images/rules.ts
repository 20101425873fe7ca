import { type Raster, transposed } from "./raster.ts";

/** What a printed or ruled line is, in pixels. */
export type RuleLimits = {
  readonly length: number; // and longer
  readonly thickness: number; // and thinner
};

const GAP_SHARE = 0.25; // of the length: crossing ink or a break that a line may go on behind
const DRIFT = 2; // pixels that a line may rise or fall from one column to the next it is seen in
const STEEPEST = 0.12; // rise over the whole length
const SEEN_LEAST = 0.7; // of its columns a line must show itself in as thin ink

type Run = { readonly top: number; readonly bottom: number };
type Path = {
  readonly from: number;
  to: number;
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
      const reach = DRIFT + Math.floor((x - path.to) * STEEPEST);
      const next = runs.find(
        (run) =>
          !taken.has(run) && run.top <= path.last.bottom + reach && run.bottom >= path.last.top - reach,
      );
      if (!next) continue;
      taken.add(next);
      path.to = x;
      path.last = next;
      path.runs.push([x, next]);
    }
    for (const run of runs)
      if (!taken.has(run)) going.push({ from: x, to: x, first: run, last: run, runs: [[x, run]] });
    open = going;
  }
  for (const path of open) close(path);
  return rules;
}

/** The same for lines that go down. */
export function rulesDown(ink: Raster, limits: RuleLimits): Raster {
  return transposed(rulesAcross(transposed(ink), limits));
}

function isRule({ from, to, first, last, runs }: Path, limits: RuleLimits): boolean {
  const length = to - from + 1;
  const rise = Math.abs(last.top + last.bottom - first.top - first.bottom) / 2;
  return length >= limits.length && runs.length >= SEEN_LEAST * length && rise <= STEEPEST * length;
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
