import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { type Fold, foldOf } from "./writers.ts";

export type Point = { readonly x: number; readonly y: number };
export type Strokes = readonly (readonly Point[])[];
/** One character's ink; `label` 0…9, or 10 for what is no digit; `contributor` is what stands before the writer's "/". */
export type InkItem = {
  readonly strokes: Strokes;
  readonly label: number;
  readonly text: string;
  readonly contributor: string;
};
/** Two digits as one writer wrote them side by side. */
export type InkPair = { readonly left: Strokes; readonly right: Strokes };
export type InkSet = {
  readonly digits: readonly InkItem[];
  readonly others: readonly InkItem[];
  readonly pairs: readonly InkPair[];
};

export const NOT_A_DIGIT = 10;

/** Characters that look like digits or parts of them: no score can tell them apart alone, so they are neither trained nor measured. */
const LOOK_ALIKES = new Set("oOlIisSzZbBgqGDQayY|/\\'`!.,()[]");

const LINE = z.object({
  label: z.string(),
  writer: z.string().default(""),
  strokes: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))),
  seg: z.array(z.object({ label: z.string(), strokes: z.array(z.number().int()) })).optional(),
});
type Line = z.infer<typeof LINE>;

const FOLDER = new URL("../../../shared/data/unipen/", import.meta.url);
const FILES = ["digits_1a", "letters_1b", "letters_1c", "symbols_1d", "strings_lines", "strings_words"];

/** The ink files that lie beside the project, none where there are none. */
export function defaultInkFiles(): readonly string[] {
  return FILES.map((name) => fileURLToPath(new URL(`${name}.jsonl.gz`, FOLDER))).filter((path) =>
    existsSync(path),
  );
}

/**
 * Ink JSON lines (optionally gzipped) of one fold: digits, other characters and neighbouring digits.
 * Contributor `ibm` is left out: it labels single strokes as whole digits. Throws on a broken line, with its number.
 */
export function loadInk(files: readonly string[], fold: Fold): InkSet {
  const digits: InkItem[] = [];
  const others: InkItem[] = [];
  const pairs: InkPair[] = [];
  for (const line of files.flatMap(readLines)) {
    if (line.writer.startsWith("ibm/") || foldOf(line.writer) !== fold) continue;
    if (line.seg) addSegments(line, line.seg, digits, pairs);
    else if (/^[0-9]$/.test(line.label)) digits.push(itemOf(line, line.label, strokesOf(line)));
    else if ([...line.label].length === 1 && !LOOK_ALIKES.has(line.label))
      others.push(itemOf(line, line.label, strokesOf(line)));
  }
  return { digits: digits.filter(hasInk), others: others.filter(hasInk), pairs };
}

function readLines(file: string): readonly Line[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [LINE.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(`${file}, line ${i + 1}: not ink as JSON`, { cause });
    }
  });
}

function strokesOf(line: Line): Strokes {
  return line.strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => stroke.map(([x, y]) => ({ x, y })));
}

function itemOf({ writer }: Line, text: string, strokes: Strokes): InkItem {
  const label = /^[0-9]$/.test(text) ? Number(text) : NOT_A_DIGIT;
  return { strokes, text, label, contributor: writer.slice(0, Math.max(0, writer.indexOf("/"))) };
}

function hasInk(item: InkItem): boolean {
  return item.strokes.length > 0;
}

function addSegments(line: Line, seg: NonNullable<Line["seg"]>, digits: InkItem[], pairs: InkPair[]): void {
  const parts = seg.map((part) => ({
    text: part.label,
    strokes: part.strokes.flatMap((i) => {
      const stroke = line.strokes[i];
      return stroke && stroke.length > 0 ? [stroke.map(([x, y]) => ({ x, y }))] : [];
    }),
  }));
  parts.forEach((part, i) => {
    if (/^[0-9]$/.test(part.text)) digits.push(itemOf(line, part.text, part.strokes));
    const next = parts[i + 1];
    if (next && part.strokes.length > 0 && next.strokes.length > 0)
      pairs.push({ left: part.strokes, right: next.strokes });
  });
}
