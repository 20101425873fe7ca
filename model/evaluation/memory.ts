import { fileURLToPath } from "node:url";
import { z } from "zod";
import { answerOf } from "./readingProcess.ts";

const MEMORY = z.object({ beforeMb: z.number(), grownMb: z.number(), wholeMb: z.number() });
/** Resident memory in MB (10⁶ bytes): of the bare process, what loading and reading added, and all of it at its highest. */
export type Memory = z.infer<typeof MEMORY>;

const PROGRAM = fileURLToPath(new URL("memory/process.ts", import.meta.url));

/** Measures a process of its own that loads the recogniser and reads lines, so that nothing measured before counts. */
export async function measureMemory(): Promise<Memory> {
  return MEMORY.parse(await answerOf(PROGRAM));
}
