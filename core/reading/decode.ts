import { unionOf } from "../ink/box.ts";
import { apartnessOf } from "./apart.ts";
import { cutsOf } from "./cuts.ts";
import { type Features, type Frame, featuresOf, frameOf, OPERATOR } from "./features.ts";
import { type Hypothesis, hypothesesOf, type Run, runOf } from "./hypotheses.ts";
import { type Arc, bestTexts, chancesOf, LABELS, type Lattice, type Path, REJECTED } from "./lattice.ts";
import { numberOf } from "./number.ts";
import { type Piece, partsOf, pieceOf } from "./piece.ts";
import type { NumberReading, Rejected } from "./reading.ts";
import { idOf } from "./readingId.ts";
import { digitHeight } from "./scale.ts";
import { scoresOfFeatures, shapeScoreOf } from "./score.ts";
import { signOf } from "./signs.ts";
import { sentenceOf, type Token } from "./syntax.ts";
import { weightsOf } from "./weights.ts";

/** A run with all hypotheses that the network is to be asked about. */
export type PreparedRun = {
  readonly run: Run;
  readonly frame: Frame;
  readonly hypotheses: readonly Hypothesis[];
  readonly features: readonly Features[]; // of the hypotheses
};

/** The network's 11 log-probabilities of a hypothesis, by its key. */
export type Scores = (key: string) => ArrayLike<number>;

export type ReadRun = { readonly numbers: readonly NumberReading[]; readonly rejected: readonly Rejected[] };

const TEXTS_KEPT = 6;
const MOST_FROM_ONE = { ink: 6, blob: 6 }; // hypotheses that begin at one piece; uncut writing has 2 or 3, and only a scribble has more
const LEAST_SHAPE = -4; // of several pieces together; the worst shaped of 1,178 such digits had -3.85

/** Cuts joined marks, those in `uncut` left out, and lists the hypotheses of a run. */
export function prepareRun(pieces: readonly Piece[], uncut: ReadonlySet<string> = new Set()): PreparedRun {
  const height = digitHeight(pieces);
  const run = runOf(
    pieces.flatMap((piece) => (uncut.has(piece.mark) ? [piece] : stretchesOf(piece, height))),
    height,
  );
  const frame = frameOf(run);
  const likely = likeliest(
    hypothesesOf(run).map((hypothesis) => ({ hypothesis, features: featuresOf(hypothesis, frame) })),
  );
  return {
    run,
    frame,
    hypotheses: likely.map(({ hypothesis }) => hypothesis),
    features: likely.map(({ features }) => features),
  };
}

type Measured = { readonly hypothesis: Hypothesis; readonly features: Features };

/** Of all hypotheses that begin at one piece the few with the best shape, always the piece alone and what has an operator's form: each costs a run of the network. */
function likeliest(measured: readonly Measured[]): readonly Measured[] {
  const byFirst = new Map<number, Measured[]>();
  for (const item of measured) {
    const others = byFirst.get(item.hypothesis.first);
    if (others) others.push(item);
    else byFirst.set(item.hypothesis.first, [item]);
  }
  return [...byFirst.values()].flatMap((items) => {
    const worth = (item: Measured) =>
      item.hypothesis.mask === 1 || item.features.other[OPERATOR]
        ? Infinity
        : shapeScoreOf(item.features, weightsOf(item.hypothesis.pieces));
    const shaped = items.filter((item) => worth(item) >= LEAST_SHAPE);
    const most = MOST_FROM_ONE[items[0]?.hypothesis.pieces[0]?.source.kind ?? "ink"];
    if (shaped.length <= most) return shaped;
    return shaped.sort((a, b) => worth(b) - worth(a)).slice(0, most);
  });
}

