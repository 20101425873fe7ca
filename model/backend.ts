import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Tfjs from "@tensorflow/tfjs";
import type * as TfjsNode from "@tensorflow/tfjs-node";

export type Tf = typeof Tfjs;
type TfNode = typeof TfjsNode;
export type Graph = {
  readonly predict: (inputs: Readonly<Record<string, Tfjs.Tensor>>) => Tfjs.NamedTensorMap;
  readonly dispose: () => void;
};
export type Backend = {
  readonly tf: Tf;
  readonly name: "tensorflow" | "wasm";
  /** Opens a SavedModel's `signature`; null where whole graphs are not run. */
  readonly openGraph: ((folder: string, signature: string) => Promise<Graph>) | null;
};

const require = createRequire(import.meta.url);

/**
 * TensorFlow's own library where it is installed, else WebAssembly. `DIGITBOARD_BACKEND=wasm` takes the second at once.
 * Throws when neither loads.
 */
export async function loadBackend(): Promise<Backend> {
  if (process.env.DIGITBOARD_BACKEND !== "wasm") {
    const native = loadNative();
    if (native) {
      await native.ready();
      return { tf: native, name: "tensorflow", openGraph: (...names) => openGraph(native, ...names) };
    }
  }
  return { tf: await loadWasm(), name: "wasm", openGraph: null };
}

async function openGraph(native: TfNode, folder: string, signature: string): Promise<Graph> {
  const model = await native.node.loadSavedModel(folder, ["serve"], signature);
  const predict: Graph["predict"] = (inputs) => {
    const outputs = model.predict({ ...inputs });
    if (outputs instanceof native.Tensor || Array.isArray(outputs))
      throw new Error("a graph gives named outputs");
    return outputs;
  };
  return { predict, dispose: () => model.dispose() };
}

function loadNative(): TfNode | null {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // its start-up notes would drown a program that prints JSON
  restoreRemovedUtil();
  try {
    const native: TfNode = require("@tensorflow/tfjs-node");
    return native;
  } catch {
    return null; // no binding for this machine: the caller has another backend, and says which one runs
  }
}

/** tfjs-node still calls two functions that Node 23 removed from `util`. */
function restoreRemovedUtil(): void {
  const util: Record<string, unknown> = require("node:util");
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}

async function loadWasm(): Promise<Tf> {
  const tf: Tf = require("@tensorflow/tfjs");
  const wasm: typeof import("@tensorflow/tfjs-backend-wasm") = require("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  if (!(await tf.setBackend("wasm"))) throw new Error("neither TensorFlow nor WebAssembly could be loaded");
  await tf.ready();
  return tf;
}

/** Where the package `name` keeps its file `path`. */
export function packageFile(name: string, path: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}
