import type { Hypothesis } from "./hypotheses.ts";
import { bestTexts, chancesOf, LABELS, type Lattice, type Path, REJECTED, type Reached } from "./lattice.ts";
import { partsOf } from "./piece.ts";
import type { Candidate, DigitReading, NumberReading, Segmentation, SignReading } from "./reading.ts";
import { idOf } from "./readingId.ts";
import { boxOfTokens, isDigit, isNumberText, type Token } from "./syntax.ts";

const CANDIDATES = 8;
const SEGMENTATIONS = 4;
const TEXTS_KEPT = 16;
const LEAST_P = 0.001; // less is not worth offering

/** The number that `tokens` make, with what else their ink may say. */
export function numberOf(
  tokens: readonly Token[],
  hypotheses: readonly Hypothesis[],
  lattice: Lattice,
): NumberReading {
  const part = partLattice(tokens, hypotheses, lattice);
  const { total, marginals } = chancesOf(part.lattice);
  const text = tokens.map((token) => token.label).join("");
  const reached = bestTexts(part.lattice, TEXTS_KEPT).filter((other) => isNumberText(other.text));
  const p = (score: number) => Math.min(1, Math.exp(score - total));
  const others = reached.filter((other) => other.text !== text);
  const winner = reached.find((other) => other.text === text);
  const arcOf = new Map(part.arcs.map((arc, n) => [arc, n]));
  const chance = winner ? p(winner.score) : 0;
  const candidates = [
    { text, p: chance },
    ...others.map((other) => ({ text: other.text, p: Math.min(chance, p(other.score)) })),
  ];
  const pieces = tokens.flatMap((token) => hypotheses[token.arc]?.pieces ?? []);
  return {
    id: idOf(pieces),
    text,
    p: chance,
    candidates: worthOffering(candidates),
    box: boxOfTokens(tokens),
    digits: tokens
      .filter(isDigit)
      .map((token) => digitOf(token, hypotheses, marginals, arcOf.get(token.arc) ?? 0)),
    signs: tokens.flatMap((token) => signReadingOf(token, hypotheses)),
    segmentations: segmentationsOf(others, winner, p, part, hypotheses),
  };
}

type PartLattice = { readonly lattice: Lattice; readonly arcs: readonly number[] };

/** The part of the lattice that lies within the tokens' own pieces; `arcs` are its arcs' numbers in the whole. */
function partLattice(
  tokens: readonly Token[],
  hypotheses: readonly Hypothesis[],
  lattice: Lattice,
): PartLattice {
  const members = tokens.flatMap((token) => hypotheses[token.arc]?.members ?? []).sort((a, b) => a - b);
  const place = new Map(members.map((member, i) => [member, i]));
  const arcs: number[] = [];
  const kept = hypotheses.flatMap((hypothesis, n) => {
    const places = hypothesis.members.flatMap((member) => place.get(member) ?? []);
    const scores = lattice.arcs[n]?.scores;
    if (places.length !== hypothesis.members.length || !scores) return [];
    arcs.push(n);
    const first = places[0] ?? 0;
    return [{ first, mask: places.reduce((bits, at) => bits | (1 << (at - first)), 0), scores }];
  });
  return { lattice: { length: members.length, arcs: kept }, arcs };
}

function digitOf(
  token: Token,
  hypotheses: readonly Hypothesis[],
  marginals: Float64Array,
  arc: number,
): DigitReading {
  const p = (digit: number) => marginals[arc * LABELS.length + digit] ?? 0;
  const chosen = p(Number(token.label));
  const others = Array.from({ length: REJECTED }, (_, digit) => ({
    text: String(digit),
    p: Math.min(chosen, p(digit)),
  }))
    .filter((candidate) => candidate.text !== token.label)
    .sort((a, b) => b.p - a.p);
  return {
    text: token.label,
    p: chosen,
    candidates: worthOffering([{ text: token.label, p: chosen }, ...others]),
    box: token.box,
    parts: partsOf(hypotheses[token.arc]?.pieces ?? []),
  };
}

function worthOffering(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter((candidate, i) => i === 0 || candidate.p >= LEAST_P).slice(0, CANDIDATES);
}

function signReadingOf(token: Token, hypotheses: readonly Hypothesis[]): readonly SignReading[] {
  const { label } = token;
  if (label !== "." && label !== "-" && label !== ",") return [];
  return [{ text: label, box: token.box, parts: partsOf(hypotheses[token.arc]?.pieces ?? []) }];
}

function segmentationsOf(
  others: readonly Reached[],
  winner: Reached | undefined,
  p: (score: number) => number,
  { arcs }: PartLattice,
  hypotheses: readonly Hypothesis[],
): readonly Segmentation[] {
  const cutOf = (path: Path) => path.arcs.join();
  const taken = new Set([winner ? cutOf(winner.path) : ""]);
  const found: Segmentation[] = [];
  for (const other of others) {
    const cut = cutOf(other.path);
    if (taken.has(cut) || p(other.score) < LEAST_P) continue;
    taken.add(cut);
    const digits = other.path.arcs
      .filter((_, i) => (other.path.labels[i] ?? REJECTED) < REJECTED)
      .map((arc) => partsOf(hypotheses[arcs[arc] ?? 0]?.pieces ?? []));
    found.push({ text: other.text, p: p(other.score), digits });
  }
  return found.slice(0, SEGMENTATIONS);
}
