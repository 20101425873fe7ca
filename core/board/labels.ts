import type { Label, Part } from "../reading/reading.ts";
import type { Board, LabelOnBoard } from "./board.ts";

/**
 * The labels that hold: given, not taken back, on ink that is visible, and not overlapped by a later one.
 * In the order they were given.
 */
export function labelsInForce(board: Board): readonly Label[] {
  const isVisible = (mark: string) => board.marks.get(mark)?.hidden === false;
  return standing(board, isVisible).map(({ id: _, atMs: __, off: ___, ...given }) => given);
}

/** The same, those on ink that was erased since among them: erasing ink takes no word about it back. */
export function labelsNotTakenBack(board: Board): readonly LabelOnBoard[] {
  return standing(board, (mark) => board.marks.has(mark));
}

function standing(board: Board, counts: (mark: string) => boolean): readonly LabelOnBoard[] {
  const found: LabelOnBoard[] = [];
  const taken = new Map<string, Part[]>(); // by mark: a board may hold thousands of labels
  for (let i = board.labels.length - 1; i >= 0; i--) {
    const label = board.labels[i];
    if (label === undefined || label.off) continue;
    if (!label.parts.every((part) => counts(part.mark))) continue;
    if (label.parts.some((part) => taken.get(part.mark)?.some((other) => rangesMeet(part, other)))) continue;
    for (const part of label.parts) {
      const parts = taken.get(part.mark);
      if (parts === undefined) taken.set(part.mark, [part]);
      else parts.push(part);
    }
    found.push(label);
  }
  return found.reverse();
}

function rangesMeet(a: Part, b: Part): boolean {
  return (a.from ?? 0) < (b.to ?? Infinity) && (b.from ?? 0) < (a.to ?? Infinity);
}
