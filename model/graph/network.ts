import { GLYPH_SIZE } from "../../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../../core/reading/trajectory.ts";
import {
  branchesOfImages,
  CLASSES,
  FEATURES,
  IMAGES_BRANCHES_FOR_INK,
  LAYERS,
  type Tensors,
} from "../network.ts";
import type { Message } from "./protobuf.ts";
import {
  constantOf,
  floatType,
  integersValue,
  integerValue,
  intType,
  nodeOf,
  placeholderOf,
  type Signature,
  savedModelOf,
  textValue,
} from "./savedModel.ts";

/** A part of the graph with weights of its own, under names of its own. */
type Draft = { readonly nodes: Message[]; readonly weights: Tensors; readonly prefix: string };

export const SIGNATURES = { fused: "ink", bitmap: "images" } as const;

/**
 * The serving network as a SavedModel: TensorFlow runs it in one call, where each operation called from JavaScript costs
 * more than its arithmetic. Signature "ink" takes bitmaps and trajectories, "images" bitmaps; both give logits [n, 11].
 * "ink" also gives the features [n, FEATURES] that ink's own head reads.
 */
export function networkAsSavedModel(weights: Tensors): Message {
  const nodes: Message[] = [
    placeholderOf("bitmaps", [GLYPH_SIZE, GLYPH_SIZE, 1]),
    placeholderOf("trajectories", [POINTS, 1, CHANNELS]),
  ];
  const ink = { nodes, weights, prefix: "" };
  const branches = branchesOfImages(weights).map((own) => bitmapLogits({ nodes, ...own }));
  const look = relu(ink, dense(ink, "bitmapFeatures", branch(ink, "bitmap", normalised(ink))));
  const move = relu(ink, dense(ink, "trajectoryFeatures", branch(ink, "trajectory", "trajectories")));
  nodes.push(constantOf("axis", [], Int32Array.of(1)));
  const both = { N: integerValue(2), T: floatType, Tidx: intType };
  nodes.push(nodeOf("both", "ConcatV2", [look, move, "axis"], both));
  const features = relu(ink, dense(ink, "fused", "both"));
  const own = dense(ink, "fusedHead", features);
  const fused = meanOf(nodes, "ink", [own, ...branches.slice(0, IMAGES_BRANCHES_FOR_INK)]);
  const bitmap = branches.length > 0 ? meanOf(nodes, "images", branches) : dense(ink, "bitmapHead", look);
  const bitmaps = [GLYPH_SIZE, GLYPH_SIZE, 1];
  const signatures: Readonly<Record<string, Signature>> = {
    [SIGNATURES.fused]: {
      inputs: { bitmaps, trajectories: [POINTS, 1, CHANNELS] },
      outputs: {
        logits: { node: fused, rest: [CLASSES] },
        features: { node: features, rest: [FEATURES] },
      },
    },
    [SIGNATURES.bitmap]: { inputs: { bitmaps }, outputs: { logits: { node: bitmap, rest: [CLASSES] } } },
  };
  return savedModelOf(nodes, signatures);
}

/** The logits of a bitmap branch of its own. */
function bitmapLogits(draft: Draft): string {
  const seen = relu(draft, dense(draft, "bitmapFeatures", branch(draft, "bitmap", normalised(draft))));
  return dense(draft, "bitmapHead", seen);
}

/** The mean of equal shapes; of one, itself. */
function meanOf(nodes: Message[], name: string, inputs: readonly string[]): string {
  const [first] = inputs;
  if (first !== undefined && inputs.length === 1) return first;
  nodes.push(
    nodeOf(`${name}Sum`, "AddN", inputs, { N: integerValue(inputs.length), T: floatType }),
    constantOf(`${name}Share`, [], Float32Array.of(1 / inputs.length)),
    nodeOf(`${name}Mean`, "Mul", [`${name}Sum`, `${name}Share`], { T: floatType }),
  );
  return `${name}Mean`;
}

/** MNIST's mean taken away, and divided by its deviation, as `forward` has it. */
function normalised({ nodes, prefix }: Draft): string {
  nodes.push(
    constantOf(`${prefix}mean`, [], Float32Array.of(0.13)),
    constantOf(`${prefix}scale`, [], Float32Array.of(3.2)),
    nodeOf(`${prefix}centred`, "Sub", ["bitmaps", `${prefix}mean`], { T: floatType }),
    nodeOf(`${prefix}normalised`, "Mul", [`${prefix}centred`, `${prefix}scale`], { T: floatType }),
  );
  return `${prefix}normalised`;
}

/** The convolutions whose names begin with `start`, flattened. */
function branch(draft: Draft, start: string, input: string): string {
  let x = input;
  for (const { name, kernel, stride } of LAYERS) {
    if (kernel.length !== 4 || !name.startsWith(start)) continue;
    const [down, across] = stride ?? [1, 1];
    x = relu(
      draft,
      withBias(draft, name, "Conv2D", x, {
        strides: integersValue([1, down, across, 1]),
        padding: textValue("SAME"),
      }),
    );
  }
  return x;
}

/** Rows of a dense kernel are what must lie flat before it. */
function dense(draft: Draft, name: string, input: string): string {
  const { nodes, prefix } = draft;
  const rows = tensorOf(draft, `${name}/kernel`).shape[0] ?? 0;
  nodes.push(
    constantOf(`${prefix}${name}/sides`, [2], Int32Array.of(-1, rows)),
    nodeOf(`${prefix}${name}/flat`, "Reshape", [input, `${prefix}${name}/sides`], {
      T: floatType,
      Tshape: intType,
    }),
  );
  return withBias(draft, name, "MatMul", `${prefix}${name}/flat`, {});
}

function withBias(
  draft: Draft,
  layer: string,
  op: "Conv2D" | "MatMul",
  input: string,
  attributes: Readonly<Record<string, Message>>,
): string {
  const { nodes, prefix } = draft;
  const name = `${prefix}${layer}`;
  for (const part of ["kernel", "bias"]) {
    const { shape, values } = tensorOf(draft, `${layer}/${part}`);
    nodes.push(constantOf(`${name}/${part}`, shape, values));
  }
  nodes.push(
    nodeOf(`${name}/sums`, op, [input, `${name}/kernel`], { T: floatType, ...attributes }),
    nodeOf(name, "BiasAdd", [`${name}/sums`, `${name}/bias`], { T: floatType }),
  );
  return name;
}

function relu({ nodes }: Draft, from: string): string {
  nodes.push(nodeOf(`${from}/relu`, "Relu", [from], { T: floatType }));
  return `${from}/relu`;
}

function tensorOf({ weights }: Draft, name: string) {
  const tensor = weights[name];
  if (!tensor) throw new Error(`the weights lack ${name}`);
  const values = tensor.dataSync();
  if (!(values instanceof Float32Array)) throw new Error(`the weights have no floats in ${name}`);
  return { shape: tensor.shape, values };
}
