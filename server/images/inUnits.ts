import type { ImageAnswer } from "../../core/wire/imageAnswer.ts";

type Box = [number, number, number, number];

/** The answer with its boxes in other units, of which a pixel is `unit`. */
export function inUnits({ text, numbers, rejected }: ImageAnswer, unit: number): ImageAnswer {
  const length = (pixels: number) => Number((pixels * unit).toFixed(3));
  const moved = <T extends { readonly box: Box }>(item: T): T => ({ ...item, box: scaled(item.box) });
  const scaled = ([x, y, w, h]: Box): Box => [length(x), length(y), length(w), length(h)];
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