/** Reads a run: its numbers with their candidates, and the ink that is none. Pure. */
export function decodeRun(prepared: PreparedRun, scores: Scores): ReadRun {
  const { run, hypotheses } = prepared;
  const lattice = latticeOf(prepared, scores);
  const best = bestTexts(lattice, TEXTS_KEPT)[0];
  if (!best) return { numbers: [], rejected: [] };
  const sentence = sentenceOf(tokensOf(best.path, hypotheses), run.height);
  const marginals = sentence.rejected.length > 0 ? chancesOf(lattice).marginals : null;
  return {
    numbers: sentence.numbers.map((tokens) => numberOf(tokens, hypotheses, lattice)),
    rejected: inStrokes(sentence.rejected, hypotheses).map((tokens) =>
      rejectedOf(tokens, hypotheses, marginals),
    ),
  };
}

/** The lattice of a run: one arc for each hypothesis, in the same order. */
export function latticeOf(prepared: PreparedRun, scores: Scores): Lattice {
  const { run, frame, hypotheses, features } = prepared;
  const apart = apartnessOf(hypotheses, run.height, scores);
  const arcs = hypotheses.flatMap((hypothesis, n): readonly Arc[] => {
    const measured = features[n];
    if (!measured) return [];
    const { first, mask, key, pieces } = hypothesis;
    return [
      {
        first,
        mask,
        scores: scoresOfFeatures(
          measured,
          scores(key),
          weightsOf(pieces),
          signOf(hypothesis, frame),
          apart[n] ?? 0,
        ),
      },
    ];
  });
  return { length: run.pieces.length, arcs };
}

/** The tokens of a path, in the order of their digits. */
export function tokensOf(path: Path, hypotheses: readonly Hypothesis[]): readonly Token[] {
  return path.arcs.flatMap((arc, i) => {
    const box = hypotheses[arc]?.box;
    const label = LABELS[path.labels[i] ?? REJECTED];
    return box && label !== undefined ? [{ label, arc, box }] : [];
  });
}

function stretchesOf(piece: Piece, height: number): readonly Piece[] {
  const cuts = cutsOf(piece.source, height).filter((cut) => cut > piece.from && cut < piece.to);
  const stretches = [piece.from, ...cuts].map((from, i) => pieceOf(piece.source, from, cuts[i] ?? piece.to));
  return stretches.some((stretch) => stretch === null)
    ? [piece]
    : stretches.filter((stretch) => stretch !== null);
}

/** What is refused, as people see it: stretches of one stroke are one thing, since nobody wrote them apart. */
function inStrokes(
  rejected: readonly Token[],
  hypotheses: readonly Hypothesis[],
): readonly (readonly Token[])[] {
  const marksOf = (token: Token) => hypotheses[token.arc]?.pieces.map((piece) => piece.mark) ?? [];
  return rejected.reduce<readonly (readonly Token[])[]>((groups, token) => {
    const marks = new Set(marksOf(token));
    const isNear = (group: readonly Token[]) => group.flatMap(marksOf).some((mark) => marks.has(mark));
    return [...groups.filter((group) => !isNear(group)), [...groups.filter(isNear).flat(), token]];
  }, []);
}

function rejectedOf(
  tokens: readonly Token[],
  hypotheses: readonly Hypothesis[],
  marginals: Float64Array | null,
): Rejected {
  const chosen = tokens.flatMap(({ arc }) => hypotheses[arc] ?? []);
  const pieces = chosen.flatMap((hypothesis) => hypothesis.pieces);
  const p = chosen.map(({ members }) => 1 - digitChance(members[0] ?? 0, hypotheses, marginals));
  return {
    id: idOf(pieces),
    parts: partsOf(pieces),
    box: tokens.map(({ box }) => box).reduce(unionOf),
    p: Math.max(0, Math.min(1, ...p)),
  };
}

/** The chance that the piece at a position belongs to a digit, whichever. */
function digitChance(
  position: number,
  hypotheses: readonly Hypothesis[],
  marginals: Float64Array | null,
): number {
  let chance = 0;
  hypotheses.forEach((hypothesis, n) => {
    if (!hypothesis.members.includes(position)) return;
    for (let label = 0; label < REJECTED; label++) chance += marginals?.[n * LABELS.length + label] ?? 0;
  });
  return chance;
}
