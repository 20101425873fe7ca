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

/** The key of the number that is added next. */
export function addedKey(numbers: readonly ListedNumber[]): string {
  return `${numbers.length}`;
}

/** The next number that nobody has said anything of, unsure ones first, else one before it; else the number itself. */
export function nextToSay(numbers: readonly ListedNumber[], number: ListedNumber): ListedNumber {
  const at = numbers.findIndex(({ key }) => key === number.key);
  const others = [...numbers.slice(at + 1), ...numbers.slice(0, Math.max(0, at))];
  return others.find(({ state }) => state === "read") ?? number;
}
