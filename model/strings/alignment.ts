import { type Arc, addLogs, LABELS, LIGATURE, REJECTED } from "../../core/reading/lattice.ts";

/** Log sum over the paths of a lattice, and the chance of each label of each arc under them: [arcs × LABELS.length]. */
export type Expectation = { readonly total: number; readonly marginals: Float64Array };

type Step = { readonly from: number; readonly arc: number; readonly label: number; readonly to: number };

const BITS = 512; // WINDOW of core/reading/hypotheses.ts, as bits
const POSITIONS = 64; // longest target

/**
 * Over all paths, or with a `target` over those that read it: a conditional random field is fitted by the difference
 * of the two. The target "" stands for ink without a digit, "?" in a target for a stretch of ink that is none. Where a target
 * `leavesSigns` out, any may be read.
 */
export function expectationOf(
  arcs: readonly Arc[],
  length: number,
  target: string | null,
  leavesSigns = false,
): Expectation {
  const byFirst: number[][] = Array.from({ length }, () => []);
  arcs.forEach((arc, n) => {
    byFirst[arc.first]?.push(n);
  });
  const alpha = new Map<number, number>([[0, 0]]);
  const layers: Map<number, true>[] = Array.from({ length: length + 1 }, () => new Map());
  layers[0]?.set(0, true);
  const steps: Step[] = [];
  for (let at = 0; at < length; at++) {
    for (const state of layers[at]?.keys() ?? []) {
      const before = alpha.get(state) ?? -Infinity;
      const bits = Math.floor(state / POSITIONS) % BITS;
      for (const n of byFirst[at] ?? []) {
        const arc = arcs[n];
        if (!arc || bits & arc.mask) continue;
        arc.scores.forEach((score, label) => {
          const position = nextPosition(state % POSITIONS, label, target, leavesSigns);
          if (position < 0 || score === -Infinity) return;
          const to = advance(at, bits | arc.mask, position, layers);
          alpha.set(to, addLogs(alpha.get(to) ?? -Infinity, before + score));
          steps.push({ from: state, arc: n, label, to });
        });
      }
    }
  }
  const end = length * BITS * POSITIONS + (target?.length ?? 0);
  return { total: alpha.get(end) ?? -Infinity, marginals: backward(arcs, steps, alpha, end) };
}

function backward(
  arcs: readonly Arc[],
  steps: readonly Step[],
  alpha: ReadonlyMap<number, number>,
  end: number,
): Float64Array {
  const beta = new Map<number, number>([[end, 0]]);
  const total = alpha.get(end) ?? -Infinity;
  const marginals = new Float64Array(arcs.length * LABELS.length);
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (!step) continue;
    const after = beta.get(step.to) ?? -Infinity;
    if (after === -Infinity) continue;
    const score = (arcs[step.arc]?.scores[step.label] ?? -Infinity) + after;
    beta.set(step.from, addLogs(beta.get(step.from) ?? -Infinity, score));
    const at = step.arc * LABELS.length + step.label;
    marginals[at] = (marginals[at] ?? 0) + Math.exp((alpha.get(step.from) ?? -Infinity) + score - total);
  }
  return marginals;
}

function nextPosition(position: number, label: number, target: string | null, leavesSigns: boolean): number {
  if (target === null) return 0;
  if (target === "") return label >= REJECTED ? 0 : -1;
  if (label === LIGATURE || (leavesSigns && label >= REJECTED)) return position;
  if (label === REJECTED && target[position] !== "?") return target[position - 1] === "?" ? position : -1;
  return LABELS[label] === target[position] ? position + 1 : -1;
}

function advance(
  at: number,
  covered: number,
  position: number,
  layers: readonly Map<number, true>[],
): number {
  let bits = covered;
  let next = at;
  while (bits & 1) {
    bits >>>= 1;
    next++;
  }
  const state = (next * BITS + bits) * POSITIONS + position;
  layers[next]?.set(state, true);
  return state;
}
