import type { ImageAnswer, ImageCorrection, ImageNumber } from "../wire/imageAnswer.ts";

/** What a person said of a number: nothing yet, that it is right, another text, that it is none, or that it was missed. */
export type NumberState = "read" | "accepted" | "edited" | "rejected" | "added";
export type CorrectedNumber = Pick<ImageNumber, "text" | "p" | "box" | "candidates" | "digits"> & {
  readonly number: number | null; // its place among those read; null for one that was missed
  readonly state: NumberState;
};

/** The numbers of an image as they stand after a person's corrections: those read in reading order, then those added. */
export function correctedNumbers(
  { numbers }: ImageAnswer,
  corrections: readonly ImageCorrection[],
): readonly CorrectedNumber[] {
  const said = new Map<number, string | null>();
  for (const each of corrections) if ("number" in each) said.set(each.number, each.text);
  const read = numbers.map(({ text, p, box, candidates, digits }, number): CorrectedNumber => {
    const word = said.get(number);
    const kept = { number, box, candidates, digits };
    if (word === undefined) return { ...kept, text, p, state: "read" };
    if (word === null) return { ...kept, text, p, state: "rejected" };
    return { ...kept, text: word, p: 1, state: word === text ? "accepted" : "edited" };
  });
  const added = corrections.flatMap((each): readonly CorrectedNumber[] =>
    "box" in each
      ? [{ number: null, text: each.text, p: 1, box: each.box, candidates: [], digits: [], state: "added" }]
      : [],
  );
  return [...read, ...added];
}

/** What an image reads after corrections: numbers with one space between. */
export function correctedText(answer: ImageAnswer, corrections: readonly ImageCorrection[]): string {
  return correctedNumbers(answer, corrections)
    .filter(({ state }) => state !== "rejected")
    .map(({ text }) => text)
    .join(" ");
}

/** The corrections with a person's latest word on a number; undefined takes back what they said. */
export function withCorrection(
  corrections: readonly ImageCorrection[],
  number: number,
  text: string | null | undefined,
): readonly ImageCorrection[] {
  const others = corrections.filter((each) => !("number" in each) || each.number !== number);
  return text === undefined ? others : [...others, { number, text }];
}

/** The corrections with another text of a number that was added, by its place among those added; null takes it away. */
export function withAdded(
  corrections: readonly ImageCorrection[],
  added: number,
  text: string | null,
): readonly ImageCorrection[] {
  const meant = corrections.filter((each) => "box" in each)[added];
  return corrections.flatMap((each) => {
    if (each !== meant) return [each];
    return text === null ? [] : [{ ...meant, text }];
  });
}

/** Whether each correction is of a number that was read or of a place in the image, and of each number there is one. */
export function areOf(
  {
    answer,
    width,
    height,
  }: { readonly answer: ImageAnswer; readonly width: number; readonly height: number },
  corrections: readonly ImageCorrection[],
): boolean {
  const numbers = corrections.flatMap((each) => ("number" in each ? [each.number] : []));
  const isInside = ([x, y, w, h]: readonly [number, number, number, number]) =>
    x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= width && y + h <= height;
  return (
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => number < answer.numbers.length) &&
    corrections.every((each) => !("box" in each) || isInside(each.box))
  );
}
