import type { NamedTensorMap, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "./backend.ts";

const BETA_1 = 0.9;
const BETA_2 = 0.99;
const EPSILON = 1e-8;
const AVERAGE_DECAY = 0.999;
const AVERAGE_EVERY = 4; // steps; each one would cost a tenth of the training

/** What an interrupted training needs to go on exactly: parameters, both moments and the averaged weights. */
export type State = Readonly<
  Record<"parameter" | "moment" | "square" | "average", Readonly<Record<string, Tensor>>>
>;

export type Optimizer = {
  readonly variables: Readonly<Record<string, Variable>>;
  readonly average: () => Readonly<Record<string, Tensor>>; // averaged weights, which generalise better
  readonly apply: (gradients: NamedTensorMap, step: number, rate: number, decay: number) => void; // step from 0
  readonly state: () => State;
  readonly dispose: () => void;
};

/** AdamW (Loshchilov & Hutter 2019: the decay is apart from the gradient, which tfjs has not) with averaged weights. */
export function createOptimizer(tf: Tf, start: Readonly<Record<string, Tensor>>, resume?: State): Optimizer {
  const names = Object.keys(start);
  const make = (from: (name: string) => Tensor, trainable = false) =>
    Object.fromEntries(names.map((name) => [name, tf.variable(from(name), trainable)]));
  const initial = (name: string) => resume?.parameter[name] ?? start[name] ?? tf.scalar(0);
  const zeros = (name: string) => tf.zerosLike(initial(name));
  const variables = make(initial, true);
  const moment = make((name) => resume?.moment[name] ?? zeros(name));
  const square = make((name) => resume?.square[name] ?? zeros(name));
  const average = make((name) => resume?.average[name] ?? initial(name));
  const byVariable = new Map(names.map((name) => [variables[name]?.name ?? "", name]));

  const apply: Optimizer["apply"] = (gradients, step, rate, decay) =>
    tf.tidy(() => {
      const scale = (rate * Math.sqrt(1 - BETA_2 ** (step + 1))) / (1 - BETA_1 ** (step + 1));
      const keep = Math.min(AVERAGE_DECAY, (1 + step) / (10 + step)) ** AVERAGE_EVERY;
      for (const [key, gradient] of Object.entries(gradients)) {
        const name = byVariable.get(key) ?? "";
        const [p, m, s, a] = [variables[name], moment[name], square[name], average[name]];
        if (!p || !m || !s || !a) throw new Error(`no variable for gradient ${key}`);
        m.assign(tf.add(tf.mul(m, BETA_1), tf.mul(gradient, 1 - BETA_1)));
        s.assign(tf.add(tf.mul(s, BETA_2), tf.mul(tf.square(gradient), 1 - BETA_2)));
        const move = tf.div(tf.mul(m, scale), tf.add(tf.sqrt(s), EPSILON));
        const shrunk = name.endsWith("/kernel") ? tf.mul(p, 1 - rate * decay) : p;
        p.assign(tf.sub(shrunk, move));
        if (step % AVERAGE_EVERY === 0) a.assign(tf.add(tf.mul(a, keep), tf.mul(p, 1 - keep)));
      }
    });
  return {
    variables,
    average: () => average,
    apply,
    state: () => ({ parameter: variables, moment, square, average }),
    dispose: () => tf.dispose([variables, moment, square, average]),
  };
}
