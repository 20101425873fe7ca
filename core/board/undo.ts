import { withPending } from "./apply.ts";
import type { Board, LabelOnBoard, MarkOnBoard } from "./board.ts";
import type { Op } from "./op.ts";
import { placedIds } from "./place.ts";

/** What a history needs to know of an op: of new ink only its id. */
export type Done =
  | Exclude<Op, { kind: "draw" | "type" | "place" }>
  | { readonly kind: "draw" | "type"; readonly id: string }
  | { readonly kind: "place"; readonly id: string; readonly marks: readonly string[] }; // the image's and its blobs'

/** What one action of a person did: its ops go and come back together. */
export type Step = readonly Done[];

/** What undo is able to take back and redo to give again: own steps only. Plain data, so that it can be kept. */
export type History = {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
};
export const EMPTY_HISTORY: History = { done: [], undone: [] };
export const HISTORY_DEPTH = 100; // steps

/** The history after its author did `ops` in one go; what was undone can no longer be done again. */
export function record(history: History, ops: readonly Op[]): History {
  if (ops.length === 0) return history;
  return { done: [...history.done, ops.map(doneOf)].slice(-HISTORY_DEPTH), undone: [] };
}

/** The history that goes on from an earlier page's `before`. */
export function continueHistory(before: History, now: History): History {
  if (now.done.length === 0 && now.undone.length === 0) return before;
  return { done: [...before.done, ...now.done].slice(-HISTORY_DEPTH), undone: now.undone };
}

export type Turned = { readonly history: History; readonly ops: readonly Op[] } | undefined;

/** The ops that take the last step back (with fresh ids from `newId`); undefined when there is nothing left to undo. */
export function undo(history: History, board: Board, author: string, newId: () => string): Turned {
  for (let at = history.done.length - 1; at >= 0; at--) {
    const turns = turnsOf([...(history.done[at] ?? [])].reverse(), inverseOf, board, author, newId);
    if (turns.length === 0) continue;
    const taken = turns.map(({ done, op }) => narrowed(done, op)).reverse();
    const turned = { done: history.done.slice(0, at), undone: [...history.undone, taken] };
    return { history: withLabelsRenamed(turned, turns, "unlabel"), ops: turns.map(({ op }) => op) };
  }
  return undefined;
}

/** The ops that do the last undone step again; undefined when there is none. A label given again gets a new id. */
export function redo(history: History, board: Board, author: string, newId: () => string): Turned {
  for (let at = history.undone.length - 1; at >= 0; at--) {
    const turns = turnsOf(history.undone[at] ?? [], repeatOf, board, author, newId);
    if (turns.length === 0) continue;
    // Only the op with the new id can be taken back: it is what hid the ink or gave the label this time.
    const again = turns.map(({ done, op }) => (done.kind === "hide" || done.kind === "label" ? op : done));
    const done = [...history.done, again.map(doneOf)].slice(-HISTORY_DEPTH);
    const turned = { done, undone: history.undone.slice(0, at) };
    return { history: withLabelsRenamed(turned, turns, "label"), ops: turns.map(({ op }) => op) };
  }
  return undefined;
}

type Turn = { readonly done: Done; readonly op: Op };
type Way = (done: Done, board: Board, author: string, id: string) => Op | undefined;

/** What turns each op of a step, one after the other, as the board is after those before it. */
function turnsOf(step: Step, way: Way, board: Board, author: string, newId: () => string): readonly Turn[] {
  const turns: Turn[] = [];
  let now = board;
  for (const done of step) {
    const op = way(done, now, author, newId());
    if (op === undefined) continue;
    turns.push({ done, op });
    if (step.length > 1) now = withPending(now, [{ op, atMs: 0 }], author);
  }
  return turns;
}

function doneOf(op: Op | Done): Done {
  if (op.kind === "draw" || op.kind === "type") return { kind: op.kind, id: op.id };
  return op.kind === "place" && "blobs" in op ? { kind: op.kind, id: op.id, marks: placedIds(op) } : op;
}

/** An op of which only some marks could be turned is remembered for those alone. */
function narrowed(done: Done, op: Op): Done {
  return "marks" in done && "marks" in op ? { ...done, marks: op.marks } : done;
}

/** A label that is given again gets a new id, and everything the history says of the old one is meant of the new. */
function withLabelsRenamed(history: History, turns: readonly Turn[], kind: "label" | "unlabel"): History {
  const names = new Map<string, string>();
  for (const { done, op } of turns) {
    if (done.kind !== kind || op.kind !== "label") continue;
    names.set(done.kind === "unlabel" ? done.label : done.id, op.id);
  }
  if (names.size === 0) return history;
  const renamed = (done: Done): Done => {
    if (done.kind === "label") return { ...done, id: names.get(done.id) ?? done.id };
    return done.kind === "unlabel" ? { ...done, label: names.get(done.label) ?? done.label } : done;
  };
  const all = (steps: readonly Step[]) => steps.map((step) => step.map(renamed));
  return { done: all(history.done), undone: all(history.undone) };
}

function inverseOf(done: Done, board: Board, author: string, id: string): Op | undefined {
  switch (done.kind) {
    case "draw":
    case "type":
      return ownMark(board, done.id, author)?.hidden === false
        ? { kind: "hide", id, marks: [done.id] }
        : undefined;
    case "hide": {
      const marks = done.marks.filter((mark) => board.marks.get(mark)?.hiddenBy === done.id);
      return marks.length > 0 ? { kind: "show", id, marks } : undefined;
    }
    case "place":
    case "show": {
      const marks = done.marks.filter((mark) => ownMark(board, mark, author)?.hidden === false);
      return marks.length > 0 ? { kind: "hide", id, marks } : undefined;
    }
    case "label":
      return ownLabel(board, done.id, author)?.off === false
        ? { kind: "unlabel", id, label: done.id }
        : undefined;
    case "unlabel": {
      const label = ownLabel(board, done.label, author);
      return label?.off === true ? { kind: "label", id, parts: label.parts, text: label.text } : undefined;
    }
  }
}

function repeatOf(done: Done, board: Board, author: string, id: string): Op | undefined {
  switch (done.kind) {
    case "draw":
    case "type":
      return ownMark(board, done.id, author)?.hidden === true
        ? { kind: "show", id, marks: [done.id] }
        : undefined;
    case "place": {
      const marks = done.marks.filter((mark) => ownMark(board, mark, author)?.hidden === true);
      return marks.length > 0 ? { kind: "show", id, marks } : undefined;
    }
    case "hide":
    case "show":
    case "label":
      return { ...done, id };
    case "unlabel":
      return ownLabel(board, done.label, author)?.off === false ? { ...done, id } : undefined;
  }
}

function ownMark(board: Board, id: string, author: string): MarkOnBoard | undefined {
  const mark = board.marks.get(id);
  return mark?.author === author ? mark : undefined;
}

function ownLabel(board: Board, id: string, author: string): LabelOnBoard | undefined {
  return board.labels.find((label) => label.id === id && label.author === author);
}
