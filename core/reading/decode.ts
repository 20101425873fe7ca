import { cutsOf } from "./cuts.ts";
import { type Frame, frameOf } from "./features.ts";
import { type Hypothesis, hypothesesOf, type Run, runOf } from "./hypotheses.ts";
import { type Arc, bestTexts, LABELS, type Lattice, marginalsOf, type Path, REJECTED } from "./lattice.ts";
import { numberOf } from "./number.ts";
import { type Piece, partsOf, pieceOf } from "./piece.ts";
import type { NumberReading, Rejected } from "./reading.ts";
import { idOf } from "./readingId.ts";
import { digitHeight } from "./scale.ts";
import { scoresOf } from "./score.ts";
import { sentenceOf, type Token } from "./syntax.ts";
import { WEIGHTS, type Weights } from "./weights.ts";

/** A run with all hypotheses that the network is to be asked about. */
export type PreparedRun = {
  readonly run: Run;
  readonly frame: Frame;
  readonly hypotheses: readonly Hypothesis[];
};

/** The network's 11 log-probabilities of a hypothesis, by its key. */
export type Scores = (key: string) => ArrayLike<number>;

export type ReadRun = { readonly numbers: readonly NumberReading[]; readonly rejected: readonly Rejected[] };

const TEXTS_KEPT = 6;

/** Cuts joined strokes and lists the hypotheses of a run. */
export function prepareRun(pieces: readonly Piece[]): PreparedRun {
  const height = digitHeight(pieces);
  const run = runOf(
    pieces.flatMap((piece) => stretchesOf(piece, height)),
    height,
  );
  return { run, frame: frameOf(run), hypotheses: hypothesesOf(run) };
}

/** Reads a run: its numbers with their candidates, and the ink that is none. Pure. */
export function decodeRun(prepared: PreparedRun, scores: Scores, weights: Weights = WEIGHTS): ReadRun {
  const { run, hypotheses } = prepared;
  const lattice = latticeOf(prepared, scores, weights);
  const best = bestTexts(lattice, TEXTS_KEPT)[0];
  if (!best) return { numbers: [], rejected: [] };
  const sentence = sentenceOf(tokensOf(best.path, hypotheses), run.height);
  const marginals = sentence.rejected.length > 0 ? marginalsOf(lattice) : null;
  return {
    numbers: sentence.numbers.map((tokens) => numberOf(tokens, hypotheses, lattice)),
    rejected: sentence.rejected.map((token) => rejectedOf(token, hypotheses, marginals)),
  };
}

/** The lattice of a run: one arc for each hypothesis, in the same order. */
export function latticeOf(
  { run, frame, hypotheses }: PreparedRun,
  scores: Scores,
  weights: Weights,
): Lattice {
  const arcs: Arc[] = hypotheses.map((hypothesis) => ({
    first: hypothesis.first,
    mask: hypothesis.mask,
    scores: scoresOf(hypothesis, frame, scores(hypothesis.key), weights),
  }));
  return { length: run.pieces.length, arcs };
}

/** The tokens of a path, in the order of their digits. */
export function tokensOf(path: Path, hypotheses: readonly Hypothesis[]): readonly Token[] {
  return path.arcs.flatMap((arc, i) => {
    const box = hypotheses[arc]?.box;
    const label = LABELS[path.labels[i] ?? REJECTED];
    return box && label ? [{ label, arc, box }] : [];
  });
}

function stretchesOf(piece: Piece, height: number): readonly Piece[] {
  const cuts = cutsOf(piece.source, height).filter((cut) => cut > piece.from && cut < piece.to);
  const stretches = [piece.from, ...cuts].map((from, i) => pieceOf(piece.source, from, cuts[i] ?? piece.to));
  return stretches.some((stretch) => stretch === null)
    ? [piece]
    : stretches.filter((stretch) => stretch !== null);
}

function rejectedOf(
  token: Token,
  hypotheses: readonly Hypothesis[],
  marginals: Float64Array | null,
): Rejected {
  const chosen = hypotheses[token.arc];
  const parts = partsOf(chosen?.pieces ?? []);
  const at = chosen?.members[0] ?? 0;
  let digit = 0;
  hypotheses.forEach((hypothesis, n) => {
    if (!hypothesis.members.includes(at)) return;
    for (let label = 0; label < REJECTED; label++) digit += marginals?.[n * LABELS.length + label] ?? 0;
  });
  return { id: idOf(chosen?.pieces ?? []), parts, box: token.box, p: Math.max(0, Math.min(1, 1 - digit)) };
}
