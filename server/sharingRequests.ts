import type { Person } from "./accounts.ts";
import { createAllowance } from "./accountsAllowance.ts";
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
  /** Resolves to true as soon as someone asks for the board or who may do what on it becomes another, else as `untilOpen`. */
  untilChanged(boardId: string, person: Pick<Person, "id">, calledOff: AbortSignal): Promise<boolean>;
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

const WAIT_MS = 25_000; // proxies give up on an answer after a minute
const MOST_PAGES = 6; // of one person that wait at once

type Waiting = {
  readonly boardId: string;
  readonly userId: string;
  look(): void;
  end(isSo: boolean): void;
};
type Hold = Pick<Waiting, "boardId" | "userId"> & {
  readonly calledOff: AbortSignal;
  /** Looks whether what is waited for is so, and tells by `end`. */
  readonly look: (end: Waiting["end"]) => void;
};

export function createRequests(deps: RequestsDeps): Requests {
  const { store, may, now, later, onFault, waitMs = WAIT_MS } = deps;
  const byPerson = createAllowance({ burst: 10, perMinute: 0.5 }, now);
  const byAddress = createAllowance({ burst: 120, perMinute: 12 }, now);
  const waiting = new Set<Waiting>(); // longest first
  const isOpen = async (boardId: string, person: Pick<Person, "id">) => {
    const board = await store.boardById(boardId);
    return board !== undefined && may(person, "read", board);
  };
  const changed = (boardId: string) => {
    for (const page of waiting) if (page.boardId === boardId) page.look();
  };
  const note = async (boardId: string, person: Pick<Person, "id">) => {
    if (await isOpen(boardId, person)) return;
    if (!(await store.askToJoin(boardId, person.id, now()))) return;
    await deps.onAsked(boardId);
    changed(boardId);
  };
  /** A page that waits; of one person the longest gives way where there are too many. */
  const hold = ({ boardId, userId, calledOff, look }: Hold, begin: (page: Waiting) => void) =>
    new Promise<boolean>((resolve) => {
      const own = [...waiting].filter((each) => each.userId === userId);
      if (own.length >= MOST_PAGES) own[0]?.end(false);
      const timer = setTimeout(() => page.end(false), waitMs);
      const giveUp = () => page.end(false);
      const page: Waiting = {
        boardId,
        userId,
        look: () => look(page.end),
        end: (isSo) => {
          clearTimeout(timer);
          calledOff.removeEventListener("abort", giveUp);
          waiting.delete(page);
          resolve(isSo);
        },
      };
      waiting.add(page);
      calledOff.addEventListener("abort", giveUp);
      begin(page);
    });
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
      return hold({ boardId, userId: person.id, calledOff, look }, (page) => page.look());
    },
    untilChanged: (boardId, { id: userId }, calledOff) =>
      hold({ boardId, userId, calledOff, look: (end) => end(true) }, () => undefined),
    changed,
    close: () => {
      for (const page of [...waiting]) page.end(false);
    },
  };
}
