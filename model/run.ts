import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tensor } from "@tensorflow/tfjs";
import { z } from "zod";
import type { Tf } from "./backend.ts";
import type { State } from "./optimizer.ts";
import { loadTensors, saveTensors } from "./weights.ts";

const SCORES = z.object({ images: z.number(), digits: z.number().nullable(), others: z.number().nullable() });
const PROGRESS = z.object({
  step: z.number().int(),
  seconds: z.number(),
  best: z.number(),
  history: z.array(SCORES.extend({ epoch: z.number(), step: z.number(), loss: z.number() })),
});
/** How far a training has come; `best` is the lowest badness so far. */
export type Progress = z.infer<typeof PROGRESS>;

const RUNS = fileURLToPath(new URL("runs/", import.meta.url));
const PARTS = ["parameter", "moment", "square", "average"] as const;

/** The folder of one training. It holds what a restart needs; git ignores it. */
export function runFolder(name: string): string {
  return join(RUNS, name);
}

export function saveRun(folder: string, progress: Progress, state: State): void {
  const flat = PARTS.flatMap((part) =>
    Object.entries(state[part]).map(([name, tensor]) => [`${part}:${name}`, tensor]),
  );
  saveTensors(join(folder, "state.bin"), Object.fromEntries(flat));
  writeFileSync(join(folder, "progress.json"), JSON.stringify(progress));
}

/** Null when nothing was begun there. */
export function loadRun(tf: Tf, folder: string): { progress: Progress; state: State } | null {
  if (!existsSync(join(folder, "progress.json"))) return null;
  const flat = loadTensors(tf, join(folder, "state.bin"));
  const part = (name: string): Record<string, Tensor> =>
    Object.fromEntries(
      Object.entries(flat).flatMap(([key, tensor]) =>
        key.startsWith(`${name}:`) ? [[key.slice(name.length + 1), tensor]] : [],
      ),
    );
  return {
    progress: PROGRESS.parse(JSON.parse(readFileSync(join(folder, "progress.json"), "utf8"))),
    state: {
      parameter: part("parameter"),
      moment: part("moment"),
      square: part("square"),
      average: part("average"),
    },
  };
}
