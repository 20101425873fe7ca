import { unionOf } from "../../core/ink/box.ts";
import { glyphOfBlobs } from "../../core/reading/hypothesisGlyph.ts";
import type { BlobMark, Candidate, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";

const MOST_MARKS = 6; // a stroke broken by a faint pen or a threshold; more is a line of writing
const WIDEST = 1.2; // times its height
const MAIN = 0.4; // of the ink that one mark has at least; digits side by side share it
const LEAST = 0.5; // chance; two digits that touch look a little like one
const DIGITS = 10;
const OFFERED = 0.001; // chance from which on another digit is a candidate

/**
 * All marks read as one digit, whatever lies between them; null where they are too many, too wide or most likely no digit.
 * The network sees `filled`, the same ink with thick strokes full, where that may be one digit too.
 */
export async function readWhole(
  marks: readonly BlobMark[],
  filled: readonly BlobMark[],
  classify: Classify,
): Promise<Reading | null> {
  if (!mayBeOne(marks)) return null;
  const inOrder = [...marks].sort((a, b) => a.seq - b.seq);
  const ids = inOrder.map((mark) => mark.id);
  const [id = ""] = ids;
  const seen = mayBeOne(filled) ? filled : inOrder;
  const glyph = glyphOfBlobs(seen.map((blob) => ({ blob, from: 0, to: blob.box.w })));
  const log = await classify([glyph], [ids.join("|")]);
  const box = marks.map((mark) => mark.box).reduce(unionOf);
  const candidates: readonly Candidate[] = Array.from({ length: DIGITS }, (_, digit) => ({
    text: String(digit),
    p: Math.exp(log[digit] ?? -Infinity),
  })).sort((a, b) => b.p - a.p);
  const [best] = candidates;
  if (!best || best.p < LEAST) return null;
  const { text, p } = best;
  const offered = candidates.filter((candidate, i) => i === 0 || candidate.p >= OFFERED);
  const digit = { text, p, candidates: offered, box, parts: inOrder.map((mark) => ({ mark: mark.id })) };
  const number = { id, text, p, candidates: offered, box, digits: [digit], signs: [], segmentations: [] };
  return { numbers: [number], rejected: [] };
}

/** Whether marks are few, no wider than a digit, and one of them holds much of the ink. */
export function mayBeOne(marks: readonly BlobMark[]): boolean {
  if (marks.length === 0 || marks.length > MOST_MARKS) return false;
  const box = marks.map((mark) => mark.box).reduce(unionOf);
  const areas = marks.map(({ mask }) => mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0));
  const main = Math.max(...areas) / areas.reduce((sum, area) => sum + area, 0);
  return box.w <= WIDEST * box.h && main >= MAIN;
}
