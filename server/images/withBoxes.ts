import type { Box } from "../../core/ink/box.ts";
import type { ImageAnswer, ImageBox } from "../../core/wire/imageAnswer.ts";

/** The answer with each box where `place` puts it, to a thousandth. */
export function withBoxes({ text, numbers, rejected }: ImageAnswer, place: (box: Box) => Box): ImageAnswer {
  const moved = <T extends { readonly box: ImageBox }>(item: T): T => ({ ...item, box: placed(item.box) });
  const placed = ([x, y, w, h]: ImageBox): ImageBox => {
    const box = place({ x, y, w, h });
    return [rounded(box.x), rounded(box.y), rounded(box.w), rounded(box.h)];
  };
  return {
    text,
    numbers: numbers.map((number) => ({
      ...moved(number),
      digits: number.digits.map(moved),
      marks: number.marks.map(moved),
    })),
    rejected: rejected.map(moved),
  };
}

function rounded(length: number): number {
  return Number(length.toFixed(3));
}
