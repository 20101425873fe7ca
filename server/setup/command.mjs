import { spawn } from "node:child_process";
import { root } from "./places.mjs";

const KEPT_CHARACTERS = 64_000;

/** A step of the setup that failed: `message` is one sentence, `output` what the program said. */
export class SetupError extends Error {
  constructor(message, output = "") {
    super(message);
    this.name = "SetupError";
    this.output = output;
  }
}

/**
 * Runs a program without a terminal and answers `{ok, output, timedOut}`; never throws. After `timeoutMs` the program
 * and all that it started are killed.
 */
export function runQuietly(command, args, { env = {}, cwd = root, timeoutMs = 600_000 } = {}) {
  return new Promise((resolve) => {
    const windows = process.platform === "win32";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: !windows, // a group of its own, so that all of it can be killed
      shell: windows && command === "npm",
    });
    let output = "";
    let timedOut = false;
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
    };
    const kill = () => killGroup(child);
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, timeoutMs);
    process.once("exit", kill);
    const finish = (ok) => {
      clearTimeout(timer);
      process.off("exit", kill);
      resolve({ ok: ok && !timedOut, output, timedOut });
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => {
      keep(`${error.message}\n`);
      finish(false);
    });
    child.once("close", (code) => finish(code === 0));
  });
}

function killGroup(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // gone already
  }
}

/** Runs npm: the one that started this program where there is one, else the one on the path. */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js")
    ? runQuietly(process.execPath, [cli, ...args], options)
    : runQuietly("npm", args, options);
}

/**
 * Runs a program on this terminal, hands it the signals that come, and answers its exit code (128 + n for a signal).
 * A terminal sends Ctrl-C to both by itself: the program must bear hearing it twice.
 */
export function runHere(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code, signal) => {
      for (const each of signals) process.off(each, pass);
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

function exitCodeOf(signal) {
  return { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[signal] ?? 1;
}
