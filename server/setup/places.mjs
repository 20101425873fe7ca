import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts);

/** Where what was downloaded outlives `node_modules`: the user's cache, or the project where that cannot be written. */
export function cacheFolder() {
  const wanted = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "digitboard");
  try {
    mkdirSync(wanted, { recursive: true });
    return wanted;
  } catch {
    const spare = inRoot("node_modules", ".cache", "digitboard");
    mkdirSync(spare, { recursive: true });
    return spare;
  }
}

/** Node's own headers, where they came with it: node-gyp then needs no download. */
export function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, "include/node/node_api.h")) ? prefix : undefined;
}
