import type { Part } from "../reading/reading.ts";
import type { Board } from "./board.ts";
import type { Op } from "./op.ts";
import { isTaken } from "./place.ts";

/** Who asks. A chief (the board's owner) may take anyone's ink; everyone else only their own. */
export type Author = { readonly id: string; readonly chief: boolean };

export type OpReason = "not-yours" | "no-such-mark" | "no-such-label" | "already-there";

/**
 * Why `op` may not become an entry of `board`, or undefined when it may.
 * Hiding what is hidden and showing what is shown is allowed and changes nothing: two people may erase the same stroke.
 */
export function refusalOf(board: Board, op: Op, author: Author): OpReason | undefined {
  switch (op.kind) {
    case "draw":
    case "type":
      return board.marks.has(op.id) ? "already-there" : undefined;
    case "place":
      return isTaken(board, op) ? "already-there" : undefined;
    case "hide":
    case "show":
      return marksRefusal(board, op.marks, author);
    case "label":
      if (board.labels.some(({ id }) => id === op.id)) return "already-there";
      return op.parts.every((part) => isOnBoard(board, part)) ? undefined : "no-such-mark";
    case "unlabel": {
      const label = board.labels.find((each) => each.id === op.label);
      if (label === undefined) return "no-such-label";
      return label.author === author.id ? undefined : "not-yours";
    }
  }
}

/** A range past the last sample, or a blob's last column, would be a digit without ink. */
function isOnBoard(board: Board, { mark: id, from, to }: Part): boolean {
  const mark = board.marks.get(id);
  if (mark === undefined) return false;
  if (mark.kind === "image") return false;
  if (mark.kind === "typed") return from === undefined && to === undefined;
  const length = mark.kind === "ink" ? mark.stroke.samples.length : mark.box.w;
  return (from ?? 0) < length && (to ?? length) <= length;
}

function marksRefusal(board: Board, ids: readonly string[], author: Author): OpReason | undefined {
  for (const id of ids) {
    const mark = board.marks.get(id);
    if (mark === undefined) return "no-such-mark";
    if (mark.author !== author.id && !author.chief) return "not-yours";
  }
  return undefined;
}
