import type { Entry } from "../../../core/board/op.ts";
import type { Appended, BoardRecord, NewEntry, Store } from "../../store.ts";

/** Boards' logs in memory, under the same contract as the database's. */
export type MemoryStore = Pick<
  Store,
  | "boardById"
  | "membersOf"
  | "userById"
  | "pagesAfter"
  | "appendEntries"
  | "saveReadings"
  | "ping"
  | "handsOf"
> & {
  /** The append itself, at once: what `appendEntries` does whenever it gets to it. */
  append(entries: readonly NewEntry[]): readonly Appended[];
  logOf(boardId: string): readonly Entry[];
};

/** How a board stands on which whoever has the link may write. */
export const OPEN_BOARD = {
  linkAccess: "editor",
  isFrozen: false,
  grants: new Map(),
  shown: new Map(),
  asking: [],
} as const;

const PAGE_ENTRIES = 7; // small, so that reading a log takes turns

export function createMemoryStore(records: readonly BoardRecord[]): MemoryStore {
  const logs = new Map(records.map(({ id }) => [id, [] as Entry[]]));
  const append = (entries: readonly NewEntry[]) =>
    entries.map(({ boardId, ...entry }): Appended => {
      const log = logs.get(boardId);
      if (log === undefined) return { ok: false, reason: "no-such-board" };
      const known = log.find(({ op }) => op.id === entry.op.id);
      if (known !== undefined) return { ok: true, seq: known.seq, repeated: true };
      log.push({ ...entry, seq: log.length + 1 });
      return { ok: true, seq: log.length, repeated: false };
    });
  return {
    append,
    appendEntries: async (entries) => append(entries),
    logOf: (boardId) => logs.get(boardId) ?? [],
    boardById: async (id) => records.find((record) => record.id === id),
    membersOf: async () => [],
    userById: async () => undefined,
    pagesAfter: async function* (boardId, afterSeq) {
      for (let from = afterSeq; ; from += PAGE_ENTRIES) {
        const page = (logs.get(boardId) ?? []).slice(from, from + PAGE_ENTRIES);
        if (page.length > 0) yield page;
        if (page.length < PAGE_ENTRIES) return;
      }
    },
    saveReadings: async () => {},
    handsOf: async () => new Map(),
    ping: async () => {},
  };
}
