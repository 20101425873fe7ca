import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Sample } from "../core/ink/sample.ts";
import { randomOf, writeDigit } from "../e2e/digits.ts";

/** Recorded digits, each brought to a height of one at 0, 0; a sample every 10 ms where the tablet kept no times. */
export type RecordedDigit = { readonly label: string; readonly strokes: readonly (readonly Sample[])[] };

const SAMPLE_MS = 10;
const WRITTEN_HERE = 400; // digits made from the project's own forms where no file is given

/** Digits of an ink file (`.jsonl` or `.jsonl.gz`), single digits only; without a file those of e2e/digits.ts. */
export async function recordedDigits(file: string | undefined): Promise<readonly RecordedDigit[]> {
  if (file === undefined) return ownDigits();
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const digits = text.split("\n").flatMap((line) => digitOf(line));
  if (digits.length === 0) throw new Error(`${file} holds no single digits`);
  return shuffled(digits);
}

/** The digit's samples as written at `x`, `y` with the given height. */
export function placeDigit(
  digit: RecordedDigit,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
): readonly (readonly Sample[])[] {
  return digit.strokes.map((stroke) =>
    stroke.map((sample) => ({ ...sample, x: x + sample.x * height, y: y + sample.y * height })),
  );
}

function ownDigits(): readonly RecordedDigit[] {
  return Array.from({ length: WRITTEN_HERE }, (_, seed) => {
    const label = Math.floor(randomOf(seed)() * 10);
    return { label: `${label}`, strokes: writeDigit(label, { x: 0, y: 0, height: 1, seed }) };
  });
}

function digitOf(line: string): readonly RecordedDigit[] {
  if (line.trim() === "") return [];
  const item: unknown = JSON.parse(line);
  if (!isInk(item) || !/^\d$/.test(item.label)) return [];
  const points = item.strokes.flat();
  const height = Math.max(
    1,
    ...points.map((point) => point[1] ?? 0),
    ...points.map((point) => (point[0] ?? 0) / 2),
  );
  return [
    {
      label: item.label,
      strokes: item.strokes.map((stroke) =>
        stroke.map(([x = 0, y = 0], i) => ({
          x: x / height,
          y: y / height,
          t: i * SAMPLE_MS,
          pressure: 0.5,
        })),
      ),
    },
  ];
}

type InkLine = { readonly label: string; readonly strokes: readonly (readonly (readonly number[])[])[] };

function isInk(item: unknown): item is InkLine {
  if (typeof item !== "object" || item === null || !("label" in item) || !("strokes" in item)) return false;
  return typeof item.label === "string" && Array.isArray(item.strokes) && item.strokes.length > 0;
}

/** Files are in the order of their writers: a bench of seconds must not hear only the first. */
function shuffled(digits: readonly RecordedDigit[]): readonly RecordedDigit[] {
  const random = randomOf(1);
  return digits
    .map((digit) => ({ digit, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ digit }) => digit);
}
