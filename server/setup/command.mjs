import { spawn } from "node:child_process";
import { root } from "./places.mjs";

const KEPT_CHARACTERS = 64_000;
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }; // with the exit code that tells of each
const ORPHANED_POLL_MS = 500;

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
    const end = (signal) => process.exit(SIGNALS[signal]); // a group of its own does not hear the terminal
    for (const signal of Object.keys(SIGNALS)) process.once(signal, end);
    const finish = (ok) => {
      clearTimeout(timer);
      process.off("exit", kill);
      for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
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
 * Runs a program on this terminal, hands it the signals that come, and answers `{code, signal}`: its exit code (128 + n
 * where a signal ended it) and the signal that came for this process, if one did.
 */
export function runHere(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
    let received;
    const pass = (signal) => {
      received = signal;
      // A terminal sends Ctrl-C to the child by itself, and twice would mean: at once.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const orphaned = whenOrphaned(() => pass("SIGTERM"));
    for (const signal of Object.keys(SIGNALS)) process.on(signal, pass);
    child.once("error", (error) => {
      console.error(error.message);
      resolve({ code: 1, signal: received });
    });
    child.once("close", (code, signal) => {
      clearInterval(orphaned);
      for (const each of Object.keys(SIGNALS)) process.off(each, pass);
      resolve({ code: code ?? SIGNALS[signal] ?? 1, signal: received });
    });
  });
}

/** npm may be killed without a word to what it started: a server that nobody can stop must not stay behind. */
function whenOrphaned(act) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    act();
  }, ORPHANED_POLL_MS);
  return poll;
}
