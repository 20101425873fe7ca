import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getFloat16, setFloat16 } from "@petamoriken/float16";
import type { Tensor } from "@tensorflow/tfjs";
import { z } from "zod";
import type { Tf } from "./backend.ts";

/** The committed weights: what serves, and what the report measures. */
export const WEIGHTS_FILE = fileURLToPath(new URL("weights/digits.bin", import.meta.url));

const PRECISION = z.enum(["float32", "float16"]);
/** How values are stored; they are computed with as float32. */
export type Precision = z.infer<typeof PRECISION>;
const HEADER = z.array(
  z.object({
    name: z.string(),
    shape: z.array(z.number().int()),
    precision: PRECISION.default("float32"),
  }),
);

/**
 * One file: the header's length in bytes (uint32), the header (JSON: names, shapes and precisions), then all values as float32 or
 * float16, little endian. Written beside and renamed, so that a stopped training leaves the last good file.
 */
export function saveTensors(
  file: string,
  tensors: Readonly<Record<string, Tensor>>,
  precision: Precision = "float32",
): void {
  const names = Object.keys(tensors).sort();
  const header = names.map((name) => ({ name, shape: tensors[name]?.shape ?? [], precision }));
  const json = Buffer.from(JSON.stringify(header).padEnd(Math.ceil(JSON.stringify(header).length / 4) * 4));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const values = names.map((name) => bytesOf(Float32Array.from(tensors[name]?.dataSync() ?? []), precision));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, Buffer.concat([length, json, ...values]));
  renameSync(`${file}.part`, file);
}

/** Throws when the file is missing or cut short. */
export function loadTensors(tf: Tf, file: string): Record<string, Tensor> {
  const bytes = readFileSync(file);
  const { header, end } = headerOf(bytes);
  const tensors: Record<string, Tensor> = {};
  let at = end;
  for (const { name, shape, precision } of header) {
    const count = shape.reduce((product, n) => product * n, 1);
    const size = count * BYTES[precision];
    if (at + size > bytes.length) throw new Error(`${file} is cut short`);
    tensors[name] = tf.tensor(valuesOf(bytes.subarray(at, at + size), precision), shape);
    at += size;
  }
  return tensors;
}

/** The names of the tensors that a file holds. */
export function namesIn(file: string): readonly string[] {
  return headerOf(readFileSync(file)).header.map(({ name }) => name);
}

function headerOf(bytes: Buffer) {
  const end = 4 + bytes.readUInt32LE(0);
  return { header: HEADER.parse(JSON.parse(bytes.subarray(4, end).toString())), end };
}

const BYTES: Readonly<Record<Precision, number>> = { float32: 4, float16: 2 };

function bytesOf(values: Float32Array, precision: Precision): Buffer {
  if (precision === "float32") return Buffer.from(values.buffer);
  const bytes = Buffer.alloc(values.length * BYTES.float16);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  values.forEach((value, i) => {
    setFloat16(view, i * BYTES.float16, value, true);
  });
  return bytes;
}

function valuesOf(bytes: Uint8Array, precision: Precision): Float32Array {
  const { buffer } = new Uint8Array(bytes); // begins at a whole number of values
  if (precision === "float32") return new Float32Array(buffer);
  const halves = allHalves();
  return Float32Array.from(new Uint16Array(buffer), (bits) => halves[bits] ?? Number.NaN);
}

/** What each of the 65,536 halves stands for: looked up, millions of them load in no time. */
function allHalves(): Float32Array {
  const view = new DataView(new ArrayBuffer(BYTES.float16));
  return Float32Array.from({ length: 0x10000 }, (_, bits) => {
    view.setUint16(0, bits);
    return getFloat16(view, 0);
  });
}

/** The weights' name in reports and caches: the beginning of their SHA-256. */
export function versionOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 12);
}
