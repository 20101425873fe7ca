import { bytesField, integerField, join, type Message } from "./protobuf.ts";

// Field numbers of tensorflow/core/protobuf/{saved_model,meta_graph}.proto and core/framework/{graph,node_def,attr_value,tensor}.proto.
const FLOAT = 1;
const INT32 = 3;
const PRODUCER = 1645; // the graph version of TensorFlow 2.15
const ANY_COUNT: Message = [Uint8Array.of(0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)]; // a side of -1

type Attributes = Readonly<Record<string, Message>>;

export const floatType: Message = integerField(6, FLOAT);
export const intType: Message = integerField(6, INT32);
export const textValue = (text: string): Message => bytesField(2, text);
export const integerValue = (value: number): Message => integerField(3, value);
export const integersValue = (values: readonly number[]): Message =>
  bytesField(1, join(...values.map((value) => integerField(3, value))));

/** One operation of the graph. */
export function nodeOf(name: string, op: string, inputs: readonly string[], attributes: Attributes): Message {
  return join(
    bytesField(1, name),
    bytesField(2, op),
    ...inputs.map((input) => bytesField(3, input)),
    ...Object.entries(attributes).map(([key, value]) =>
      bytesField(5, join(bytesField(1, key), bytesField(2, value))),
    ),
  );
}

/** A constant of `shape`, row by row. */
export function constantOf(
  name: string,
  shape: readonly number[],
  values: Float32Array | Int32Array,
): Message {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const isFloat = values instanceof Float32Array;
  const tensor = join(
    integerField(1, isFloat ? FLOAT : INT32),
    bytesField(2, shapeOf(shape)),
    bytesField(4, bytes),
  );
  return nodeOf(name, "Const", [], { dtype: isFloat ? floatType : intType, value: bytesField(8, tensor) });
}

/** Where values come in: [n, ...rest]. */
export function placeholderOf(name: string, rest: readonly number[]): Message {
  return nodeOf(name, "Placeholder", [], {
    dtype: floatType,
    shape: bytesField(7, shapeOf([null, ...rest])),
  });
}

/** What one way through the graph takes and gives: names with the sides after the first. */
export type Signature = {
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly outputs: Readonly<Record<string, { readonly node: string; readonly rest: readonly number[] }>>;
};

/** The bytes of a `saved_model.pb` under the tag "serve". */
export function savedModelOf(
  nodes: readonly Message[],
  signatures: Readonly<Record<string, Signature>>,
): Message {
  const graph = join(...nodes.map((node) => bytesField(1, node)), bytesField(4, integerField(1, PRODUCER)));
  const entries = Object.entries(signatures).map(([name, signature]) =>
    bytesField(5, join(bytesField(1, name), bytesField(2, signatureOf(signature)))),
  );
  const meta = join(bytesField(1, bytesField(4, "serve")), bytesField(2, graph), ...entries);
  return join(integerField(1, 1), bytesField(2, meta));
}

function signatureOf({ inputs, outputs }: Signature): Message {
  const entry = (field: number, key: string, node: string, rest: readonly number[]) =>
    bytesField(field, join(bytesField(1, key), bytesField(2, infoOf(node, rest))));
  return join(
    ...Object.entries(inputs).map(([name, rest]) => entry(1, name, name, rest)),
    ...Object.entries(outputs).map(([name, { node, rest }]) => entry(2, name, node, rest)),
    bytesField(3, "tensorflow/serving/predict"),
  );
}

function infoOf(node: string, rest: readonly number[]): Message {
  return join(bytesField(1, `${node}:0`), integerField(2, FLOAT), bytesField(3, shapeOf([null, ...rest])));
}

function shapeOf(sides: readonly (number | null)[]): Message {
  return join(...sides.map((side) => bytesField(2, side === null ? ANY_COUNT : integerField(1, side))));
}
