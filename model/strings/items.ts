import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { InkMark } from "../../core/reading/reading.ts";
import { type Fold, foldOf } from "../data/writers.ts";

type Point = { readonly x: number; readonly y: number };
export type Strokes = readonly (readonly Point[])[];

/** Ink of one line of a data file and what it says. `text` is "" for ink that is no digit. */
export type StringItem = { readonly text: string; readonly writer: string; readonly strokes: Strokes };

const LINE = z.object({
  label: z.string(),
  text: z.string().optional(),
  writer: z.string().default(""),
  strokes: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))),
});

const FOLDER = new URL("../../../shared/data/unipen/", import.meta.url);

/** The ink of `name` (a UNIPEN file beside the project) of one fold, without contributor `ibm`. Empty where there is none. */
export function loadStrings(name: string, fold: Fold): readonly StringItem[] {
  const file = fileURLToPath(new URL(`${name}.jsonl.gz`, FOLDER));
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines
    .map((line) => LINE.parse(JSON.parse(line)))
    .filter(({ writer }) => !writer.startsWith("ibm/") && foldOf(writer) === fold)
    .map(({ label, writer, strokes }) => ({
      text: label,
      writer,
      strokes: strokes.filter((s) => s.length > 0).map((s) => s.map(([x, y]) => ({ x, y }))),
    }))
    .filter((item) => item.strokes.length > 0);
}

/** Strokes as marks of a board, in writing order; stroke n has the id "n". */
export function marksOfStrokes(strokes: Strokes): readonly InkMark[] {
  return strokes.map((samples, i) => ({
    kind: "ink",
    id: String(i),
    seq: i,
    atMs: i,
    samples: samples.map(({ x, y }, n) => ({ x, y, t: n })),
  }));
}
