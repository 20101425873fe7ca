import type { Part } from "../reading/reading.ts";
import type { Board } from "./board.ts";
import type { Op } from "./op.ts";

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
    case "hide":
    case "show":
      return marksRefusal(board, op.marks, author);
    case "label":
      return op.parts.every((part) => isOnBoard(board, part)) ? undefined : "no-such-mark";
    case "unlabel": {
      const label = board.labels.find((each) => each.id === op.label);
      if (label === undefined) return "no-such-label";
      return label.author === author.id ? undefined : "not-yours";
    }
  }
}

/** A range past the stroke's last sample would be a digit without ink. */
function isOnBoard(board: Board, { mark: id, from, to }: Part): boolean {
  const mark = board.marks.get(id);
  if (mark === undefined) return false;
  if (mark.kind === "typed") return from === undefined && to === undefined;
  const samples = mark.stroke.samples.length;
  return (from ?? 0) < samples && (to ?? samples) <= samples;
}

function marksRefusal(board: Board, ids: readonly string[], author: Author): OpReason | undefined {
  for (const id of ids) {
    const mark = board.marks.get(id);
    if (mark === undefined) return "no-such-mark";
    if (mark.author !== author.id && !author.chief) return "not-yours";
  }
  return undefined;
}
