import type { Board } from "./board.ts";
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
  const done = history.done.slice(0, -1);
  const op = inverseOf(last, board, author, id);
  if (op === undefined) return undo({ done, undone: history.undone }, board, author, id);
  // A label comes back under a new id, and it is that one which redo must take away.
  const undone = last.kind === "unlabel" ? { ...last, label: id } : last;
  return { history: { done, undone: [...history.undone, undone] }, op };
}

/** The op that does the last undone one again; undefined when there is none. A label given again gets the id `id`. */
export function redo(history: History, board: Board, author: string, id: string): Turned {
  const last = history.undone.at(-1);
  if (last === undefined) return undefined;
  const undone = history.undone.slice(0, -1);
  const op = repeatOf(last, board, author, id);
  if (op === undefined) return redo({ done: history.done, undone }, board, author, id);
  const again = last.kind === "label" ? op : last;
  return { history: { done: [...history.done, again].slice(-HISTORY_DEPTH), undone }, op };
}

function inverseOf(op: Op, board: Board, author: string, id: string): Op | undefined {
  switch (op.kind) {
    case "draw":
    case "type":
      return own(board, op.id, author) ? { kind: "hide", id, marks: [op.id] } : undefined;
    case "hide":
      return { kind: "show", id, marks: op.marks };
    case "show":
      return { kind: "hide", id, marks: op.marks };
    case "label":
      return board.labels.some((label) => label.id === op.id && label.author === author && !label.off)
        ? { kind: "unlabel", id, label: op.id }
        : undefined;
    case "unlabel": {
      const label = board.labels.find((each) => each.id === op.label);
      return label && { kind: "label", id, parts: label.parts, text: label.text };
    }
  }
}

function repeatOf(op: Op, board: Board, author: string, id: string): Op | undefined {
  switch (op.kind) {
    case "draw":
    case "type":
      return own(board, op.id, author) ? { kind: "show", id, marks: [op.id] } : undefined;
    case "hide":
    case "show":
    case "label":
      return { ...op, id };
    case "unlabel":
      return board.labels.some((label) => label.id === op.label && !label.off) ? { ...op, id } : undefined;
  }
}

function own(board: Board, mark: string, author: string): boolean {
  return board.marks.get(mark)?.author === author;
}
