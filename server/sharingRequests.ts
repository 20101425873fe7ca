import type { Person } from "./accounts.ts";
import { createAllowance } from "./accountsAllowance.ts";
import { createHeldAnswers, type Hold } from "./heldAnswers.ts";
import type { LiveServer } from "./liveServer.ts";
import type { Store } from "./store.ts";

export type Asked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };

/**
 * People who ask to be let onto boards that are closed to them. Neither what they are answered nor how long it takes
 * tells whether there is such a board.
 */
export type Requests = {
  /** Notes the wish some time after the answer, where there is a board and it is closed to them. */
  ask(boardId: string, person: Pick<Person, "id">, address: string): Asked;
  /** False of no board as of a closed one. */
  isOpen(boardId: string, person: Pick<Person, "id">): Promise<boolean>;
  /** Resolves to true as soon as the person may open the board, to false after half a minute or when it is called off. */
  untilOpen(boardId: string, person: Pick<Person, "id">, calledOff: AbortSignal): Promise<boolean>;
  /** Names how the board's sharing stands: asked for before it is looked up, nothing that comes later has the same name. */
  versionOf(boardId: string): string;
  /** Resolves to true as soon as someone asks for the board or who may do what on it is another than at `since`, else as `untilOpen`. */
  untilChanged(
    boardId: string,
    person: Pick<Person, "id">,
    since: string,
    calledOff: AbortSignal,
  ): Promise<boolean>;
  /** Who may do what on a board became another, or who asks for it: looks whom that lets in, and tells who waits for it. */
  changed(boardId: string): void;
  /** Ends all waiting. */
  close(): void;
};

export type RequestsDeps = {
  readonly store: Pick<Store, "boardById" | "askToJoin">;
  readonly may: LiveServer["may"];
  readonly now: () => number; // epoch ms
  readonly later: (act: () => Promise<void>) => void;
  readonly onAsked: (boardId: string) => Promise<void>;
  readonly onFault: (error: unknown) => void;
  readonly waitMs?: number;
};

export function createRequests(deps: RequestsDeps): Requests {
  const { store, may, now, later, onFault } = deps;
  const held = createHeldAnswers(deps.waitMs);
  const byPerson = createAllowance({ burst: 10, perMinute: 0.5 }, now);
  const byAddress = createAllowance({ burst: 120, perMinute: 12 }, now);
  const isOpen = async (boardId: string, person: Pick<Person, "id">) => {
    const board = await store.boardById(boardId);
    return board !== undefined && may(person, "read", board);
  };
  const run = now().toString(36); // what a server before this one named is another
  const changes = new Map<string, number>(); // by board, since this server runs
  const versionOf = (boardId: string) => `${run}.${changes.get(boardId) ?? 0}`;
  const changed = (boardId: string) => {
    changes.set(boardId, (changes.get(boardId) ?? 0) + 1);
    held.look(boardId);
  };
  const note = async (boardId: string, person: Pick<Person, "id">) => {
    if (await isOpen(boardId, person)) return;
    if (!(await store.askToJoin(boardId, person.id, now()))) return;
    await deps.onAsked(boardId);
    changed(boardId);
  };
  return {
    ask: (boardId, person, address) => {
      const retryAfterMs = Math.max(byPerson.waitMs(person.id), byAddress.waitMs(address));
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      byPerson.take(person.id);
      byAddress.take(address);
      later(() => note(boardId, person));
      return { ok: true };
    },
    isOpen,
    untilOpen: (boardId, person, calledOff) => {
      const look: Hold["look"] = (end) => void isOpen(boardId, person).then((is) => is && end(true), onFault);
      return held.hold({ boardId, userId: person.id, calledOff, look });
    },
    versionOf,
    untilChanged: (boardId, { id: userId }, since, calledOff) => {
      const look: Hold["look"] = (end) => versionOf(boardId) !== since && end(true);
      return held.hold({ boardId, userId, calledOff, look });
    },
    changed,
    close: held.close,
  };
}
