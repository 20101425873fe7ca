#!/usr/bin/env node
import "./node-version.mjs";
import { runHere } from "./command.mjs";
import { ensure } from "./ensure.mjs";

const isDevelopment = process.argv.includes("--dev");
const needs = ["dependencies", "backend", "prismaClient", ...(isDevelopment ? [] : ["build"])];

if (!(await ensure(needs, process.stdout))) process.exit(1);

const plain = ["--import", "tsx", "server/index.ts"];
// Next reloads what is in app by itself.
const reloading = [
  "node_modules/tsx/dist/cli.mjs",
  "watch",
  "--clear-screen=false",
  "--exclude",
  "app/**",
  "server/index.ts",
];
const env = {
  NODE_ENV: isDevelopment ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
  TF_CPP_MIN_LOG_LEVEL: "2", // the library reads it before any thread of ours could set it
  MALLOC_ARENA_MAX: "2", // as PROCESS_ENV of model/threadLimits.ts: glibc reads them as a program starts
  MALLOC_MMAP_THRESHOLD_: "1000000",
};
const { code } = await runHere(process.execPath, isDevelopment ? reloading : plain, { env });
process.exitCode = code;
