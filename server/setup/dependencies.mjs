import { existsSync, readFileSync } from "node:fs";
import { runNpm, SetupError } from "./command.mjs";
import { inRoot } from "./places.mjs";

const readPackages = (path) => JSON.parse(readFileSync(inRoot(path), "utf8")).packages;

/**
 * The first package of the lock that is not installed in its version, or undefined. Both arguments map a folder to a
 * package as `packages` of package-lock.json and of npm's own record inside `node_modules` do.
 */
export function firstMissing(locked, installed) {
  return Object.keys(locked).find((folder) => {
    const wanted = locked[folder];
    const got = installed[folder];
    if (folder === "" || wanted.link || wanted.extraneous) return false;
    if (got === undefined) return !wanted.optional; // optional: another platform's binary
    return got.version !== wanted.version;
  });
}

export const dependencies = {
  title: "Installing dependencies",
  isCurrent() {
    const record = "node_modules/.package-lock.json"; // npm writes it last, after everything is in place
    return (
      existsSync(inRoot(record)) &&
      firstMissing(readPackages("package-lock.json"), readPackages(record)) === undefined
    );
  },
  /** Scripts stay off: the one package that needs its script is built by the step after this. */
  async run() {
    const args = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]; // the build needs dev packages, whatever NODE_ENV says
    const { ok, output } = await runNpm(args);
    if (!ok)
      throw new SetupError(
        "The dependencies could not be installed: is the package registry in reach?",
        output,
      );
  },
};
