import { bytesField, integerField, join, type Message } from "../../graph/protobuf.ts";

// Field numbers and enumerations of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
const FLOAT = 1;
const ATTRIBUTE = { integer: 2, text: 3, integers: 7 } as const;
const OPSET = 13;
const IR_VERSION = 8;

/** An attribute of a node: a whole number, a text or a list of whole numbers. */
export type Attribute = number | string | readonly number[];
export type Attributes = Readonly<Record<string, Attribute>>;

/** One operation of the graph. Its output is named as it is. */
export function nodeOf(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes,
): Message {
  return join(
    ...inputs.map((input) => bytesField(1, input)),
    bytesField(2, output),
    bytesField(3, output),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attributeOf(name, value))),
  );
}

function attributeOf(name: string, value: Attribute): Message {
  if (typeof value === "number")
    return join(bytesField(1, name), integerField(3, value), integerField(20, ATTRIBUTE.integer));
  if (typeof value === "string")
    return join(bytesField(1, name), bytesField(4, value), integerField(20, ATTRIBUTE.text));
  return join(
    bytesField(1, name),
    ...value.map((each) => integerField(8, each)),
    integerField(20, ATTRIBUTE.integers),
  );
}

/** Constants of `shape`, row by row. */
export function constantOf(name: string, shape: readonly number[], values: Float32Array): Message {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength); // little endian, as ONNX has it
  return join(
    ...shape.map((side) => integerField(1, side)),
    integerField(2, FLOAT),
    bytesField(8, name),
    bytesField(9, bytes),
  );
}

/** An input or output of floats, [n, ...rest]. */
export function floatsOf(name: string, rest: readonly number[]): Message {
  const sides = [bytesField(2, "n"), ...rest.map((side) => integerField(1, side))];
  const shape = join(...sides.map((side) => bytesField(1, side)));
  return join(
    bytesField(1, name),
    bytesField(2, bytesField(1, join(integerField(1, FLOAT), bytesField(2, shape)))),
  );
}

export type Graph = Readonly<Record<"nodes" | "constants" | "inputs" | "outputs", readonly Message[]>>;

/** A whole model, as a `.onnx` file holds it. */
export function modelOf({ nodes, constants, inputs, outputs }: Graph): Message {
  const graph = join(
    ...nodes.map((node) => bytesField(1, node)),
    bytesField(2, "digits"),
    ...constants.map((constant) => bytesField(5, constant)),
    ...inputs.map((input) => bytesField(11, input)),
    ...outputs.map((output) => bytesField(12, output)),
  );
  return join(
    integerField(1, IR_VERSION),
    bytesField(2, "digitboard"),
    bytesField(7, graph),
    bytesField(8, join(bytesField(1, ""), integerField(2, OPSET))),
  );
}
