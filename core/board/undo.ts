import type { Board, LabelOnBoard, MarkOnBoard } from "./board.ts";
import type { Op } from "./op.ts";

/** What undo is able to take back and redo to give again: own ops only. */
export type History = {
  readonly done: readonly Op[];
  readonly undone: readonly Op[];
};
export const EMPTY_HISTORY: History = { done: [], undone: [] };
export const HISTORY_DEPTH = 100;

/** The history after its author did `op`; what was undone can no longer be done again. */
export function record(history: History, op: Op): History {
  return { done: [...history.done, op].slice(-HISTORY_DEPTH), undone: [] };
}

export type Turned = { readonly history: History; readonly op: Op } | undefined;

/** The op that takes the last one back (with the fresh id `id`); undefined when there is nothing left to undo. */
export function undo(history: History, board: Board, author: string, id: string): Turned {
  const last = history.done.at(-1);
  if (last === undefined) return undefined;
  const rest = { done: history.done.slice(0, -1), undone: history.undone };
  const op = inverseOf(last, board, author, id);
  if (op === undefined) return undo(rest, board, author, id);
  const taken = "marks" in last && "marks" in op ? { ...last, marks: op.marks } : last;
  const turned = { done: rest.done, undone: [...rest.undone, taken] };
  return { history: last.kind === "unlabel" ? withLabelRenamed(turned, last.label, id) : turned, op };
}

/** The op that does the last undone one again; undefined when there is none. A label given again gets the id `id`. */
export function redo(history: History, board: Board, author: string, id: string): Turned {
  const last = history.undone.at(-1);
  if (last === undefined) return undefined;
  const rest = { done: history.done, undone: history.undone.slice(0, -1) };
  const op = repeatOf(last, board, author, id);
  if (op === undefined) return redo(rest, board, author, id);
  // Only the op with the new id can be taken back: it is what hid the ink or gave the label this time.
  const again = last.kind === "hide" || last.kind === "label" ? op : last;
  const turned = { done: [...rest.done, again].slice(-HISTORY_DEPTH), undone: rest.undone };
  return { history: last.kind === "label" ? withLabelRenamed(turned, last.id, id) : turned, op };
}

/** A label that is given again gets a new id, and everything the history says of the old one is meant of the new. */
function withLabelRenamed({ done, undone }: History, from: string, to: string): History {
  const renamed = (op: Op): Op => {
    if (op.kind === "label" && op.id === from) return { ...op, id: to };
    return op.kind === "unlabel" && op.label === from ? { ...op, label: to } : op;
  };
  return { done: done.map(renamed), undone: undone.map(renamed) };
}

function inverseOf(op: Op, board: Board, author: string, id: string): Op | undefined {
  switch (op.kind) {
    case "draw":
    case "type":
      return ownMark(board, op.id, author)?.hidden === false
        ? { kind: "hide", id, marks: [op.id] }
        : undefined;
    case "hide": {
      const marks = op.marks.filter((mark) => board.marks.get(mark)?.hiddenBy === op.id);
      return marks.length > 0 ? { kind: "show", id, marks } : undefined;
    }
    case "show": {
      const marks = op.marks.filter((mark) => ownMark(board, mark, author)?.hidden === false);
      return marks.length > 0 ? { kind: "hide", id, marks } : undefined;
    }
    case "label":
      return ownLabel(board, op.id, author)?.off === false
        ? { kind: "unlabel", id, label: op.id }
        : undefined;
    case "unlabel": {
      const label = ownLabel(board, op.label, author);
      return label?.off === true ? { kind: "label", id, parts: label.parts, text: label.text } : undefined;
    }
  }
}

function repeatOf(op: Op, board: Board, author: string, id: string): Op | undefined {
  switch (op.kind) {
    case "draw":
    case "type":
      return ownMark(board, op.id, author)?.hidden === true
        ? { kind: "show", id, marks: [op.id] }
        : undefined;
    case "hide":
    case "show":
    case "label":
      return { ...op, id };
    case "unlabel":
      return ownLabel(board, op.label, author)?.off === false ? { ...op, id } : undefined;
  }
}

function ownMark(board: Board, id: string, author: string): MarkOnBoard | undefined {
  const mark = board.marks.get(id);
  return mark?.author === author ? mark : undefined;
}

function ownLabel(board: Board, id: string, author: string): LabelOnBoard | undefined {
  return board.labels.find((label) => label.id === id && label.author === author);
}
