import { readingOf } from "./change.ts";
import type { NumberReading, Reading, ReadingChange, Rejected } from "./reading.ts";

/** A reading that is held and changed in place: a change costs what it changes, the order only whoever asks for it. */
export type HeldReading = {
  take(change: ReadingChange): void;
  /** In order, as `applyChange` would have it. */
  whole(): Reading;
};

/** Holds an empty reading. */
export function holdReading(): HeldReading {
  const numbers = new Map<string, NumberReading>();
  const rejected = new Map<string, Rejected>();
  let whole: Reading | undefined;
  return {
    take: (change) => {
      whole = undefined;
      for (const id of change.removed) {
        numbers.delete(id);
        rejected.delete(id);
      }
      for (const number of change.numbers) {
        rejected.delete(number.id);
        numbers.set(number.id, number);
      }
      for (const ink of change.rejected) {
        numbers.delete(ink.id);
        rejected.set(ink.id, ink);
      }
    },
    whole: () => {
      whole ??= readingOf([...numbers.values()], [...rejected.values()]);
      return whole;
    },
  };
}
