import { createHash } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "./places.mjs";

const POLL_MS = 200;
const lockPath = join(
  tmpdir(),
  `digitboard-setup-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`,
);

/** Does `work` while no other program sets this folder up; a lock whose owner has died is none. */
export async function withSetupLock(work) {
  while (!take()) {
    if (!isAlive(Number(read()))) rmSync(lockPath, { force: true });
    else await wait(POLL_MS);
  }
  const letGo = () => rmSync(lockPath, { force: true });
  process.once("exit", letGo);
  try {
    return await work();
  } finally {
    process.off("exit", letGo);
    letGo();
  }
}

function take() {
  const mine = `${lockPath}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lockPath); // the lock appears with its owner in it, or not at all
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function read() {
  try {
    return readFileSync(lockPath, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid) {
  try {
    if (pid > 0) process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === "EPERM";
  }
}
