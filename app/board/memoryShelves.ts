import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from "idb";
import type { PackedEntries } from "../../core/wire/entries.ts";
import type { KeptItem } from "./keepReading.ts";
import type { TabHistory } from "./lastResort.ts";
import type { Shown } from "./memory.ts";

/** The log is kept as it came over the wire, a row a message; rows may overlap. `from` is the seq of the first. */
type KeptEntries = { readonly place: string; readonly from: number; readonly packed: PackedEntries };
type KeptBoard = Omit<Shown, "reading"> & { readonly place: string; readonly savedMs: number };
type KeptHistory = TabHistory & { readonly place: string };

export interface MemoryShelves extends DBSchema {
  entries: { key: [string, number]; value: KeptEntries };
  boards: { key: string; value: KeptBoard; indexes: { savedMs: number } };
  readings: { key: [string, string]; value: KeptItem };
  histories: { key: [string, string]; value: KeptHistory };
}
export type MemoryDb = IDBPDatabase<MemoryShelves>;
/** One of the shelves, open to be written on. */
export type MemoryStore<Name extends StoreNames<MemoryShelves>> = IDBPObjectStore<
  MemoryShelves,
  ArrayLike<StoreNames<MemoryShelves>>,
  Name,
  "readwrite"
>;
/** Changes the shelves once they are open; a change that fails is let go. */
export type WriteMemory = (change: (db: MemoryDb) => Promise<unknown>) => void;

const NAME = "digitboard-memory"; // apart from unsent writing, which signing out must not take away
const VERSION = 2; // 1 kept a reading whole in its board's row
const MOST_BOARDS = 12;
const FORGOTTEN_AFTER_MS = 30 * 24 * 3600 * 1000;

/** Opens what this browser knows of boards; undefined in browsers that keep nothing, such as some private windows. */
export async function openMemoryShelves(): Promise<MemoryDb | undefined> {
  try {
    return await openDB<MemoryShelves>(NAME, VERSION, {
      upgrade: (db, from) => {
        db.createObjectStore("readings", { keyPath: ["place", "id"] });
        if (from > 0) return;
        db.createObjectStore("entries", { keyPath: ["place", "from"] });
        db.createObjectStore("boards", { keyPath: "place" }).createIndex("savedMs", "savedMs");
        db.createObjectStore("histories", { keyPath: ["place", "tab"] });
      },
      blocking: (_current, _blocked, event) => {
        // A later version's page must not wait for this one to be closed.
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
  } catch {
    return undefined;
  }
}

/** The rows of one place: the board's id and the person's. */
export function rowsOf(place: string): IDBKeyRange {
  return IDBKeyRange.bound([place], [place, []]); // arrays sort after numbers and texts
}

/** Lets go of boards that were not seen for a month, and of the oldest where there are many. */
export async function forgetOldest(db: MemoryDb, nowMs: number): Promise<void> {
  const bySaved = await db.getAllFromIndex("boards", "savedMs");
  const most = Math.max(0, bySaved.length - MOST_BOARDS);
  const old = bySaved.filter(({ savedMs }, i) => i < most || nowMs - savedMs > FORGOTTEN_AFTER_MS);
  for (const { place } of old) await forgetPlace(db, place);
}

export async function forgetPlace(db: MemoryDb, place: string): Promise<void> {
  await Promise.all([forgetLog(db, place), db.delete("histories", rowsOf(place))]);
}

/** Keeps only the undo steps. */
export async function forgetLog(db: MemoryDb, place: string): Promise<void> {
  await Promise.all([
    db.delete("entries", rowsOf(place)),
    db.delete("readings", rowsOf(place)),
    db.delete("boards", place),
  ]);
}
