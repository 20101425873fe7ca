import { execFile } from "node:child_process";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PROCESS_ENV, PROCESS_FLAGS } from "../threadLimits.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TIMEOUT_MS = 180_000;

/**
 * Runs `program` in a process that is set up as those that read for people, and returns the JSON of the last line that it prints. Rejects
 * when it fails, takes longer than three minutes or prints no JSON.
 */
export async function answerOf(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...PROCESS_FLAGS, "--import", "tsx", program],
    { cwd: ROOT, env: { ...env, ...PROCESS_ENV }, timeout: TIMEOUT_MS },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}
