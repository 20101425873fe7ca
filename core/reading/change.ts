import { inReadingOrder } from "./order.ts";
import { compareText } from "./piece.ts";
import type { NumberReading, Reading, ReadingChange, Rejected } from "./reading.ts";

/** The reading once `change` is applied: what was removed goes, the rest is added or replaced by id. Pure. */
export function applyChange(reading: Reading, change: ReadingChange): Reading {
  const gone = new Set([
    ...change.removed,
    ...change.numbers.map((number) => number.id),
    ...change.rejected.map((ink) => ink.id),
  ]);
  return readingOf(
    [...reading.numbers.filter((number) => !gone.has(number.id)), ...change.numbers],
    [...reading.rejected.filter((ink) => !gone.has(ink.id)), ...change.rejected],
  );
}

/** A reading in its one order: numbers as they are read, rejected ink by id. */
export function readingOf(numbers: readonly NumberReading[], rejected: readonly Rejected[]): Reading {
  return {
    numbers: inReadingOrder(numbers),
    rejected: [...rejected].sort((a, b) => compareText(a.id, b.id)),
  };
}

/** What turns `before` into `after`. An id that became the other kind is among `removed` too. */
export function changeBetween(before: Reading, after: Reading): ReadingChange {
  const oldNumbers = new Map(before.numbers.map((number) => [number.id, number]));
  const oldRejected = new Map(before.rejected.map((ink) => [ink.id, ink]));
  const numberIds = new Set(after.numbers.map((number) => number.id));
  const rejectedIds = new Set(after.rejected.map((ink) => ink.id));
  return {
    numbers: after.numbers.filter((number) => !isSame(number, oldNumbers.get(number.id))),
    rejected: after.rejected.filter((ink) => !isSame(ink, oldRejected.get(ink.id))),
    removed: [
      ...[...oldNumbers.keys()].filter((id) => !numberIds.has(id)),
      ...[...oldRejected.keys()].filter((id) => !rejectedIds.has(id)),
    ].sort(compareText),
  };
}

/** Two changes in a row as one: applying it gives what applying both gives. */
export function mergeReadingChanges(first: ReadingChange, second: ReadingChange): ReadingChange {
  const replaced = new Set([
    ...second.removed,
    ...second.numbers.map((number) => number.id),
    ...second.rejected.map((ink) => ink.id),
  ]);
  return {
    numbers: [...first.numbers.filter((number) => !replaced.has(number.id)), ...second.numbers],
    rejected: [...first.rejected.filter((ink) => !replaced.has(ink.id)), ...second.rejected],
    removed: [...new Set([...first.removed, ...second.removed])],
  };
}

/** Deep equality of plain values. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
