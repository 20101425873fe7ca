import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { runQuietly } from "./command.mjs";
import { cacheFolder } from "./places.mjs";

/** The last TensorFlow whose C library tfjs-node 4.22 compiles against and whose wheel still holds the headers. */
const VERSION = "2.15.1";
const SHA256 = "54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26";
const DOWNLOAD_MS = 120_000;
const UNPACK_MS = 60_000;

const LIBRARY = "libtensorflow_cc.so.2";
const FRAMEWORK = "libtensorflow_framework.so.2";
/** The names that tfjs-node links against, and those that the libraries ask for themselves. */
const LINKS = {
  [LIBRARY]: LIBRARY,
  [FRAMEWORK]: FRAMEWORK,
  "libtensorflow.so": LIBRARY,
  "libtensorflow.so.2": LIBRARY,
  "libtensorflow.so.2.9.1": LIBRARY,
  "libtensorflow_framework.so": FRAMEWORK,
  "libtensorflow_framework.so.2.9.1": FRAMEWORK,
};

/** The binding's headers include those of tsl. */
const UNPACK = `
import sys, zipfile
wheel, target = sys.argv[1:]
wanted = ("tensorflow/include/tensorflow/", "tensorflow/include/tsl/", "tensorflow/${LIBRARY}", "tensorflow/${FRAMEWORK}")
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(target, [name for name in archive.namelist() if name.startswith(wanted)])
`;

const unpackedFolder = () => join(cacheFolder(), `tensorflow-${VERSION}`);

export const isUnpacked = () =>
  wheelRefusal() === undefined &&
  existsSync(join(unpackedFolder(), "include/tsl")) &&
  existsSync(join(unpackedFolder(), "lib", LIBRARY));

/** Why there is no wheel for this machine, or undefined. */
export function wheelRefusal() {
  return process.platform === "linux" && process.arch === "x64"
    ? undefined
    : "there is no wheel for this system";
}

/** Downloads the wheel and unpacks its libraries and headers into the cache. Answers why it could not, or undefined. */
export async function unpackWheel() {
  const python = await pythonWithPip();
  if (python === undefined) return "no Python with pip for its wheel";
  const work = mkdtempSync(join(cacheFolder(), "unpacking-"));
  try {
    const platform = [
      "--only-binary=:all:",
      "--python-version",
      "3.11",
      "--platform",
      "manylinux2014_x86_64",
    ];
    const download = [
      "-m",
      "pip",
      "download",
      "--no-deps",
      ...platform,
      "--dest",
      work,
      `tensorflow-cpu==${VERSION}`,
    ];
    if (!(await runQuietly(python, download, { timeoutMs: DOWNLOAD_MS })).ok)
      return "its wheel could not be downloaded";
    const [name] = readdirSync(work);
    const wheel = join(work, name);
    if ((await sha256Of(wheel)) !== SHA256) return "its wheel is not the one that was pinned";
    const unpacked = await runQuietly(python, ["-c", UNPACK, wheel, work], { timeoutMs: UNPACK_MS });
    if (!unpacked.ok) return "its wheel could not be unpacked";
    keep(join(work, "tensorflow"));
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The folder appears under its name only when it is whole. */
function keep(folder) {
  mkdirSync(join(folder, "lib"));
  for (const library of [LIBRARY, FRAMEWORK]) renameSync(join(folder, library), join(folder, "lib", library));
  rmSync(unpackedFolder(), { recursive: true, force: true });
  renameSync(folder, unpackedFolder());
}

/** Makes tfjs-node's `deps` folder point to the unpacked libraries and headers. */
export function linkLibraries(deps) {
  rmSync(deps, { recursive: true, force: true });
  mkdirSync(join(deps, "lib"), { recursive: true });
  symlinkSync(join(unpackedFolder(), "include"), join(deps, "include"));
  for (const [name, library] of Object.entries(LINKS))
    symlinkSync(join(unpackedFolder(), "lib", library), join(deps, "lib", name));
}

async function pythonWithPip() {
  for (const python of ["python3", "python"]) {
    if ((await runQuietly(python, ["-m", "pip", "--version"], { timeoutMs: 20_000 })).ok) return python;
  }
  return undefined;
}

async function sha256Of(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
