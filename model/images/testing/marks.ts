import type { BlobMark, NumberReading, Reading } from "../../../core/reading/reading.ts";

const FULL = 255;

/** A mark of `w` × `h` pixels with ink where `isInk` says so, at the middle of each pixel, 0 … 1 of its sides. */
export function markOf(
  id: string,
  [x, y, w, h]: readonly [x: number, y: number, w: number, h: number],
  isInk: (across: number, down: number) => boolean,
): BlobMark {
  const mask = Uint8Array.from({ length: w * h }, (_, i) =>
    isInk(((i % w) + 0.5) / w, (Math.floor(i / w) + 0.5) / h) ? FULL : 0,
  );
  return { kind: "blob", id, seq: x, box: { x, y, w, h }, mask };
}

/** A ring; `uneven` shifts its hole to a side. */
export function ring(uneven = 0): (across: number, down: number) => boolean {
  return (across, down) =>
    Math.hypot(across - 0.5, down - 0.5) <= 0.5 &&
    Math.hypot(across - 0.5 - uneven, down - 0.5 + uneven) >= 0.34;
}

/** What is read: each entry a number, of digits with the marks that they are read from; all other marks are refused. */
export function readingOf(
  marks: readonly BlobMark[],
  numbers: readonly (readonly { readonly text: string; readonly mark: string; readonly from?: number }[])[],
  p = 0.99,
): Reading {
  const boxOf = (id: string) => marks.find((mark) => mark.id === id)?.box ?? { x: 0, y: 0, w: 0, h: 0 };
  const read = new Set(numbers.flat().map(({ mark }) => mark));
  return {
    numbers: numbers.map((digits): NumberReading => {
      const boxes = digits.map(({ mark }) => boxOf(mark));
      const left = Math.min(...boxes.map(({ x }) => x));
      const top = Math.min(...boxes.map(({ y }) => y));
      const w = Math.max(...boxes.map((box) => box.x + box.w)) - left;
      const h = Math.max(...boxes.map((box) => box.y + box.h)) - top;
      return {
        id: digits[0]?.mark ?? "",
        text: digits.map(({ text }) => text).join(""),
        p,
        candidates: [],
        box: { x: left, y: top, w, h },
        digits: digits.map(({ text, mark, from }) => ({
          text,
          p,
          candidates: [],
          box: boxOf(mark),
          parts: [from === undefined ? { mark } : { mark, from }],
        })),
        signs: [],
        segmentations: [],
      };
    }),
    rejected: marks
      .filter(({ id }) => !read.has(id))
      .map(({ id, box }) => ({ id, parts: [{ mark: id }], box, p: 0.9 })),
  };
}
