import { isNumberText, type Op } from "../board/op.ts";
import { MAX_COORDINATE } from "../ink/pack.ts";
import type { ImageAnswer, ImageCorrection } from "../wire/imageAnswer.ts";
import { correctedNumbers } from "./corrected.ts";

/** Board units: how tall a number of middling height becomes, about what people write, and the margin around all. */
const NUMBER_HEIGHT = 56;
const MARGIN = 48;

/**
 * The ops that put an image's numbers, as they stand after corrections, on an empty board: a typed mark each, where the
 * number stands in the image, at a size that reads well. What is no number that a board takes, such as 1.2.3, is left
 * out. `newId` gives op ids.
 */
export function boardOps(
  answer: ImageAnswer,
  corrections: readonly ImageCorrection[],
  newId: () => string,
): readonly Op[] {
  const numbers = correctedNumbers(answer, corrections).filter(
    ({ state, text }) => state !== "rejected" && isNumberText(text),
  );
  const boxes = numbers.map(({ box }) => box);
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const reach = Math.max(1, ...boxes.map(([x, y, w, h]) => Math.max(x + w - left, y + h - top)));
  const heights = boxes.map(([, , , h]) => h).sort((a, b) => a - b);
  const middling = Math.max(1, heights[heights.length >> 1] ?? 1);
  const scale = Math.min(NUMBER_HEIGHT / middling, (MAX_COORDINATE - MARGIN) / reach);
  const place = (at: number, from: number) => MARGIN + (at - from) * scale;
  return numbers.map(({ text, box: [x, y, w, h] }) => ({
    kind: "type",
    id: newId(),
    text,
    box: { x: place(x, left), y: place(y, top), w: w * scale, h: h * scale },
  }));
}
