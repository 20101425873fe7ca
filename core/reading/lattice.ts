/** A hypothesis in the lattice, with a score for each label: 0–9 the digits, then as in LABELS. */
export type Arc = {
  readonly first: number;
  readonly mask: number; // bit n is position first + n; bit 0 is set
  readonly scores: Float64Array; // [LABELS.length] log scores, -Infinity where a label is impossible
};

/** What an arc can be called, in the order of its scores. "?" is ink that is no digit, "" the way of the pen between two joined digits. */
export const LABELS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "?", ".", "-", ",", ""] as const;
export const REJECTED = 10;
export const LIGATURE = 14;

/** Positions 0 … length - 1, each to be covered by exactly one arc. */
export type Lattice = { readonly length: number; readonly arcs: readonly Arc[] };

/** A way to cover all positions. `arcs` are indices into the lattice's arcs, `labels` into LABELS, both in order. */
export type Path = { readonly arcs: readonly number[]; readonly labels: readonly number[] };

/** A text with all its ways to be cut: `score` is their log sum, `path` the best of them. */
export type Reached = { readonly text: string; readonly score: number; readonly path: Path };

type States = readonly Map<number, number>[]; // by position: bits covered from there on → log sum

/** What all ways to cover a lattice and to label its arcs come to. */
export type Chances = {
  readonly total: number; // log sum over all ways; -Infinity where there is none
  readonly marginals: Float64Array; // [arcs × LABELS.length] the chance of each arc and label to be part of the truth
};

/** The forward-backward algorithm over a lattice whose states are what is covered. */
export function chancesOf(lattice: Lattice): Chances {
  const byFirst = grouped(lattice);
  const arcSums = sums(lattice);
  const alpha = forward(lattice, byFirst, arcSums);
  const beta = backward(lattice, byFirst, arcSums, alpha);
  const total = alpha[lattice.length]?.get(0) ?? -Infinity;
  const marginals = new Float64Array(lattice.arcs.length * LABELS.length);
  lattice.arcs.forEach((arc, n) => {
    let through = -Infinity;
    for (const [bits, before] of alpha[arc.first] ?? []) {
      if (bits & arc.mask) continue;
      const next = advance(arc.first, bits | arc.mask);
      through = addLogs(through, before + (beta[next.at]?.get(next.bits) ?? -Infinity));
    }
    arc.scores.forEach((score, label) => {
      marginals[n * LABELS.length + label] = Math.min(1, Math.exp(through + score - total));
    });
  });
  return { total, marginals };
}

/** A text up to some state, with all its ways to there and the best of them. */
type Entry = {
  readonly text: number; // of the texts
  total: number;
  best: number;
  from: Entry | null; // the best way's last step: from here by that arc with that label
  arc: number;
  label: number;
};
type Entries = Map<number, Entry>; // by text

/** Texts as a tree, each a beginning and one label more, so that those of two ways can be told equal by a number. */
type Texts = {
  /** `text` and `label`; -1 where the target does not begin so. */
  readonly extended: (text: number, label: number) => number;
  readonly spelled: (text: number) => string;
};

const EMPTY = 0;

function createTexts(target: string | undefined): Texts {
  const spelled = [""];
  const children = new Map<number, number>();
  const extended = (text: number, label: number) => {
    if (label === LIGATURE) return text;
    const child = text * LABELS.length + label;
    const known = children.get(child);
    if (known !== undefined) return known;
    const longer = `${spelled[text]}${LABELS[label]}`;
    const fresh = target === undefined || target.startsWith(longer) ? spelled.push(longer) - 1 : -1;
    children.set(child, fresh);
    return fresh;
  };
  return { extended, spelled: (text) => spelled[text] ?? "" };
}

const LABELS_TRIED = 3;
const STATES_KEPT = 8; // at one position; writing has 2 or 3, and only a scribble has more

/**
 * The likeliest texts, best first, at most `count`; with `target`, only that text. A beam: `count` texts are kept
 * at each state, which is exact for the first of them unless more than `count` lie within a hair.
 */
export function bestTexts(lattice: Lattice, count: number, target?: string): readonly Reached[] {
  const byFirst = grouped(lattice);
  const most = target === undefined ? LABELS_TRIED : LABELS.length;
  const options = lattice.arcs.map((arc) => likelyLabels(arc, most));
  const texts = createTexts(target);
  const states: Map<number, Entries>[] = Array.from({ length: lattice.length + 1 }, () => new Map());
  const start: Entry = { text: EMPTY, total: 0, best: 0, from: null, arc: -1, label: -1 };
  states[0]?.set(0, new Map([[EMPTY, start]]));
  for (let at = 0; at < lattice.length; at++) {
    for (const { bits, kept } of likeliestStates(states[at] ?? new Map(), count)) {
      for (const n of byFirst[at] ?? []) {
        const arc = lattice.arcs[n];
        if (!arc || bits & arc.mask) continue;
        const next = advance(at, bits | arc.mask);
        const into = entriesAt(states[next.at], next.bits);
        for (const label of options[n] ?? []) extend(into, kept, arc, n, label, texts);
      }
    }
  }
  const ends = [...(states[lattice.length]?.get(0)?.values() ?? [])];
  return ends
    .map((end) => ({ end, text: texts.spelled(end.text) }))
    .filter(({ text }) => target === undefined || text === target)
    .sort((a, b) => b.end.total - a.end.total)
    .slice(0, count)
    .map(({ end, text }) => ({ text, score: end.total, path: pathTo(end) }));
}

