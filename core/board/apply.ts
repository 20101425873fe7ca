import { type Board, inkOnBoard, type LabelOnBoard, type MarkOnBoard, PENDING_SEQ } from "./board.ts";
import type { Entry, Op } from "./op.ts";
import { place } from "./place.ts";

/** The board after `entry`. Entries are applied in the order of their seq; the given board is left as it was. */
export function applyEntry(board: Board, entry: Entry): Board {
  return replay([entry], board);
}

/** The board after all `entries`, copied once however many there are. Throws RangeError on a gap in their seq. */
export function replay(entries: readonly Entry[], board: Board): Board {
  const draft = draftOf(board);
  for (const entry of entries) advance(draft, entry);
  return draft;
}

/** A board its holder may change in place: a room with thousands of marks does not copy them at each op. */
export type Draft = {
  seq: number;
  readonly marks: Map<string, MarkOnBoard>;
  readonly labels: LabelOnBoard[];
};

/** A copy of `board` to change in place. */
export function draftOf(board: Board): Draft {
  return { seq: board.seq, marks: new Map(board.marks), labels: [...board.labels] };
}

/** Applies `entry` to `draft` itself. Throws RangeError on a gap in seq. */
export function advance(draft: Draft, entry: Entry): void {
  if (entry.seq !== draft.seq + 1) throw new RangeError(`entry ${entry.seq} cannot follow ${draft.seq}`);
  applyOp(draft, entry);
  draft.seq = entry.seq;
}

/** An op that waits for its seq, as its own author sees it. */
export type PendingOp = { readonly op: Op; readonly atMs: number };

/** The board with `pending` on top: what the author of those ops sees before the server answers. */
export function withPending(board: Board, pending: readonly PendingOp[], author: string): Board {
  if (pending.length === 0) return board;
  const draft = draftOf(board);
  pending.forEach(({ op, atMs }, i) => {
    applyOp(draft, { seq: PENDING_SEQ + i, author, atMs, op });
  });
  return draft;
}

function applyOp({ marks, labels }: Draft, { op, author, seq, atMs }: Entry): void {
  switch (op.kind) {
    case "draw":
      if (!marks.has(op.id)) marks.set(op.id, inkOnBoard(op.stroke, author, seq, atMs));
      return;
    case "type":
      if (marks.has(op.id)) return;
      marks.set(op.id, {
        kind: "typed",
        id: op.id,
        author,
        seq,
        atMs,
        box: op.box,
        hidden: false,
        text: op.text,
      });
      return;
    case "place":
      place({ marks, labels }, op, { author, seq, atMs });
      return;
    case "hide":
    case "show":
      setHidden(marks, op);
      return;
    case "label":
      labels.push({ id: op.id, parts: op.parts, text: op.text, author, seq, atMs, off: false });
      return;
    case "unlabel": {
      const at = labels.findIndex((label) => label.id === op.label);
      const label = labels[at];
      if (label !== undefined) labels[at] = { ...label, off: true };
      return;
    }
  }
}

function setHidden(marks: Map<string, MarkOnBoard>, op: Extract<Op, { kind: "hide" | "show" }>): void {
  for (const id of op.marks) {
    const mark = marks.get(id);
    if (mark === undefined || mark.hidden === (op.kind === "hide")) continue;
    const { hiddenBy: _, ...shown } = mark;
    marks.set(
      id,
      op.kind === "hide" ? { ...mark, hidden: true, hiddenBy: op.id } : { ...shown, hidden: false },
    );
  }
}
