import { apartnessOf } from "../../core/reading/apart.ts";
import {
  type Features,
  OTHER_FEATURES,
  SHAPE_FEATURES,
  SIZE_FEATURES,
  WAY_FEATURES,
} from "../../core/reading/features.ts";
import { type Arc, LABELS, LIGATURE, REJECTED } from "../../core/reading/lattice.ts";
import { pieceOf } from "../../core/reading/piece.ts";
import { prepareRuns } from "../../core/reading/prepare.ts";
import type { BlobMark, InkMark } from "../../core/reading/reading.ts";
import { joinResumed } from "../../core/reading/resumed.ts";
import { scoresOfFeatures } from "../../core/reading/score.ts";
import { type Classify, createScoreCache } from "../../core/reading/scoreCache.ts";
import { signOf } from "../../core/reading/signs.ts";
import type { Weights } from "../../core/reading/weights.ts";
import { expectationOf } from "./alignment.ts";

/** Where the parts of `vectorOf` begin. */
const SHAPE_AT = 6;
const SIZE_AT = SHAPE_AT + SHAPE_FEATURES.length;
const OTHER_AT = SIZE_AT + SIZE_FEATURES.length;
const WAY_AT = OTHER_AT + OTHER_FEATURES.length;
const OTHER_SHAPE_AT = WAY_AT + WAY_FEATURES.length;
const APART_AT = OTHER_SHAPE_AT + SHAPE_FEATURES.length;
const OTHER_APART_AT = APART_AT + 1;

type Candidate = {
  readonly first: number;
  readonly mask: number;
  readonly features: Features;
  readonly log: Float32Array;
  readonly sign: "." | "-" | "," | "" | null;
  readonly apart: number; // apartness of its strokes
};
/** A run with all that its score depends on besides the weights. */
export type Example = {
  readonly text: string;
  readonly length: number;
  readonly candidates: readonly Candidate[];
  readonly leavesSigns: boolean; // the text says nothing of signs and of what is no digit
};

/** Asks the network about every hypothesis of the marks, taken as one run. */
export async function exampleOf(
  marks: readonly (InkMark | BlobMark)[],
  text: string,
  classify: Classify,
  leavesSigns = false,
): Promise<Example> {
  const cache = createScoreCache(classify);
  const pieces = joinResumed(marks.flatMap((mark) => pieceOf(mark) ?? []));
  const [prepared] = await prepareRuns([pieces], cache);
  if (!prepared) return { text, length: 0, candidates: [], leavesSigns };
  const { run, frame, hypotheses, features } = prepared;
  const apart = apartnessOf(hypotheses, run.height, cache.scores);
  const candidates = hypotheses.map((hypothesis, n) => ({
    first: hypothesis.first,
    mask: hypothesis.mask,
    features: features[n] ?? { shape: [], size: [], other: [], way: [] },
    log: cache.scores(hypothesis.key),
    sign: signOf(hypothesis, frame),
    apart: apart[n] ?? 0,
  }));
  return { text, length: run.pieces.length, candidates, leavesSigns };
}

export type Fitted = { readonly loss: number; readonly gradient: readonly number[] };

/** Loss −log P(text | ink) of one example and its gradient, in the order of `vectorOf`. Null where no path reads the text. */
export function lossOf(example: Example, weights: Weights): Fitted | null {
  const arcs: Arc[] = example.candidates.map(({ first, mask, features, log, sign, apart }) => ({
    first,
    mask,
    scores: scoresOfFeatures(features, log, weights, sign, apart),
  }));
  const wanted = expectationOf(arcs, example.length, example.text, example.leavesSigns);
  if (wanted.total === -Infinity) return null;
  const free = expectationOf(arcs, example.length, null);
  const gradient = new Array<number>(vectorOf(weights).length).fill(0);
  example.candidates.forEach((candidate, n) => {
    for (let label = 0; label < LABELS.length; label++) {
      const at = n * LABELS.length + label;
      const excess = (free.marginals[at] ?? 0) - (wanted.marginals[at] ?? 0);
      if (Math.abs(excess) > 1e-6) addFeatures(gradient, candidate, label, excess);
    }
  });
  return { loss: free.total - wanted.total, gradient };
}

function addFeatures(
  gradient: number[],
  { features, log, apart }: Candidate,
  label: number,
  by: number,
): void {
  const add = (at: number, value: number) => {
    gradient[at] = (gradient[at] ?? 0) + by * value;
  };
  const addAll = (at: number, values: readonly number[]) => {
    values.forEach((value, i) => {
      add(at + i, value);
    });
  };
  if (label === LIGATURE) {
    add(5, 1);
    addAll(WAY_AT, features.way);
    return;
  }
  if (label < REJECTED) {
    add(0, log[label] ?? 0);
    add(1, 1);
    addAll(SIZE_AT, features.size);
  } else if (label === REJECTED) {
    add(2, log[REJECTED] ?? 0);
    add(3, 1);
    addAll(OTHER_AT, features.other);
    addAll(OTHER_SHAPE_AT, features.shape);
    add(OTHER_APART_AT, apart);
    return;
  } else add(4, 1);
  addAll(SHAPE_AT, features.shape);
  add(APART_AT, apart);
}

/** The weights that are fitted, as one list. */
export function vectorOf(weights: Weights): readonly number[] {
  const { network, digit, rejected, notDigit, sign, ligature } = weights;
  const { shape, size, other, way, otherShape, apart, otherApart } = weights;
  return [
    ...[network, digit, rejected, notDigit, sign, ligature],
    ...[...shape, ...size, ...other, ...way, ...otherShape, apart, otherApart],
  ];
}

export function weightsOf(vector: readonly number[], temperature: number): Weights {
  const [network = 0, digit = 0, rejected = 0, notDigit = 0, sign = 0, ligature = 0] = vector;
  return {
    network,
    digit,
    rejected,
    notDigit,
    sign,
    ligature,
    shape: vector.slice(SHAPE_AT, SIZE_AT),
    size: vector.slice(SIZE_AT, OTHER_AT),
    other: vector.slice(OTHER_AT, WAY_AT),
    way: vector.slice(WAY_AT, OTHER_SHAPE_AT),
    otherShape: vector.slice(OTHER_SHAPE_AT, APART_AT),
    apart: vector[APART_AT] ?? 0,
    otherApart: vector[OTHER_APART_AT] ?? 0,
    temperature,
  };
}
