#!/usr/bin/env node
// npm test [-- --only=lint,types,unit,browser] [PART OF A PATH…]: sets up what is missing and runs every check.
import "./node-version.mjs";
import { findBrowser } from "./browser.mjs";
import { SetupError } from "./command.mjs";
import { ensure } from "./ensure.mjs";
import { createProgress } from "./progress.mjs";
import * as stages from "./stages.mjs";

const STAGES = [
  { group: "lint", title: "Lint and format", run: stages.lint },
  { group: "types", title: "Types of core alone", run: stages.coreTypes },
  { group: "types", title: "Types", run: stages.types },
  { group: "unit", title: "Unit, property and socket tests", run: stages.unit },
  { group: "browser", title: "Browser tests", run: inBrowser },
];
const GROUPS = [...new Set(STAGES.map(({ group }) => group))];

async function inBrowser(filters) {
  try {
    process.env.CHROMIUM_PATH = await findBrowser(createProgress(process.stdout));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return stages.browser(filters);
}

/** A test's server gets its settings from the test, never from the shell. */
function forgetSettings() {
  for (const name of [
    "PORT",
    "HOST",
    "DATA_DIR",
    "DATABASE_URL",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "TRUST_PROXY",
    "LOG_LEVEL",
    "SMTP_URL",
    "MAIL_FROM",
    "GOOGLE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "GITHUB_CLIENT_ID",
    "GITHUB_CLIENT_SECRET",
  ]) {
    delete process.env[name];
  }
}

async function runStages(groups, filters) {
  const rows = [];
  for (const { group, title, run } of STAGES) {
    if (!groups.includes(group)) continue;
    console.log(`\n── ${title}`);
    const startedMs = Date.now();
    const counts = await run(filters);
    rows.push({ title, ...counts, seconds: (Date.now() - startedMs) / 1000 });
  }
  return rows;
}

function summarise(rows) {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log("");
  for (const { title, passed, failed, skipped, seconds } of rows) {
    const aside = skipped > 0 ? `, ${skipped} skipped` : "";
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${title}: ${passed} passed, ${failed} failed${aside} (${seconds.toFixed(1)} s)`,
    );
  }
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 && sum("passed") > 0;
}

const given = process.argv.slice(2);
const only = given
  .find((word) => word.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const unknown =
  only?.find((group) => !GROUPS.includes(group)) ??
  given.find((word) => word.startsWith("-") && !word.startsWith("--only="));
if (unknown !== undefined) {
  console.error(`${unknown} is unknown: --only takes ${GROUPS.join(", ")}.`);
  process.exit(2);
}
const groups = only ?? GROUPS;

forgetSettings();
const needsPages = groups.some((group) => group !== "lint");
const isReady = await ensure(
  ["dependencies", "backend", "prismaClient", ...(needsPages ? ["build"] : [])],
  process.stdout,
);
if (!isReady) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const isGreen = summarise(
  await runStages(
    groups,
    given.filter((word) => !word.startsWith("-")),
  ),
);
process.exitCode = isGreen ? 0 : 1;
