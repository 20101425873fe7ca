import type { InkMark, Part } from "../reading/reading.ts";
import type { Board, InkOnBoard, LabelOnBoard } from "./board.ts";
import { labelsNotTakenBack } from "./labels.ts";

/** What a person said of ink that they alone wrote. */
export type Correction = {
  readonly id: string; // the label's
  readonly atMs: number; // when they said it, epoch ms
  readonly text: string;
  readonly parts: readonly Part[];
  readonly ink: readonly InkMark[];
};

/** More are not gone by: each costs time whenever its writer's ink is read. */
export const MOST_CORRECTIONS = 100;

/**
 * By person, what they said of their own ink, oldest first, the newest MOST_CORRECTIONS. Neither what they said of others' ink nor that something is
 * no number, nor what was read in an image.
 */
export function correctionsOn(board: Board): ReadonlyMap<string, readonly Correction[]> {
  const found = new Map<string, Correction[]>();
  for (const label of labelsNotTakenBack(board)) {
    const correction = correctionOf(board, label);
    if (correction === null) continue;
    const others = found.get(label.author);
    if (others) others.push(correction);
    else found.set(label.author, [correction]);
  }
  return new Map([...found].map(([author, all]) => [author, all.slice(-MOST_CORRECTIONS)]));
}

function correctionOf(board: Board, label: LabelOnBoard): Correction | null {
  const { id, atMs, text, parts, author } = label;
  if (text === null || label.read !== undefined) return null;
  const marks = [...new Set(parts.map(({ mark }) => board.marks.get(mark)))];
  const own = marks.filter((mark) => mark?.kind === "ink" && mark.author === author);
  if (own.length < marks.length) return null;
  const ink = own.flatMap((mark) => (mark?.kind === "ink" ? inkMarkOf(mark) : []));
  return { id, atMs, text, parts, ink };
}

/** Without its author: what is learned of it is not to be read by what was learned before. */
function inkMarkOf({ id, seq, atMs, stroke }: InkOnBoard): InkMark {
  return { kind: "ink", id, seq, atMs, samples: stroke.samples };
}
