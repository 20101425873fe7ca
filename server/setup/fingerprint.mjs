import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "./places.mjs";

/** Files under the project's `paths` (files or folders), sorted, as paths relative to the project. */
export function filesUnder(paths, isWanted = () => true) {
  const found = [];
  const visit = (path) => {
    const full = inRoot(path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) {
      if (isWanted(path)) found.push(path);
      return;
    }
    for (const name of readdirSync(full)) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return found.sort();
}

/** A hash of the names and contents of the project's `files`, and of `extra`. */
export function fingerprint(files, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  return hash.digest("hex");
}

/** What a step last made its result from: kept beside the result, so that one goes with the other. */
export function stampAt(path) {
  const file = inRoot(path);
  return {
    holds: (print) => existsSync(file) && readFileSync(file, "utf8") === print,
    write(print) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, print);
    },
    remove: () => rmSync(file, { force: true }),
  };
}
