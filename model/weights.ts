import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tensor } from "@tensorflow/tfjs";
import { z } from "zod";
import type { Tf } from "./backend.ts";

/** The committed weights: what serves, and what the report measures. */
export const WEIGHTS_FILE = fileURLToPath(new URL("weights/digits.bin", import.meta.url));

const HEADER = z.array(z.object({ name: z.string(), shape: z.array(z.number().int()) }));

/**
 * One file: the header's length in bytes (uint32), the header (JSON: names and shapes), then all values as float32, little
 * endian. Written beside and renamed, so that a stopped training leaves the last good file.
 */
export function saveTensors(file: string, tensors: Readonly<Record<string, Tensor>>): void {
  const names = Object.keys(tensors).sort();
  const header = names.map((name) => ({ name, shape: tensors[name]?.shape ?? [] }));
  const json = Buffer.from(JSON.stringify(header).padEnd(Math.ceil(JSON.stringify(header).length / 4) * 4));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const values = names.map((name) => Buffer.from(Float32Array.from(tensors[name]?.dataSync() ?? []).buffer));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, Buffer.concat([length, json, ...values]));
  renameSync(`${file}.part`, file);
}

/** Throws when the file is missing or cut short. */
export function loadTensors(tf: Tf, file: string): Record<string, Tensor> {
  const bytes = readFileSync(file);
  const headerEnd = 4 + bytes.readUInt32LE(0);
  const header = HEADER.parse(JSON.parse(bytes.subarray(4, headerEnd).toString()));
  const tensors: Record<string, Tensor> = {};
  let at = headerEnd;
  for (const { name, shape } of header) {
    const count = shape.reduce((product, n) => product * n, 1);
    const values = new Float32Array(new Uint8Array(bytes.subarray(at, at + count * 4)).buffer);
    if (values.length !== count) throw new Error(`${file} is cut short`);
    tensors[name] = tf.tensor(values, shape);
    at += count * 4;
  }
  return tensors;
}

/** The weights' name in reports and caches: the beginning of their SHA-256. */
export function versionOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 12);
}
