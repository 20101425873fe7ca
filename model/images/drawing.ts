import type { BlobMark, DigitReading, Reading } from "../../core/reading/reading.ts";
import { isCircle, isSlender, shapeOf } from "./shape.ts";

const LEAST_HEIGHT = 12; // pixels; less shows no evenness
const EVEN = 0.95; // likeness to itself mirrored; a hand's 0 has up to 0.92, its 1 up to 0.8
const UPRIGHT = 0.5; // likeness to itself flipped; a triangle has less, type's 0 more

/**
 * The ids of marks that are drawn with a ruler or by a program and are read as digits: circles, arrows, crosses, triangles. What is drawn
 * by hand at a digit's size is not told apart.
 */
export function exactDrawings({ numbers }: Reading, marks: readonly BlobMark[]): ReadonlySet<string> {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const digits = numbers.flatMap((number) => number.digits);
  const shared = sharedMarks(digits);
  return new Set(
    digits.flatMap(({ text, parts }) => {
      const [part] = parts;
      const mark = parts.length === 1 && part ? byId.get(part.mark) : undefined;
      return mark && isExact(mark, shared.has(mark.id) ? null : text) ? [mark.id] : [];
    }),
  );
}

/** Marks of which several digits were cut. */
function sharedMarks(digits: readonly DigitReading[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { mark } of digits.flatMap(({ parts }) => parts)) {
    if (seen.has(mark)) shared.add(mark);
    seen.add(mark);
  }
  return shared;
}

/** Whether a mark is as even as no digit `text` is, printed ones among them; null: of which several were cut. */
function isExact(mark: BlobMark, text: string | null): boolean {
  if (mark.box.h < LEAST_HEIGHT || isSlender(mark.box) || text === "8") return false;
  const shape = shapeOf(mark);
  if (text === "0" && shape.flipped >= UPRIGHT) return isCircle(mark.box, shape);
  return shape.mirrored >= EVEN;
}