type Live = { readonly bits: number; readonly kept: readonly Entry[] };

function likeliestStates(states: ReadonlyMap<number, Entries>, count: number): readonly Live[] {
  const live = [...states].map(([bits, entries]) => ({
    bits,
    kept: [...entries.values()].sort((a, b) => b.total - a.total).slice(0, count),
  }));
  if (live.length <= STATES_KEPT) return live;
  return live.sort((a, b) => (b.kept[0]?.total ?? 0) - (a.kept[0]?.total ?? 0)).slice(0, STATES_KEPT);
}

/** Goes on from each of `kept` by the arc with one label. */
function extend(
  into: Entries,
  kept: readonly Entry[],
  arc: Arc,
  n: number,
  label: number,
  texts: Texts,
): void {
  const score = arc.scores[label] ?? -Infinity;
  for (const entry of kept) {
    const text = texts.extended(entry.text, label);
    if (text < 0) continue;
    const total = entry.total + score;
    const best = entry.best + score;
    const known = into.get(text);
    if (!known) {
      into.set(text, { text, total, best, from: entry, arc: n, label });
      continue;
    }
    known.total = addLogs(known.total, total);
    if (best > known.best) {
      known.best = best;
      known.from = entry;
      known.arc = n;
      known.label = label;
    }
  }
}

function pathTo(end: Entry): Path {
  const arcs: number[] = [];
  const labels: number[] = [];
  for (let entry = end; entry.from; entry = entry.from) {
    arcs.unshift(entry.arc);
    labels.unshift(entry.label);
  }
  return { arcs, labels };
}

function entriesAt(state: Map<number, Entries> | undefined, bits: number): Entries {
  const known = state?.get(bits);
  if (known) return known;
  const fresh: Entries = new Map();
  state?.set(bits, fresh);
  return fresh;
}

function likelyLabels({ scores }: Arc, most: number): readonly number[] {
  const possible: number[] = [];
  scores.forEach((score, label) => {
    if (score > -Infinity) possible.push(label);
  });
  return possible.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, most);
}

function forward(lattice: Lattice, byFirst: readonly (readonly number[])[], arcSums: Float64Array): States {
  const alpha: Map<number, number>[] = Array.from({ length: lattice.length + 1 }, () => new Map());
  alpha[0]?.set(0, 0);
  for (let at = 0; at < lattice.length; at++) {
    for (const [bits, before] of alpha[at] ?? []) {
      for (const n of byFirst[at] ?? []) {
        const arc = lattice.arcs[n];
        if (!arc || bits & arc.mask) continue;
        const next = advance(at, bits | arc.mask);
        const state = alpha[next.at];
        state?.set(next.bits, addLogs(state.get(next.bits) ?? -Infinity, before + (arcSums[n] ?? 0)));
      }
    }
  }
  return alpha;
}

function backward(
  lattice: Lattice,
  byFirst: readonly (readonly number[])[],
  arcSums: Float64Array,
  alpha: States,
): States {
  const beta: Map<number, number>[] = Array.from({ length: lattice.length + 1 }, () => new Map());
  beta[lattice.length]?.set(0, 0);
  for (let at = lattice.length - 1; at >= 0; at--) {
    for (const bits of alpha[at]?.keys() ?? []) {
      let after = -Infinity;
      for (const n of byFirst[at] ?? []) {
        const arc = lattice.arcs[n];
        if (!arc || bits & arc.mask) continue;
        const next = advance(at, bits | arc.mask);
        after = addLogs(after, (arcSums[n] ?? 0) + (beta[next.at]?.get(next.bits) ?? -Infinity));
      }
      beta[at]?.set(bits, after);
    }
  }
  return beta;
}

function advance(at: number, covered: number): { readonly at: number; readonly bits: number } {
  let bits = covered;
  let next = at;
  while (bits & 1) {
    bits >>>= 1;
    next++;
  }
  return { at: next, bits };
}

function grouped(lattice: Lattice): readonly (readonly number[])[] {
  const byFirst: number[][] = Array.from({ length: lattice.length }, () => []);
  lattice.arcs.forEach((arc, n) => {
    byFirst[arc.first]?.push(n);
  });
  return byFirst;
}

function sums(lattice: Lattice): Float64Array {
  return Float64Array.from(lattice.arcs, (arc) => arc.scores.reduce(addLogs, -Infinity));
}

/** log(exp(a) + exp(b)) without overflow. */
export function addLogs(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === -Infinity ? -Infinity : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}
