import { randomUUID } from "node:crypto";
import { link, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { BootError } from "./bootError.ts";

const MAX_TRIES = 5;

/**
 * Claims `folder` for this process by listening on a Unix socket in it: the kernel lets go of it when the process dies,
 * however it dies. Answers how to let go. Throws BootError when another process owns the folder.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketIn(folder);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const server = await listen(path);
    if (server !== undefined) return () => new Promise((done) => server.close(() => done()));
    if (await answers(path)) throw owned(folder);
    await removeStale(folder);
  }
  throw owned(folder);
}

function socketIn(folder: string): string {
  return join(folder, "owner.sock");
}

function owned(folder: string): BootError {
  return new BootError(
    `Another server owns the data folder (${folder}): stop it, or choose another DATA_DIR.`,
  );
}

/** Undefined when the path is taken, by a living socket or a stale one: binding is atomic. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * Removes a stale socket. Of two starts at once that both see it, the slower could take away what the quicker has just
 * made: so it looks again at what it took, gives a living socket back, and throws BootError.
 */
export async function removeStale(folder: string): Promise<void> {
  const path = socketIn(folder);
  const taken = `${path}.${randomUUID()}`;
  try {
    await rename(path, taken);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  const alive = await answers(taken);
  if (alive) await link(taken, path);
  await rm(taken);
  if (alive) throw owned(folder);
}
