import type { Glyph } from "./glyph.ts";
import { glyphOfHypothesis } from "./hypothesisGlyph.ts";
import { pieceOf } from "./piece.ts";
import { read } from "./reader.ts";
import type { InkMark, Label } from "./reading.ts";
import { joinResumed } from "./resumed.ts";
import type { Classify } from "./scoreCache.ts";

/** A digit as its writer wrote it, and what they said it is. */
export type CorrectedDigit = { readonly glyph: Glyph; readonly digit: number };

/**
 * The digits of a number that a person corrected, cut where the network finds what they said likeliest (forced alignment). Empty where the ink cannot
 * be cut so, or is said to be no number.
 */
export async function correctedDigits(
  ink: readonly InkMark[],
  label: Label,
  classify: Classify,
): Promise<readonly CorrectedDigit[]> {
  const marks = new Map(ink.map((mark) => [mark.id, mark]));
  const { numbers } = await read(ink, [label], classify);
  const digits = numbers.filter(({ by }) => by !== undefined).flatMap((number) => number.digits);
  return digits.map(({ text, parts }) => {
    const pieces = parts.flatMap(({ mark, from, to }) => {
      const source = marks.get(mark);
      return source ? (pieceOf(source, from, to) ?? []) : [];
    });
    return { glyph: glyphOfHypothesis({ pieces: joinResumed(pieces) }), digit: Number(text) };
  });
}
