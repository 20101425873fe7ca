import { isDeepStrictEqual } from "node:util";
import type { Recogniser } from "../recogniser.ts";
import type { BoardRecord, Store } from "../store.ts";
import { createHandwriting } from "./handwriting.ts";
import { openRoom, type Room, type RoomDeps } from "./room.ts";

/** The rooms that are open. A board's room opens with its first peer and closes some time after the last has left. */
export type Rooms = {
  /** Undefined when there is no such board. Throws when the store does not answer. */
  open(boardId: string): Promise<Room | undefined>;
  /** Call whenever a peer has left. */
  left(room: Room): void;
  /** The board was changed by a page: its name, its owner, or who may do what. */
  changed(boardId: string): Promise<void>;
  deleted(boardId: string): void;
  /** A person chose whether the reader learns how they write, or is gone. */
  handChosen(userId: string): Promise<void>;
  close(): void;
};

export type RoomsDeps = Omit<RoomDeps, "people" | "handwriting"> & {
  readonly store: RoomDeps["store"] & Pick<Store, "boardById" | "handsOf">;
  readonly recogniser: RoomDeps["recogniser"] &
    Pick<Recogniser, "onReading" | "onLost" | "learn" | "unlearn">;
  readonly keepEmptyMs?: number;
};

const KEEP_EMPTY_MS = 2 * 60_000;

type Open = {
  readonly room: Promise<Room | undefined>;
  seen: Room | undefined;
  timer: NodeJS.Timeout | undefined;
  shown: number; // the look at the store that its record is from
};

export function createRooms(given: RoomsDeps): Rooms {
  const rooms = new Map<string, Open>();
  const people = () => [...rooms.values()].reduce((sum, { seen }) => sum + (seen?.people() ?? 0), 0);
  const handwriting = createHandwriting(given);
  const deps = { ...given, people, handwriting };
  deps.recogniser.onReading((boardId, seq, change) => rooms.get(boardId)?.seen?.readingCame(seq, change));
  deps.recogniser.onLost(async () => {
    await handwriting.retell();
    for (const { seen } of rooms.values()) seen?.reread();
  });
  const drop = (boardId: string) => {
    const open = rooms.get(boardId);
    rooms.delete(boardId);
    clearTimeout(open?.timer);
    open?.seen?.close();
  };
  let looks = 0;
  const refresh = async (boardId: string): Promise<BoardRecord | undefined> => {
    const look = ++looks;
    const record = await deps.store.boardById(boardId);
    if (record === undefined) drop(boardId);
    const open = rooms.get(boardId);
    const room = await open?.room; // one that is just being opened may have begun with what is old by now
    if (open === undefined || room === undefined || record === undefined || look < open.shown) return record;
    open.shown = look;
    if (differ(room.record(), record)) room.setRecord(record);
    return record;
  };
  return {
    open: async (boardId) => {
      const known = rooms.get(boardId);
      if (known !== undefined) {
        clearTimeout(known.timer);
        known.timer = undefined;
        return (await refresh(boardId)) === undefined ? undefined : known.room;
      }
      return load(rooms, deps, boardId);
    },
    left: (room) => {
      const boardId = room.record().id;
      const open = rooms.get(boardId);
      if (open?.seen === room) dropWhenIdle(open, deps.keepEmptyMs ?? KEEP_EMPTY_MS, () => drop(boardId));
    },
    changed: async (boardId) => {
      if (rooms.has(boardId)) await refresh(boardId).catch(deps.onFault);
    },
    deleted: (boardId) => {
      drop(boardId);
      handwriting.deleted(boardId);
    },
    handChosen: handwriting.chose,
    close: () => {
      for (const boardId of [...rooms.keys()]) drop(boardId);
    },
  };
}

function load(
  rooms: Map<string, Open>,
  deps: RoomsDeps & RoomDeps,
  boardId: string,
): Promise<Room | undefined> {
  const forget = () => {
    if (rooms.get(boardId) === open) rooms.delete(boardId);
  };
  const opening = async () => {
    try {
      const record = await deps.store.boardById(boardId);
      const room = record && (await openRoom(record, deps));
      if (rooms.get(boardId) === open && room !== undefined) open.seen = room;
      else room?.close(); // deleted while it was read
      if (open.seen === undefined) forget();
      return open.seen;
    } catch (error) {
      forget();
      throw error;
    }
  };
  const open: Open = { room: Promise.resolve().then(opening), seen: undefined, timer: undefined, shown: 0 };
  rooms.set(boardId, open);
  return open.room;
}

function dropWhenIdle(open: Open, afterMs: number, drop: () => void): void {
  clearTimeout(open.timer);
  if (open.seen?.people() !== 0) return;
  open.timer = setTimeout(() => {
    // Ops of someone who has gone may still wait for their commit.
    if (open.seen?.isBusy()) dropWhenIdle(open, afterMs, drop);
    else if (open.seen?.people() === 0) drop();
  }, afterMs);
  open.timer.unref();
}

function differ(a: BoardRecord, b: BoardRecord): boolean {
  const told = ({ seq: _seq, updatedAtMs: _atMs, ...rest }: BoardRecord) => rest;
  return !isDeepStrictEqual(told(a), told(b));
}
