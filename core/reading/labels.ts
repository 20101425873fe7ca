import { unionOf } from "../ink/box.ts";
import { decodeRun, latticeOf, type PreparedRun, prepareRun, type Scores, tokensOf } from "./decode.ts";
import { bestTexts } from "./lattice.ts";
import { lengthOfMark, type Piece, partsOf, pieceOf } from "./piece.ts";
import type {
  BlobMark,
  Candidate,
  DigitReading,
  InkMark,
  Label,
  NumberReading,
  ReadMark,
  SignReading,
} from "./reading.ts";
import { idOf } from "./readingId.ts";
import { joinResumed } from "./resumed.ts";
import { isDigit } from "./syntax.ts";

/** A label with the ink on the board that it speaks of. */
export type LabeledInk = { readonly label: Label; readonly pieces: readonly Piece[] };

/** The ink of each label, as far as it is on the board; a label without ink is left out. */
export function labeledInk(
  labels: readonly Label[],
  markOf: (id: string) => ReadMark | undefined,
): readonly LabeledInk[] {
  return labels.flatMap((label) => {
    const pieces = label.parts.flatMap(({ mark, from, to }) => {
      const source = markOf(mark);
      return source && source.kind !== "typed" ? (pieceOf(source, from, to) ?? []) : [];
    });
    return pieces.length > 0 ? [{ label, pieces: joinResumed(pieces) }] : [];
  });
}

/** What is left of a mark for the recogniser once labels took their stretches. */
export function unlabeledPieces(mark: InkMark | BlobMark, labels: readonly Label[]): readonly Piece[] {
  const length = lengthOfMark(mark);
  const taken = labels
    .flatMap((label) => label.parts)
    .filter((part) => part.mark === mark.id)
    .map(({ from, to }) => ({ from: Math.max(0, from ?? 0), to: Math.min(length, to ?? length) }))
    .sort((a, b) => a.from - b.from);
  const free: Piece[] = [];
  let at = 0;
  for (const { from, to } of [...taken, { from: length, to: length }]) {
    const piece = from > at ? pieceOf(mark, at, from) : null;
    if (piece) free.push(piece);
    at = Math.max(at, to);
  }
  return free;
}

/**
 * The number that a person said the ink is. Its digits are cut where the network finds that text likeliest; what
 * the recogniser itself would have read stays among the candidates with no probability, to go back to. What an image's
 * reading says of its ink is no person's word: it keeps its own candidates and their chances.
 */
export function labeledNumber({ label, pieces }: LabeledInk, scores: Scores): NumberReading {
  const text = label.text ?? "";
  const prepared = prepareRun(pieces);
  const ink = {
    id: idOf(pieces),
    text,
    box: pieces.map((piece) => piece.box).reduce(unionOf),
    ...cutAs(text, prepared, scores, pieces),
    segmentations: [],
  };
  if (label.read !== undefined) return { ...ink, p: label.read[0]?.p ?? 1, candidates: label.read };
  const own = decodeRun(prepared, scores).numbers.flatMap((number) => number.candidates);
  const others = [...new Set(own.map((candidate) => candidate.text))].filter((other) => other !== text);
  return {
    ...ink,
    p: 1,
    candidates: [{ text, p: 1 }, ...others.slice(0, 7).map((other): Candidate => ({ text: other, p: 0 }))],
    by: label.author,
  };
}

type Cut = { readonly digits: readonly DigitReading[]; readonly signs: readonly SignReading[] };

function cutAs(text: string, prepared: PreparedRun, scores: Scores, pieces: readonly Piece[]): Cut {
  const lattice = latticeOf(prepared, scores);
  const best = bestTexts(lattice, 4, text)[0];
  const sure = (digit: string) => ({ text: digit, p: 1, candidates: [{ text: digit, p: 1 }] });
  if (!best) {
    const only = /^\d$/.test(text); // a single digit needs no cut, however unlikely it looks
    const box = pieces.map((piece) => piece.box).reduce(unionOf);
    return { digits: only ? [{ ...sure(text), box, parts: partsOf(pieces) }] : [], signs: [] };
  }
  const tokens = tokensOf(best.path, prepared.hypotheses);
  const partsOfArc = (arc: number) => partsOf(prepared.hypotheses[arc]?.pieces ?? []);
  return {
    digits: tokens
      .filter(isDigit)
      .map(({ label, box, arc }) => ({ ...sure(label), box, parts: partsOfArc(arc) })),
    signs: tokens.flatMap(({ label, box, arc }) =>
      label === "." || label === "-" || label === "," ? [{ text: label, box, parts: partsOfArc(arc) }] : [],
    ),
  };
}
