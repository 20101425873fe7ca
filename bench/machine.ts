import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly commit: string; // with "+" where the tree held changes
  readonly loadBefore: number; // over the last minute: what else ran makes every figure worse
};

/** The machine and the version that a report speaks of. */
export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: coreCount(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    commit: commit(),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

export function coreCount(): number {
  return availableParallelism();
}

/** CPU time that the whole machine has spent on anything since it started, in ms of one core. */
export function machineBusyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}

function commit(): string {
  try {
    const hash = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const changed = execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], {
      encoding: "utf8",
    });
    return changed.trim() === "" ? hash : `${hash}+`;
  } catch {
    return "not a repository";
  }
}
