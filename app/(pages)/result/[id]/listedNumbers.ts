import { type CorrectedNumber, correctedNumbers } from "../../../../core/images/corrected.ts";
import type { ImageAnswer, ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { SURE_ABOVE } from "../../../ui/Chip.tsx";

/** A number as the page lists it; `added` is its place among those the person added. */
export type ListedNumber = CorrectedNumber & {
  readonly key: string;
  readonly isSure: boolean;
  readonly added: number | null;
};

/** The numbers of an image, those first that were read unsurely; a correction moves none of them. */
export function listedNumbers(
  answer: ImageAnswer | null,
  corrections: readonly ImageCorrection[],
): readonly ListedNumber[] {
  if (answer === null) return [];
  const read = answer.numbers.length;
  const all = correctedNumbers(answer, corrections).map((number, i): ListedNumber => {
    const added = number.number === null ? i - read : null;
    return { ...number, key: `${i}`, added, isSure: number.state !== "read" || number.p >= SURE_ABOVE };
  });
  const wasUnsure = ({ number }: ListedNumber) =>
    number !== null && (answer.numbers[number]?.p ?? 1) < SURE_ABOVE;
  return [...all.filter(wasUnsure), ...all.filter((each) => !wasUnsure(each))];
}
