import { type Board, inkOnBoard, type LabelOnBoard, type MarkOnBoard, PENDING_SEQ } from "./board.ts";
import type { Entry, Op } from "./op.ts";

/** The board after `entry`. Entries are applied in the order of their seq; the given board is left as it was. */
export function applyEntry(board: Board, entry: Entry): Board {
  return replay([entry], board);
}

/** The board after all `entries`, copied once however many there are. Throws RangeError on a gap in their seq. */
export function replay(entries: readonly Entry[], board: Board): Board {
  const marks = new Map(board.marks);
  const labels = [...board.labels];
  let seq = board.seq;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) throw new RangeError(`entry ${entry.seq} cannot follow ${seq}`);
    applyOp(marks, labels, entry);
    seq = entry.seq;
  }
  return { seq, marks, labels };
}

/** An op that waits for its seq, as its own author sees it. */
export type PendingOp = { readonly op: Op; readonly atMs: number };

/** The board with `pending` on top: what the author of those ops sees before the server answers. */
export function withPending(board: Board, pending: readonly PendingOp[], author: string): Board {
  if (pending.length === 0) return board;
  const marks = new Map(board.marks);
  const labels = [...board.labels];
  pending.forEach(({ op, atMs }, i) => {
    applyOp(marks, labels, { seq: PENDING_SEQ + i, author, atMs, op });
  });
  return { seq: board.seq, marks, labels };
}

function applyOp(marks: Map<string, MarkOnBoard>, labels: LabelOnBoard[], entry: Entry): void {
  const { op, author, seq, atMs } = entry;
  switch (op.kind) {
    case "draw":
      if (!marks.has(op.id)) marks.set(op.id, inkOnBoard(op.stroke, author, seq, atMs));
      return;
    case "type":
      if (marks.has(op.id)) return;
      marks.set(op.id, { kind: "typed", id: op.id, author, seq, atMs, box: op.box, hidden: false, text: op.text });
      return;
    case "hide":
    case "show":
      setHidden(marks, op.marks, op.kind === "hide");
      return;
    case "label":
      labels.push({ id: op.id, parts: op.parts, text: op.text, author, seq, off: false });
      return;
    case "unlabel": {
      const at = labels.findIndex((label) => label.id === op.label);
      const label = labels[at];
      if (label !== undefined) labels[at] = { ...label, off: true };
      return;
    }
  }
}

function setHidden(marks: Map<string, MarkOnBoard>, ids: readonly string[], hidden: boolean): void {
  for (const id of ids) {
    const mark = marks.get(id);
    if (mark !== undefined && mark.hidden !== hidden) marks.set(id, { ...mark, hidden });
  }
}
