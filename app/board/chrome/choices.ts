import type { Box } from "../../../core/ink/box.ts";
import type { NumberReading, Part, Rejected } from "../../../core/reading/reading.ts";
import { partsOf } from "../corrections.ts";

/** One line of the candidates: what choosing it says about the ink. */
export type Choice = {
  readonly key: string;
  readonly text: string | null; // null: not a number
  readonly p: number;
  readonly note: string; // how it differs from the others
  readonly isCurrent: boolean;
};

/** What is open: a number as read, or ink that was not. */
export type Subject = {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly box: Box;
  readonly number: NumberReading | undefined;
  readonly choices: readonly Choice[];
};

/** Candidates first, then other ways to cut the same ink, then the word that it is no number. */
export function subjectOf(number: NumberReading): Subject {
  const candidates = number.candidates.map(({ text, p }, i) => choice(text, p, "", i === 0));
  const known = new Set(number.candidates.map(({ text }) => text));
  const cuts = number.segmentations
    .filter(({ text }) => !known.has(text) && !/\s/.test(text))
    .map(({ text, p, digits }) =>
      choice(text, p, digits.length === 1 ? "as one digit" : `as ${digits.length} digits`),
    );
  const choices = [...candidates, ...cuts, choice(null, 0, "")];
  return { id: number.id, parts: partsOf(number), box: number.box, number, choices };
}

export function unreadSubject({ id, parts, box, p }: Rejected): Subject {
  return { id, parts, box, number: undefined, choices: [choice(null, p, "", true)] };
}

function choice(text: string | null, p: number, note: string, isCurrent = false): Choice {
  return { key: `${text ?? "none"}:${note}`, text, p, note, isCurrent };
}
