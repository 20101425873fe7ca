#!/usr/bin/env node
// node server/setup/run.mjs [--with=STEP,STEP] FILE.ts [ARGUMENT…]: runs a TypeScript program of this project on the
// same terminal, after setting up, with words on stderr only, what it needs. INIT_CWD tells it the caller's folder.
import "./node-version.mjs";
import { runHere } from "./command.mjs";
import { ensure } from "./ensure.mjs";

const given = process.argv.slice(2);
const extra = given[0]?.startsWith("--with=") ? given.shift().slice("--with=".length).split(",") : [];
const [program, ...programArguments] = given;

if (program === undefined) {
  console.error("Name the program to run: node server/setup/run.mjs model/recognize.ts FILE…");
  process.exit(2);
}
if (!(await ensure(["dependencies", "backend", ...extra], process.stderr))) process.exit(1);

// npm sets INIT_CWD for its own scripts, and their children inherit it: it counts only where npm started this very program.
const startedByNpm = process.env.npm_lifecycle_script?.includes("server/setup/run.mjs") ?? false;
const env = { INIT_CWD: (startedByNpm && process.env.INIT_CWD) || process.cwd(), TF_CPP_MIN_LOG_LEVEL: "2" };
const { code } = await runHere(process.execPath, ["--import", "tsx", program, ...programArguments], {
  env,
});
process.exitCode = code;
