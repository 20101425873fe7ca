import type { Entry } from "../../core/board/op.ts";
import type { History } from "../../core/board/undo.ts";
import { type PackedEntries, unpackEntries } from "../../core/wire/entries.ts";
import type { BoardView } from "./boardView.ts";
import type { Clock } from "./clock.ts";
import { keepReading, keptReading, type ReadingKeeper } from "./keepReading.ts";
import { keepSteps } from "./keepSteps.ts";
import {
  forgetLog,
  forgetOldest,
  forgetPlace,
  type MemoryDb,
  openMemoryShelves,
  rowsOf,
  type WriteMemory,
} from "./memoryShelves.ts";

/** What a page shows besides the board itself. */
export type Shown = Pick<BoardView, "info" | "names" | "reading" | "may">;

/** A board as this browser last knew it. */
export type Known = Shown & { readonly entries: readonly Entry[]; readonly savedMs: number };

/**
 * What this browser remembers of a board over a reload: its log as last known, so that it can be looked at without a
 * network, and this tab's undo steps. The steps cannot be had from the log, which does not tell an undo from erasing
 * nor one tab's work from another's.
 */
export type Memory = {
  readonly restore: () => Promise<{ readonly known: Known | undefined; readonly history: History }>;
  readonly putEntries: (packed: PackedEntries, is: { readonly whole: boolean }) => void;
  readonly putShown: (shown: Shown) => void;
  readonly putHistory: (history: History) => void; // whole: once `restore` has told of the steps before
  readonly leave: () => void; // the page goes away: what would be saved in a moment is saved now, undo steps for sure
  readonly forget: () => void; // the board is gone, or not for this person any more
};

const SAVE_AFTER_MS = 1000;
const MOST_BYTES = 8 * 1024 * 1024; // some 25,000 strokes; a larger board is not kept
const ROW_BYTES = 80; // of an entry besides its ink, about

export type MemoryOptions = {
  readonly board: string;
  readonly user: string;
  readonly tab: string;
  readonly clock: Clock;
};

export function openMemory({ board, user, tab, clock }: MemoryOptions): Memory {
  const place = `${board}:${user}`;
  const opening = openMemoryShelves();
  let rows: PackedEntries[] = [];
  let isWhole = false; // the first of `rows` stands for everything kept before
  let shown: Shown | undefined;
  let bytes = 0;
  let callOff: (() => void) | undefined;
  const write: WriteMemory = (change) => {
    void opening.then((db) => db && change(db)).catch(() => undefined);
  };
  const save = () => {
    callOff?.();
    callOff = undefined;
    const batch = { place, rows, isWhole, shown, reading, savedMs: clock.nowMs() };
    rows = [];
    isWhole = false;
    if (bytes > MOST_BYTES) write((db) => forgetLog(db, place));
    else write((db) => saveBatch(db, batch));
  };
  const reading = keepReading(place);
  const steps = keepSteps({ place, tab, clock, write });
  const saveSoon = () => {
    callOff ??= clock.later(SAVE_AFTER_MS, save);
  };
  return {
    restore: async () => {
      const db = await opening;
      const found = db && (await restoreFrom(db, place, clock.nowMs()).catch(() => undefined));
      const { known, histories } = found ?? { known: undefined, histories: [] };
      return { known, history: steps.restore(histories) };
    },
    putEntries: (packed, { whole }) => {
      if (whole) {
        rows = [];
        isWhole = true;
        bytes = 0;
      }
      bytes += packed.ink.byteLength + packed.rows.length * ROW_BYTES;
      rows.push(packed);
      saveSoon();
    },
    putShown: (next) => {
      shown = next;
      saveSoon();
    },
    putHistory: steps.put,
    leave: () => {
      steps.leave();
      if (callOff !== undefined) save();
    },
    forget: () => {
      steps.forget();
      reading.forget();
      callOff?.();
      callOff = undefined;
      write((db) => forgetPlace(db, place));
    },
  };
}

type Batch = {
  readonly place: string;
  readonly rows: readonly PackedEntries[];
  readonly isWhole: boolean;
  readonly shown: Shown | undefined;
  readonly reading: ReadingKeeper;
  readonly savedMs: number;
};

async function saveBatch(db: MemoryDb, batch: Batch): Promise<void> {
  const { place, rows, isWhole, shown, savedMs } = batch;
  const work = db.transaction(["entries", "boards", "readings"], "readwrite");
  const entries = work.objectStore("entries");
  if (isWhole) await entries.delete(rowsOf(place));
  for (const packed of rows)
    if (packed.rows.length > 0) await entries.put({ place, from: packed.from, packed });
  if (shown !== undefined) {
    const { reading, ...rest } = shown;
    await work.objectStore("boards").put({ ...rest, place, savedMs });
    await batch.reading.save(work.objectStore("readings"), reading);
  }
  await work.done;
}

async function restoreFrom(db: MemoryDb, place: string, nowMs: number) {
  await forgetOldest(db, nowMs);
  const [board, rows, items, histories] = await Promise.all([
    db.get("boards", place),
    db.getAll("entries", rowsOf(place)),
    db.getAll("readings", rowsOf(place)),
    db.getAll("histories", rowsOf(place)),
  ]);
  if (board === undefined) return { known: undefined, histories };
  const entries = rows.flatMap(({ packed }) => unpackEntries(packed) ?? []);
  return { known: { ...board, reading: keptReading(items), entries: inOrder(entries) }, histories };
}

/** As much of the log as is there without a gap. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const log: Entry[] = [];
  for (const entry of entries) if (entry.seq === log.length + 1) log.push(entry);
  return log;
}
