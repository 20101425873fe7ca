import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { PendingOp } from "../../core/board/apply.ts";
import { packInk, unpackInk } from "../../core/ink/pack.ts";
import type { Stroke } from "../../core/ink/stroke.ts";
import { stow, unstow } from "./lastResort.ts";
import { tabName } from "./tabName.ts";

type KeptOp = PendingOp & { readonly id: string; readonly place: string; readonly order: number };
type KeptStroke = {
  readonly id: string;
  readonly place: string;
  readonly tab: string;
  readonly atMs: number;
  readonly savedMs: number;
  readonly head: Pick<Stroke, "pointer" | "pen">;
  readonly ink: Uint8Array; // packed, since it is written many times a second
};
interface Shelves extends DBSchema {
  ops: { key: string; value: KeptOp; indexes: { place: string } };
  unfinished: { key: string; value: KeptStroke; indexes: { place: string } };
}

/** Another page of this browser that still draws touches its stroke more often than this. */
const ABANDONED_AFTER_MS = 10_000;

/** What this browser keeps of one person's writing on one board until the server has it. */
export type Keep = {
  readonly restore: () => Promise<readonly PendingOp[]>; // in the order they were made; unfinished strokes last
  readonly putOp: (item: PendingOp) => void;
  readonly dropOp: (id: string) => void;
  readonly putUnfinished: (stroke: Stroke, atMs: number) => void;
  readonly dropUnfinished: (id: string) => void;
  readonly leave: () => void; // the page goes away: what is not saved yet is saved before this returns
};

/** Opens the shelf. A browser without IndexedDB (some private windows) keeps nothing and the board still works. */
export function openKeep(board: string, user: string, newId: () => string): Keep {
  const place = `${board}:${user}`;
  const tab = tabName(newId);
  const opening = openShelves();
  const unsaved = new Map<string, PendingOp>();
  let order = 0;
  const write = (change: (db: IDBPDatabase<Shelves>) => Promise<unknown>) => {
    void opening.then((db) => db && change(db)).catch(() => undefined);
  };
  const putOp = (item: PendingOp) => {
    const { id } = item.op;
    order += 1;
    const kept = { ...item, id, place, order };
    unsaved.set(id, item);
    write((db) => db.put("ops", kept).then(() => unsaved.delete(id)));
  };
  return {
    restore: async () => {
      const db = await opening;
      const saved = db === undefined ? [] : await restoreFrom(db, place, tab).catch(() => []);
      const stowed = unstow(place);
      for (const item of stowed) putOp(item);
      // The same stroke may have been saved half drawn: what was stowed last is whole.
      const whole = new Set(stowed.map(({ op }) => op.id));
      return [...saved.filter(({ op }) => !whole.has(op.id)), ...stowed];
    },
    putOp,
    dropOp: (id) => {
      unsaved.delete(id);
      write((db) => db.delete("ops", id));
    },
    putUnfinished: ({ id, pointer, pen, samples }, atMs) => {
      const ink = packInk(samples);
      const kept = { id, place, tab, atMs, savedMs: Date.now(), head: { pointer, pen }, ink };
      write((db) => db.put("unfinished", kept));
    },
    dropUnfinished: (id) => write((db) => db.delete("unfinished", id)),
    leave: () => stow(place, [...unsaved.values()]),
  };
}

async function openShelves(): Promise<IDBPDatabase<Shelves> | undefined> {
  try {
    return await openDB<Shelves>("digitboard", 1, {
      upgrade: (db) => {
        db.createObjectStore("ops", { keyPath: "id" }).createIndex("place", "place");
        db.createObjectStore("unfinished", { keyPath: "id" }).createIndex("place", "place");
      },
    });
  } catch {
    return undefined;
  }
}

async function restoreFrom(
  db: IDBPDatabase<Shelves>,
  place: string,
  tab: string,
): Promise<readonly PendingOp[]> {
  const work = db.transaction(["ops", "unfinished"], "readwrite");
  const ops = await work.objectStore("ops").index("place").getAll(place);
  const strokes = await work.objectStore("unfinished").index("place").getAll(place);
  ops.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
  const items: PendingOp[] = ops.map(({ op, atMs }) => ({ op, atMs }));
  const nowMs = Date.now();
  for (const { id, head, ink, atMs, savedMs, tab: writer } of strokes) {
    const samples = unpackInk(ink);
    const isOthers = writer !== tab && nowMs - savedMs < ABANDONED_AFTER_MS;
    if (isOthers || samples === undefined) continue;
    await work.objectStore("unfinished").delete(id);
    if (ops.some((finished) => finished.id === id)) continue;
    const op = { kind: "draw", id, stroke: { id, ...head, samples } } as const;
    // From here on it is an op like any other, so a second reload does not lose it either.
    await work.objectStore("ops").put({ op, atMs, id, place, order: 0 });
    items.push({ op, atMs });
  }
  await work.done;
  return items;
}
