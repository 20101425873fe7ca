import { type Adaptation, adapt, type Prototype, prototypeOf } from "../../core/reading/adaptation.ts";
import type { Seen } from "./features.ts";

export type Written = Seen & { readonly writer: string; readonly label: number };
/** Digits in the order written; `late` counts those after a writer's first correction. */
export type Outcome = {
  readonly digits: number;
  readonly wrong: { readonly before: number; readonly adapted: number };
  readonly late: { readonly digits: number; readonly before: number; readonly adapted: number };
  readonly mended: number;
  readonly harmed: number; // right before, wrong once adapted
  readonly logLoss: { readonly before: number; readonly adapted: number };
};

/** Each writer corrects every digit that is misread, and what they wrote before is what later ink is held against. */
export function simulate(written: readonly Written[], adaptation: Adaptation): Outcome {
  const corrections = new Map<string, Prototype[]>();
  const wrong = { before: 0, adapted: 0 };
  const late = { digits: 0, before: 0, adapted: 0 };
  const loss = { before: 0, adapted: 0 };
  let mended = 0;
  let harmed = 0;
  for (const { writer, label, log, features } of written) {
    const own = corrections.get(writer) ?? [];
    const adapted = adapt(log, features, own, adaptation);
    const missed = { before: best(log) !== label ? 1 : 0, adapted: best(adapted) !== label ? 1 : 0 };
    wrong.before += missed.before;
    wrong.adapted += missed.adapted;
    loss.before -= log[label] ?? 0;
    loss.adapted -= adapted[label] ?? 0;
    if (missed.before > missed.adapted) mended++;
    if (missed.before < missed.adapted) harmed++;
    if (own.length > 0) {
      late.digits++;
      late.before += missed.before;
      late.adapted += missed.adapted;
    }
    if (missed.adapted) corrections.set(writer, [...own, prototypeOf(features, label)]);
  }
  const mean = (sum: number) => Number((sum / written.length).toFixed(4));
  const logLoss = { before: mean(loss.before), adapted: mean(loss.adapted) };
  return { digits: written.length, wrong, late, mended, harmed, logLoss };
}

function best(log: Float32Array): number {
  return log.indexOf(Math.max(...log));
}
