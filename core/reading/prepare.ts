import { type PreparedRun, prepareRun } from "./decode.ts";
import { REJECTED } from "./lattice.ts";
import type { Piece } from "./piece.ts";
import { digitHeight } from "./scale.ts";
import type { ScoreCache } from "./scoreCache.ts";

const SURE = Math.log(0.99); // a stroke that the network knows this well is one digit
const WIDEST_SURE = 1.6; // digit heights; a wider one is cut all the same

/**
 * Runs with the network asked about all their hypotheses, in the order of `runs`. A stroke is cut only where, left whole, it is no sure digit:
 * most are one, and every stretch costs a run of the network.
 */
export async function prepareRuns(
  runs: readonly (readonly Piece[])[],
  cache: ScoreCache,
): Promise<readonly PreparedRun[]> {
  const first = runs.map((pieces) => ({ pieces, run: prepareRun(pieces, narrowStrokes(pieces)) }));
  await cache.fill(first.flatMap(({ run }) => run.hypotheses));
  const ready = first.map(({ pieces, run }) => {
    const sure = sureStrokes(run, cache);
    const narrow = [...narrowStrokes(pieces)];
    return narrow.every((mark) => sure.has(mark)) ? run : prepareRun(pieces, sure);
  });
  await cache.fill(ready.flatMap((run) => run.hypotheses));
  return ready;
}

function narrowStrokes(pieces: readonly Piece[]): ReadonlySet<string> {
  const most = WIDEST_SURE * digitHeight(pieces);
  const narrow = pieces.filter(({ source, box }) => source.kind === "ink" && box.w <= most);
  return new Set(narrow.map(({ mark }) => mark));
}

/** Of the strokes that were not cut, those that alone or with others are surely one digit. */
function sureStrokes({ hypotheses, run }: PreparedRun, cache: ScoreCache): ReadonlySet<string> {
  const most = WIDEST_SURE * run.height;
  const isUncut = ({ whole, source, box }: Piece) => whole && source.kind === "ink" && box.w <= most;
  const sure = hypotheses.filter(
    ({ pieces, key }) =>
      pieces.every(isUncut) && Math.max(...cache.scores(key).subarray(0, REJECTED)) >= SURE,
  );
  return new Set(sure.flatMap(({ pieces }) => pieces.map(({ mark }) => mark)));
}
