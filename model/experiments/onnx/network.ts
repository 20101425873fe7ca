import { GLYPH_SIZE } from "../../../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../../../core/reading/trajectory.ts";
import type { Message } from "../../graph/protobuf.ts";
import { branchesOfImages, CLASSES, IMAGES_BRANCHES_FOR_INK, LAYERS, type Tensors } from "../../network.ts";
import { type Attributes, constantOf, floatsOf, modelOf, nodeOf } from "./model.ts";

type Draft = {
  readonly nodes: Message[];
  readonly constants: Message[];
  readonly weights: Tensors;
  readonly prefix: string; // before the names of what belongs to these weights
};
/** What a node gives: [n, channels, height, width], or [n, channels] with height and width 1. */
type Value = {
  readonly name: string;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
};

/**
 * The serving network as ONNX: `bitmaps` [n, 1, 28, 28] and `trajectories` [n, 48, 1, 5] to logits `bitmap` and `fused`, [n, 11]
 * each. ONNX has channels first, so kernels are turned and the rows of what follows a flattening are put in its order.
 */
export function networkAsOnnx(weights: Tensors): Message {
  const draft: Draft = { nodes: [], constants: [], weights, prefix: "" };
  const input = normalised(draft);
  const look = lookOf(draft, input);
  const turned = add(draft, "Transpose", ["trajectories"], "turned", { perm: [0, 3, 1, 2] });
  const way = { name: turned, channels: CHANNELS, height: POINTS, width: 1 };
  const moved = convolve(draft, "trajectory", way);
  const move = relu(draft, dense(draft, "trajectoryFeatures", moved));
  const both = add(draft, "Concat", [look.name, move.name], "both", { axis: 1 });
  const flat = { name: both, channels: look.channels + move.channels, height: 1, width: 1 };
  const fused = dense(draft, "fusedHead", relu(draft, dense(draft, "fused", flat)));
  const own = branchesOfImages(weights).map((branch) => {
    const part = { ...draft, ...branch };
    return dense(part, "bitmapHead", lookOf(part, input)).name;
  });
  const branches = own.length > 0 ? own : [dense(draft, "bitmapHead", look).name];
  add(draft, "Mean", branches, "bitmap");
  add(draft, "Mean", [fused.name, ...own.slice(0, IMAGES_BRANCHES_FOR_INK)], "fused");
  return modelOf({
    ...draft,
    inputs: [
      floatsOf("bitmaps", [1, GLYPH_SIZE, GLYPH_SIZE]),
      floatsOf("trajectories", [POINTS, 1, CHANNELS]),
    ],
    outputs: [floatsOf("bitmap", [CLASSES]), floatsOf("fused", [CLASSES])],
  });
}

/** What the bitmap branch of the draft's weights sees. */
function lookOf(draft: Draft, input: Value): Value {
  return relu(draft, dense(draft, "bitmapFeatures", convolve(draft, "bitmap", input)));
}

/** As `forward` of model/network.ts begins. */
function normalised(draft: Draft): Value {
  draft.constants.push(
    constantOf("mean", [], Float32Array.of(0.13)),
    constantOf("scale", [], Float32Array.of(3.2)),
  );
  add(draft, "Sub", ["bitmaps", "mean"], "centred");
  return {
    name: add(draft, "Mul", ["centred", "scale"], "normalised"),
    channels: 1,
    height: GLYPH_SIZE,
    width: GLYPH_SIZE,
  };
}

function convolve(draft: Draft, branch: string, input: Value): Value {
  let x = input;
  for (const { name, kernel, stride } of LAYERS) {
    if (kernel.length !== 4 || !name.startsWith(branch)) continue;
    const [height = 1, width = 1, from = 1, to = 1] = kernel;
    const [down, across] = stride ?? [1, 1];
    const turned = permuted(valuesOf(draft, `${name}/kernel`), [height, width, from, to], [3, 2, 0, 1]);
    const own = `${draft.prefix}${name}`;
    draft.constants.push(constantOf(`${own}/kernel`, [to, from, height, width], turned), biasOf(draft, name));
    add(draft, "Conv", [x.name, `${own}/kernel`, `${own}/bias`], own, {
      auto_pad: "SAME_UPPER", // TensorFlow's "same": an odd pixel of padding goes to the end
      kernel_shape: [height, width],
      strides: [down, across],
    });
    const sides = { height: Math.ceil(x.height / down), width: Math.ceil(x.width / across) };
    x = relu(draft, { name: own, channels: to, ...sides });
  }
  return x;
}

function dense(draft: Draft, name: string, from: Value): Value {
  const own = `${draft.prefix}${name}`;
  const output = `${own}Sums`;
  const { channels, height, width } = from;
  const values = valuesOf(draft, `${name}/kernel`);
  const rows = channels * height * width;
  const to = values.length / rows;
  const kernel = permuted(values, [height, width, channels, to], [2, 0, 1, 3]);
  draft.constants.push(constantOf(`${own}/kernel`, [rows, to], kernel), biasOf(draft, name));
  const flat = height * width > 1 ? add(draft, "Flatten", [from.name], `${own}Flat`, { axis: 1 }) : from.name;
  add(draft, "Gemm", [flat, `${own}/kernel`, `${own}/bias`], output);
  return { name: output, channels: to, height: 1, width: 1 };
}

function relu(draft: Draft, from: Value): Value {
  return { ...from, name: add(draft, "Relu", [from.name], `${from.name}Relu`) };
}

function add(
  { nodes }: Draft,
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes = {},
): string {
  nodes.push(nodeOf(op, inputs, output, attributes));
  return output;
}

function biasOf(draft: Draft, layer: string): Message {
  const values = valuesOf(draft, `${layer}/bias`);
  return constantOf(`${draft.prefix}${layer}/bias`, [values.length], values);
}

function valuesOf({ weights }: Draft, name: string): Float32Array {
  const tensor = weights[name];
  if (!tensor) throw new Error(`the weights lack ${name}`);
  return Float32Array.from(tensor.dataSync());
}

type Four = readonly [number, number, number, number];

/** `values` of `shape` with axis `order[k]` as the new axis k. */
export function permuted(values: Float32Array, shape: Four, order: Four): Float32Array {
  const strides = [shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1];
  const out = new Float32Array(values.length);
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const index = [0, 0, 0, 0];
  for (let at = 0; at < out.length; at++) {
    out[at] = values[index.reduce((sum, i, k) => sum + i * (steps[k] ?? 0), 0)] ?? 0;
    for (let k = 3; k >= 0; k--) {
      index[k] = (index[k] ?? 0) + 1;
      if ((index[k] ?? 0) < (sizes[k] ?? 1)) break;
      index[k] = 0;
    }
  }
  return out;
}
