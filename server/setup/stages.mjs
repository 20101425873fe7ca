import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runHere } from "./command.mjs";
import { filesUnder } from "./fingerprint.mjs";
import { inRoot } from "./places.mjs";

const UNIT_FOLDERS = ["core", "model", "prisma", "server", "app", "bench"];
const WORKERS = "2";
const HANGS_AFTER_MS = "900000";

/** A program that passes or fails as a whole. Stages answer `{passed, failed, skipped}`. */
async function whole(...nodeArguments) {
  const code = await runStage(nodeArguments);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Whoever stops the tests stops all that would follow, too. */
async function runStage(nodeArguments, env = {}) {
  const { code, signal } = await runHere(process.execPath, nodeArguments, { env });
  if (signal !== undefined) process.exit(code || 1);
  return code;
}

/** Programs that count by themselves leave their counts in a file; one that fails without a failed test counts as one. */
async function counted(readCounts, makeArguments, makeEnv = () => ({})) {
  const folder = mkdtempSync(join(tmpdir(), "digitboard-test-"));
  const report = join(folder, "report");
  try {
    const code = await runStage(makeArguments(report), makeEnv(report));
    const counts = existsSync(report)
      ? readCounts(readFileSync(report, "utf8"))
      : { passed: 0, failed: 0, skipped: 0 };
    const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
    return isSilentFailure ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The counts at the end of what node:test's TAP reporter wrote. */
export function countsOfTap(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
  return {
    passed: count("pass"),
    failed: count("fail") + count("cancelled"),
    skipped: count("skipped") + count("todo"),
  };
}

/** The counts of Playwright's JSON report; a test that passed only at a second try has failed. */
export function countsOfPlaywright(json) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(json).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

export function lint() {
  return whole(
    inRoot("node_modules/@biomejs/biome/bin/biome"),
    "check",
    "--error-on-warnings",
    "--diagnostic-level=warn",
    ".",
  );
}

export function coreTypes() {
  return whole(inRoot("node_modules/typescript/bin/tsc"), "--project", "core/tsconfig.json", "--noEmit");
}

export function types() {
  return whole(inRoot("node_modules/typescript/bin/tsc"), "--project", "tsconfig.json", "--noEmit");
}

/** Unit, property and socket tests, those whose path holds one of `filters`, or all. */
export function unit(filters) {
  const isAsked = (path) => filters.length === 0 || filters.some((filter) => path.includes(filter));
  const files = filesUnder(UNIT_FOLDERS, (path) => /\.test\.(tsx?|mjs)$/.test(path) && isAsked(path));
  if (files.length === 0) {
    console.error("No test file was found.");
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const run = [
    "--import",
    "tsx",
    "--test",
    `--test-concurrency=${WORKERS}`,
    `--test-timeout=${HANGS_AFTER_MS}`,
  ];
  const spec = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
  const tap = (report) => ["--test-reporter=tap", `--test-reporter-destination=${report}`];
  return counted(
    countsOfTap,
    (report) => [...run, ...spec, ...tap(report), ...files],
    () => ({ NODE_ENV: "test" }),
  );
}

export function browser(filters) {
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  return counted(
    countsOfPlaywright,
    () => [cli, "test", "--reporter=list,json", ...filters],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}
