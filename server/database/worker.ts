import { existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { z } from "zod";
import { DurablePGlite } from "./pglite.ts";

/** `folder` keeps the rows; `socket` is the path to listen on, free or stale. The folder must be claimed already. */
const WorkerData = z.object({ folder: z.string(), socket: z.string() });
const MAX_CONNECTIONS = 8;

async function openPGlite(folder: string): Promise<DurablePGlite> {
  const rows = join(folder, "rows");
  if (!existsSync(rows)) {
    // Made aside and moved in whole, so that a kill in the middle leaves no half-made database to open.
    const making = join(folder, "rows.making");
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { mode: 0o700 });
    const made = new DurablePGlite(making);
    await made.waitReady;
    await made.close();
    await rename(making, rows);
    await syncFolder(folder);
  }
  const db = new DurablePGlite(rows);
  await db.waitReady;
  return db;
}

/** A file's new name survives a loss of power only once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("the embedded database runs in a worker thread");
  const { folder, socket } = WorkerData.parse(workerData);
  const db = await openPGlite(folder);
  await rm(socket, { force: true });
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: MAX_CONNECTIONS });
  await server.start();
  port.once("message", async () => {
    await server.stop();
    await db.close();
    port.close();
  });
  port.postMessage("ready");
}

await serve();
