import type { Board, MarkOnBoard } from "../core/board/board.ts";
import { labelsInForce } from "../core/board/labels.ts";
import { correctedNumbers } from "../core/images/corrected.ts";
import { type Box, unionOf } from "../core/ink/box.ts";
import type { Label } from "../core/reading/reading.ts";
import type { ImageRecord } from "./store/images.ts";

/** What a person said that a place in an image reads, in the image's pixels: a digit where digits can be told apart, else a number. */
export type LabelledBox = { readonly label: string; readonly box: readonly [number, number, number, number] };

/** What an image's owner said of its numbers on the image's own page: what is merely read is no one's word. */
export function boxesOfImage({ answer, corrections }: ImageRecord): readonly LabelledBox[] {
  if (answer === null) return [];
  return correctedNumbers(answer, corrections).flatMap(({ text, box, digits, state }) => {
    if (state === "read" || state === "rejected") return [];
    return (
      byDigit(
        text,
        digits.map((digit) => digit.box),
      ) ?? [{ label: text, box }]
    );
  });
}

/**
 * What people who agreed said of an image's numbers on a board, by the image's id. Boxes are shares of the image, 0…1:
 * the board does not know its size in pixels. `mayUse` says whether a user's ink and word may be used.
 */
export function boxesOnBoard(
  board: Board,
  mayUse: (author: string) => boolean,
): ReadonlyMap<string, readonly LabelledBox[]> {
  const images = new Map(
    [...board.marks.values()].flatMap((mark) => (mark.kind === "image" ? [[mark.seq, mark]] : [])),
  );
  const found = new Map<string, LabelledBox[]>();
  for (const label of labelsInForce(board)) {
    const { marks, isWhole } = inkOf(board, label);
    const [first] = marks;
    const image = first && images.get(first.seq);
    const isOfOneImage = isWhole && marks.every(({ kind, seq }) => kind === "blob" && seq === first?.seq);
    // What came with the image itself is known from the image's own page.
    if (image === undefined || !isOfOneImage || label.text === null || label.seq === image.seq) continue;
    if (!mayUse(label.author) || !mayUse(image.author)) continue;
    const boxes = marks.map(({ box }) => shareOf(box, image.box));
    const whole = { label: label.text, box: shareOf(marks.map(({ box }) => box).reduce(unionOf), image.box) };
    found.set(image.image, [...(found.get(image.image) ?? []), ...(byDigit(label.text, boxes) ?? [whole])]);
  }
  return found;
}

/** Whether two boxes are about the same ink. */
export function overlap(a: LabelledBox, b: LabelledBox): boolean {
  const [ax, ay, aw, ah] = a.box;
  const [bx, by, bw, bh] = b.box;
  return Math.abs(2 * ax + aw - 2 * bx - bw) < aw + bw && Math.abs(2 * ay + ah - 2 * by - bh) < ah + bh;
}

/** A box a digit, where there are as many as the text has. */
function byDigit(text: string, boxes: readonly LabelledBox["box"][]): readonly LabelledBox[] | undefined {
  const digits = text.replaceAll(/\D/g, "");
  if (digits.length !== boxes.length || digits.length === 0) return undefined;
  const sorted = [...boxes].sort((a, b) => a[0] + a[2] / 2 - b[0] - b[2] / 2);
  return sorted.map((box, i) => ({ label: digits[i] ?? "", box }));
}

function inkOf(board: Board, { parts }: Label): { marks: readonly MarkOnBoard[]; isWhole: boolean } {
  const isWhole = parts.every(({ from, to }) => from === undefined && to === undefined);
  return { marks: parts.flatMap(({ mark }) => board.marks.get(mark) ?? []), isWhole };
}

function shareOf(box: Box, image: Box): LabelledBox["box"] {
  return [(box.x - image.x) / image.w, (box.y - image.y) / image.h, box.w / image.w, box.h / image.h];
}
