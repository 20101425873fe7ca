import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { type Fold, foldOf } from "../data/writers.ts";
import type { Strokes } from "../strings/items.ts";

/** A string with the strokes of each of its digits, by their places in `strokes`, in writing order. */
export type SegmentedString = {
  readonly strokes: Strokes;
  readonly digits: readonly (readonly number[])[];
};

const LINE = z.object({
  writer: z.string(),
  strokes: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))),
  seg: z.array(z.object({ label: z.string(), strokes: z.array(z.int()) })).optional(),
});
const FOLDER = new URL("../../../shared/data/unipen/", import.meta.url);

/** Strings of the UNIPEN file `name` whose digits are told apart by strokes, without contributor `ibm`. Empty where there is no file. */
export function loadSegmented(name: string, fold: Fold): readonly SegmentedString[] {
  const file = fileURLToPath(new URL(`${name}.jsonl.gz`, FOLDER));
  if (!existsSync(file)) return [];
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => LINE.parse(JSON.parse(line)))
    .filter(({ writer }) => !writer.startsWith("ibm/") && foldOf(writer) === fold)
    .flatMap(({ strokes, seg }) => {
      const digits = (seg ?? []).map((part) => part.strokes);
      const used = digits.flat();
      const isWhole = digits.length > 1 && new Set(used).size === used.length; // a shared stroke belongs to no one digit
      if (!isWhole || strokes.some((stroke) => stroke.length === 0)) return [];
      return [{ strokes: strokes.map((stroke) => stroke.map(([x, y]) => ({ x, y }))), digits }];
    });
}
