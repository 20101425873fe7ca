import type { Weights } from "../../core/reading/weights.ts";
import type { Random } from "../augment/random.ts";
import { type Example, lossOf, vectorOf, weightsOf } from "./fit.ts";

const PASSES = 6;
const BATCH = 64;
const RATE = 0.05;
const PRIOR = 2e-4; // pull towards the weights that it starts from, per example

/** Examples to fit the weights on, and others to set their temperature by. */
export type Examples = { readonly fit: readonly Example[]; readonly held: readonly Example[] };

/** The weights under which the examples' texts are likeliest, begun from `start`, and the temperature that the held ones ask for. */
export function fitWeights(start: Weights, { fit, held }: Examples, random: Random): Weights {
  const vector = fitVector(vectorOf(start), fit, held, random);
  const rounded = vector.map((value) => Number(value.toFixed(3)));
  return weightsOf(rounded, bestTemperature(rounded, held));
}

function fitVector(
  from: readonly number[],
  fit: readonly Example[],
  held: readonly Example[],
  random: Random,
): readonly number[] {
  let vector = [...from];
  const first = vector.map(() => 0);
  const second = vector.map(() => 0);
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const order = sample(fit, fit.length, random);
    let total = 0;
    let unreachable = 0;
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = order
        .slice(at, at + BATCH)
        .flatMap((example) => lossOf(example, weightsOf(vector, 1)) ?? []);
      unreachable += Math.min(BATCH, order.length - at) - batch.length;
      total += batch.reduce((sum, item) => sum + item.loss, 0);
      step++;
      const rate = RATE * 0.5 * (1 + Math.cos((Math.PI * step) / (PASSES * Math.ceil(order.length / BATCH))));
      vector = vector.map((value, i) => {
        const data =
          batch.reduce((sum, item) => sum + (item.gradient[i] ?? 0), 0) / Math.max(1, batch.length);
        const slope = data + PRIOR * (value - (from[i] ?? 0));
        first[i] = 0.9 * (first[i] ?? 0) + 0.1 * slope;
        second[i] = 0.99 * (second[i] ?? 0) + 0.01 * slope * slope;
        const mean = (first[i] ?? 0) / (1 - 0.9 ** step);
        return value - (rate * mean) / (Math.sqrt((second[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
      });
    }
    console.error(
      `pass ${pass + 1}: loss ${(total / fit.length).toFixed(4)}, held ${heldLoss(vector, 1, held).toFixed(4)}, unreachable ${unreachable}`,
    );
  }
  return vector;
}

function heldLoss(vector: readonly number[], temperature: number, held: readonly Example[]): number {
  const losses = held.flatMap((example) => lossOf(example, weightsOf(vector, temperature))?.loss ?? []);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function bestTemperature(vector: readonly number[], held: readonly Example[]): number {
  const tried = Array.from({ length: 21 }, (_, i) => 0.6 + 0.05 * i);
  const losses = tried.map((temperature) => heldLoss(vector, temperature, held));
  return Number((tried[losses.indexOf(Math.min(...losses))] ?? 1).toFixed(2));
}

/** `count` of the items, or all, in an order of chance. */
export function sample<T>(items: readonly T[], count: number, random: Random): readonly T[] {
  const left = [...items];
  for (let i = left.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const swap = left[i];
    const other = left[j];
    if (swap === undefined || other === undefined) continue;
    left[i] = other;
    left[j] = swap;
  }
  return left.slice(0, count);
}
