import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The amounts of the cheques beside the project; their images lie beside it. */
export const CHEQUES_FILE = fileURLToPath(
  new URL("../../../shared/data/cheques/labels.jsonl", import.meta.url),
);
const LINE = z.object({ file: z.string(), label: z.string().regex(/^\d+$/) });

/** The cheques' images and amounts, none where there are none. */
export function loadCheques(): readonly z.infer<typeof LINE>[] {
  if (!existsSync(CHEQUES_FILE)) return [];
  const lines = readFileSync(CHEQUES_FILE, "utf8").trim().split("\n");
  return lines.map((line) => LINE.parse(JSON.parse(line)));
}
