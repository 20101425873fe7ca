import type { Appended, Log, NewEntry } from "../store.ts";

/** What became of one append. "not-stored": the database refused or did not answer; "too-busy": the queue is full. */
export type Committed = Appended | { readonly ok: false; readonly reason: "not-stored" | "too-busy" };

export type CommitQueue = {
  /**
   * Resolves when the entry is durable, or with the reason why it is not; never rejects. A board's entries are committed
   * in the order in which they were given.
   */
  append(entry: NewEntry): Promise<Committed>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
};

export type CommitQueueOptions = {
  readonly maxWaiting?: number; // entries, of all boards
  readonly maxGroup?: number; // entries in one transaction
  readonly onFailure?: (error: unknown) => void; // for the log; the outcome tells the writer
};

type Waiting = { readonly entry: NewEntry; readonly settle: (outcome: Committed) => void };

/**
 * Grouped commits: while a transaction is on its way, appends of all boards collect, and then share the next one.
 * When a group fails, its entries are tried one by one, so that an entry the database refuses takes no other with it.
 */
export function createCommitQueue(
  store: Pick<Log, "appendEntries"> & { ping(): Promise<void> },
  { maxWaiting = 10_000, maxGroup = 500, onFailure = () => {} }: CommitQueueOptions = {},
): CommitQueue {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await store.appendEntries(group.map(({ entry }) => entry));
      for (const [i, { settle }] of group.entries())
        settle(outcomes[i] ?? { ok: false, reason: "not-stored" });
    } catch (error) {
      onFailure(error);
      if (group.length > 1 && (await answers(store))) {
        for (const each of group) await commit([each]);
      } else {
        for (const { settle } of group) settle({ ok: false, reason: "not-stored" });
      }
    }
  };
  const run = async () => {
    while (waiting.length > 0) await commit(waiting.splice(0, maxGroup));
    running = undefined;
  };
  return {
    append: (entry) => {
      if (waiting.length >= maxWaiting) return Promise.resolve({ ok: false, reason: "too-busy" });
      return new Promise((settle) => {
        waiting.push({ entry, settle });
        running ??= run();
      });
    },
    drained: async () => {
      await running;
    },
  };
}

async function answers(store: { ping(): Promise<void> }): Promise<boolean> {
  try {
    await store.ping();
    return true;
  } catch {
    return false;
  }
}
