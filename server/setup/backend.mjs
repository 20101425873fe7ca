import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { runNpm, runQuietly } from "./command.mjs";
import { stampAt } from "./fingerprint.mjs";
import { inRoot, nodeHeaders } from "./places.mjs";
import { isUnpacked, linkLibraries, unpackWheel, wheelRefusal } from "./wheel.mjs";

const VENDOR = "storage.googleapis.com";
const PROBE_MS = 4_000;
const VENDOR_MS = 90_000; // 100 MB; the first start has three minutes in all
const COMPILE_MS = 90_000;
const RETRY_AFTER_MS = 24 * 3_600_000;

const packageFolder = inRoot("node_modules/@tensorflow/tfjs-node");
const failure = stampAt("node_modules/.digitboard/no-tensorflow");

/** Adds two numbers with the library: a binding that was built and cannot be loaded is of no use. */
const TRIAL = `
  const util = require("node:util");
  util.isNullOrUndefined ??= (value) => value == null;
  util.isArray ??= Array.isArray;
  const tf = require("@tensorflow/tfjs-node");
  if (tf.add(1, 2).dataSync()[0] !== 3) process.exit(1);
`;

/** TensorFlow for the recogniser: the vendor's build, else Google's Python wheel, else none, and WebAssembly serves. */
export const backend = {
  title: "Getting the recognition backend",
  isCurrent: () => process.env.DIGITBOARD_BACKEND === "wasm" || isBuilt() || hasJustFailed(),
  /** Never fails: without TensorFlow the recogniser runs on WebAssembly. Answers what it got, for the progress line. */
  async run() {
    failure.remove();
    const reasons = [];
    for (const way of [cached, vendor, wheel]) {
      const refusal = await way();
      if (refusal === undefined) return "TensorFlow";
      reasons.push(refusal);
      rmSync(join(packageFolder, "lib"), { recursive: true, force: true });
    }
    const reason = reasons.filter(Boolean).join("; ");
    failure.write(JSON.stringify({ atMs: Date.now(), reason }));
    return `WebAssembly, the slower one (${reason})`;
  },
};

function isBuilt() {
  const libraries = join(packageFolder, "deps/lib/libtensorflow.so");
  const hasLibraries = process.platform !== "linux" || existsSync(libraries); // a link into an emptied cache is none
  return hasLibraries && hasBinding();
}

function hasBinding() {
  const lib = join(packageFolder, "lib");
  return (
    existsSync(lib) && readdirSync(lib).some((folder) => existsSync(join(lib, folder, "tfjs_binding.node")))
  );
}

/** So that a machine without network does not try again at each start. */
function hasJustFailed() {
  const path = inRoot("node_modules/.digitboard/no-tensorflow");
  return existsSync(path) && Date.now() - JSON.parse(readFileSync(path, "utf8")).atMs < RETRY_AFTER_MS;
}

/** Each way answers undefined where it worked, else why not ("" where there is nothing to say). */
async function cached() {
  return isUnpacked() ? compileAgainst() : "";
}

async function vendor() {
  const hasProxy = Boolean(process.env.HTTPS_PROXY || process.env.https_proxy);
  if (!hasProxy && !(await answers(VENDOR))) return "its vendor's host does not answer";
  const { ok } = await rebuild({}, VENDOR_MS);
  return ok && (await loads()) ? undefined : "its vendor's download failed";
}

async function wheel() {
  const refusal = wheelRefusal() ?? (await unpackWheel());
  return refusal ?? compileAgainst();
}

async function compileAgainst() {
  linkLibraries(join(packageFolder, "deps"));
  const { ok } = await rebuild({ npm_config_build_from_source: "true" }, COMPILE_MS);
  if (!ok) return "its binding could not be compiled";
  return (await loads()) ? undefined : "it does not load on this machine";
}

function rebuild(env, timeoutMs) {
  const headers = process.env.npm_config_nodedir ?? nodeHeaders();
  return runNpm(["rebuild", "@tensorflow/tfjs-node"], {
    timeoutMs,
    env: {
      ...env,
      npm_config_ignore_scripts: "false",
      ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
    },
  });
}

async function loads() {
  const { ok } = await runQuietly(process.execPath, ["-e", TRIAL], { timeoutMs: 30_000 });
  return ok;
}

function answers(host) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: PROBE_MS });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}
