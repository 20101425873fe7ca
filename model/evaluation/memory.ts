import { execFile } from "node:child_process";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { PROCESS_ENV, PROCESS_FLAGS } from "../threadLimits.ts";

const MEMORY = z.object({ beforeMb: z.number(), grownMb: z.number(), wholeMb: z.number() });
/** Resident memory in MB (10⁶ bytes): of the bare process, what loading and reading added, and all of it at its highest. */
export type Memory = z.infer<typeof MEMORY>;

const PROGRAM = fileURLToPath(new URL("memory/process.ts", import.meta.url));
const TIMEOUT_MS = 120_000;

/** Measures a process of its own that loads the recogniser and reads lines, so that nothing measured before counts. */
export async function measureMemory(): Promise<Memory> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...PROCESS_FLAGS, "--import", "tsx", PROGRAM],
    {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: { ...env, ...PROCESS_ENV },
      timeout: TIMEOUT_MS,
    },
  );
  return MEMORY.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
}
