import { readingOf } from "../../core/reading/change.ts";
import type { NumberReading, Reading, Rejected } from "../../core/reading/reading.ts";
import { type MemoryStore, rowsOf } from "./memoryShelves.ts";

/** A number or unread ink as it is kept, a row each. */
export type KeptItem = {
  readonly place: string;
  readonly id: string;
  readonly item: NumberReading | Rejected;
};

/** Keeps a board's reading. */
export type ReadingKeeper = {
  /** The last thing written in its transaction. */
  readonly save: (store: MemoryStore<"readings">, reading: Reading) => Promise<void>;
  readonly forget: () => void; // the rows are gone
};

/**
 * Saves of a reading only what changed since it was saved last: a browser copies what it is given at once, and thousands
 * of numbers hold the page for longer than a pen may wait.
 */
export function keepReading(place: string): ReadingKeeper {
  let saved: ReadonlyMap<string, KeptItem["item"]> | undefined; // undefined: who knows what the rows hold
  return {
    save: async (store, reading) => {
      const before = saved;
      const now = new Map([...reading.numbers, ...reading.rejected].map((item) => [item.id, item]));
      saved = undefined;
      if (before === undefined) await store.delete(rowsOf(place));
      // One after the other: between two of them the page may do something else.
      for (const [id, item] of now) if (before?.get(id) !== item) await store.put({ place, id, item });
      for (const id of before?.keys() ?? []) if (!now.has(id)) await store.delete([place, id]);
      await store.transaction.done;
      saved = now;
    },
    forget: () => {
      saved = undefined;
    },
  };
}

/** The reading that the rows hold. */
export function keptReading(rows: readonly KeptItem[]): Reading {
  const items = rows.map(({ item }) => item);
  return readingOf(
    items.flatMap((item) => ("text" in item ? [item] : [])),
    items.flatMap((item) => ("text" in item ? [] : [item])),
  );
}
