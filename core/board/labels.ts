import type { Label, Part } from "../reading/reading.ts";
import type { Board } from "./board.ts";

/**
 * The labels that hold: given, not taken back, on ink that is visible, and not overlapped by a later one.
 * In the order they were given.
 */
export function labelsInForce(board: Board): readonly Label[] {
  const standing: Label[] = [];
  const taken = new Map<string, Part[]>(); // by mark: a board may hold thousands of labels
  for (let i = board.labels.length - 1; i >= 0; i--) {
    const label = board.labels[i];
    if (label === undefined || label.off) continue;
    if (label.parts.some((part) => board.marks.get(part.mark)?.hidden !== false)) continue;
    if (label.parts.some((part) => taken.get(part.mark)?.some((other) => rangesMeet(part, other)))) continue;
    for (const part of label.parts) {
      const parts = taken.get(part.mark);
      if (parts === undefined) taken.set(part.mark, [part]);
      else parts.push(part);
    }
    const { id: _, off: __, ...given } = label;
    standing.push(given);
  }
  return standing.reverse();
}

function rangesMeet(a: Part, b: Part): boolean {
  return (a.from ?? 0) < (b.to ?? Infinity) && (b.from ?? 0) < (a.to ?? Infinity);
}
