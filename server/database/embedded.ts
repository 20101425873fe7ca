import { chmod, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { BootError } from "./bootError.ts";
import { claimFolder } from "./owner.ts";

/** PGlite, running in a worker thread and listening on a Unix socket in `socketFolder`. */
export type Embedded = {
  readonly socketFolder: string;
  /** Rejects when the worker stops by itself: every later query would fail. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
};

export const SOCKET_PORT = 5432; // no port at all: clients of PostgreSQL name a Unix socket by one
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
const MAX_SOCKET_PATH_BYTES = 100; // sun_path holds 104 on macOS, 108 on Linux
const CLOSE_WITHIN_MS = 2_000;

/** Throws BootError when the folder cannot be written, when another server owns it, or when PGlite cannot open it. */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const folder = join(resolve(dataDir), "database");
  await makePrivate(folder);
  const short = await shortPathTo(folder);
  const release = await claimFolder(short.path);
  const letGo = async () => {
    await release();
    await short.remove();
  };
  try {
    const worker = startWorker(folder, join(short.path, SOCKET_NAME));
    await worker.ready;
    const close = async () => {
      await worker.close();
      await letGo();
    };
    return { socketFolder: short.path, lost: worker.lost, close };
  } catch (error) {
    await letGo();
    throw new BootError(`The embedded database in ${folder} cannot be opened: ${wordsOf(error)}.`, {
      cause: error,
    });
  }
}

async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700); // whoever reaches the socket reads and writes everything
  } catch (error) {
    throw new BootError(`The data folder ${folder} cannot be written: ${wordsOf(error)}.`, { cause: error });
  }
}

/** A Unix socket's path must be short: a deep folder is reached through a link in the temporary folder. */
async function shortPathTo(folder: string) {
  if (Buffer.byteLength(join(folder, SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES) {
    return { path: folder, remove: async () => {} };
  }
  const aside = await mkdtemp(join(tmpdir(), "digitboard-"));
  const path = join(aside, "d");
  await symlink(folder, path);
  return { path, remove: () => rm(aside, { recursive: true, force: true }) };
}

function startWorker(folder: string, socket: string) {
  const workerData = { folder, socket };
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData, execArgv: [] });
  let closing = false;
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const lost = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", () => {
      if (!closing) reject(new Error("the embedded database stopped"));
    });
  });
  lost.catch(() => {}); // whoever waits for it still hears; nobody waiting is no crash
  const ready = Promise.race([lost, new Promise<void>((resolve) => worker.once("message", () => resolve()))]);
  const close = async () => {
    closing = true;
    worker.postMessage("close");
    // Ending it hard loses nothing that was committed.
    const timer = setTimeout(() => worker.terminate(), CLOSE_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  };
  return { ready, lost, close };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
