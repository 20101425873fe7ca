import type { Board, LabelOnBoard } from "../../core/board/board.ts";
import type { Op } from "../../core/board/op.ts";
import type { NumberReading, Part } from "../../core/reading/reading.ts";

/** Farther apart than this many heights nobody means one number. */
const JOINED_GAP = 2.5;

/** Everything that a number stands for: the ink of its digits and signs, each piece once. */
export function partsOf(number: Pick<NumberReading, "digits" | "signs">): readonly Part[] {
  const pieces = [...number.digits, ...number.signs].flatMap(({ parts }) => parts);
  const known = new Set<string>();
  return pieces.filter(({ mark, from = "", to = "" }) => {
    const name = `${mark}:${from}:${to}`;
    return !known.has(name) && known.add(name);
  });
}

/** A person's word on ink; `text` null: not a number. */
export function labelOp(id: string, parts: readonly Part[], text: string | null): Op {
  return { kind: "label", id, parts, text };
}

export type Half = { readonly text: string; readonly parts: readonly Part[] };

/** The ways to cut a number in two between its digits, left to right. Signs go with the digits around them. */
export function splitsOf(number: NumberReading): readonly (readonly [Half, Half])[] {
  const pieces = [...number.digits, ...number.signs].sort((a, b) => a.box.x - b.box.x);
  const cuts: [Half, Half][] = [];
  for (let at = 1; at < pieces.length; at++) {
    const left = halfOf(pieces.slice(0, at));
    const right = halfOf(pieces.slice(at));
    if (/^-?\d+(\.\d+)?$/.test(left.text) && /^\d+(\.\d+)?$/.test(right.text)) cuts.push([left, right]);
  }
  return cuts;
}

/** The number that follows in the same row, with which this one might be one. */
export function nextInRow(
  numbers: readonly NumberReading[],
  number: NumberReading,
): NumberReading | undefined {
  const next = numbers[numbers.findIndex(({ id }) => id === number.id) + 1];
  if (next === undefined) return undefined;
  const overlap =
    Math.min(next.box.y + next.box.h, number.box.y + number.box.h) - Math.max(next.box.y, number.box.y);
  const gap = next.box.x - (number.box.x + number.box.w);
  const reach = JOINED_GAP * Math.max(number.box.h, next.box.h);
  return overlap > 0 && next.box.x >= number.box.x && gap <= reach ? next : undefined;
}

/** The label of `author` that a number owes its text to, if there is one to take back. */
export function ownLabelOn(board: Board, author: string, parts: readonly Part[]): LabelOnBoard | undefined {
  const marks = new Set(parts.map(({ mark }) => mark));
  return board.labels.findLast(
    (label) => !label.off && label.author === author && label.parts.some(({ mark }) => marks.has(mark)),
  );
}

function halfOf(pieces: readonly { readonly text: string; readonly parts: readonly Part[] }[]): Half {
  return { text: pieces.map(({ text }) => text).join(""), parts: pieces.flatMap(({ parts }) => parts) };
}
