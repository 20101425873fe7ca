import type { Board, MarkOnBoard } from "../../core/board/board.ts";
import type { Entry } from "../../core/board/op.ts";
import { placedIds } from "../../core/board/place.ts";
import type { ReadMark } from "../../core/reading/reading.ts";

export type MarkChange = {
  readonly add: readonly ReadMark[];
  readonly remove: readonly string[];
};

/** Everything on the board that can be read, in drawing order. */
export function visibleMarks(board: Board): readonly ReadMark[] {
  return [...board.marks.values()].filter((mark) => !mark.hidden).flatMap(readMark);
}

/** What `entries` changed of what can be read, as `board` stands after them. */
export function markChange(board: Board, entries: readonly Entry[]): MarkChange {
  const add: ReadMark[] = [];
  const remove: string[] = [];
  for (const id of new Set(entries.flatMap(touchedBy))) {
    const mark = board.marks.get(id);
    if (mark === undefined) continue;
    if (mark.hidden) remove.push(id);
    else add.push(...readMark(mark));
  }
  return { add, remove };
}

/** Whether the labels that hold may be others after these entries. */
export function touchLabels(entries: readonly Entry[]): boolean {
  return entries.some(({ op }) => op.kind !== "draw" && op.kind !== "type");
}

function touchedBy({ op }: Entry): readonly string[] {
  switch (op.kind) {
    case "draw":
    case "type":
      return [op.id];
    case "place":
      return placedIds(op);
    case "hide":
    case "show":
      return op.marks;
    case "label":
    case "unlabel":
      return [];
  }
}

/** None for an image, whose digits are marks of their own. */
function readMark(mark: MarkOnBoard): readonly ReadMark[] {
  const { id, seq, atMs, box, author } = mark;
  if (mark.kind === "image") return [];
  if (mark.kind === "blob") return [{ kind: "blob", id, seq, box, mask: mark.blob.mask }];
  if (mark.kind === "typed") return [{ kind: "typed", id, seq, text: mark.text, box, author }];
  return [{ kind: "ink", id, seq, atMs, samples: mark.stroke.samples, author }];
}
