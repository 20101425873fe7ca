import { type Board, EMPTY_BOARD } from "../../core/board/board.ts";
import { EMPTY_HISTORY, type History } from "../../core/board/undo.ts";
import type { Reading } from "../../core/reading/reading.ts";
import type { Joined, Peer } from "../../core/wire/messages.ts";
import type { Reason } from "../../core/wire/reasons.ts";
import type { Status } from "./statusText.ts";

/** Everything the page shows of a board, as one value. Parts that did not change keep their identity. */
export type BoardView = {
  readonly me: string; // user id
  readonly you: number | undefined; // this page's peer number, once joined
  readonly frameEveryMs: number; // how often the server wants live ink, at most
  readonly status: Status;
  readonly board: Board;
  readonly reading: Reading;
  readonly peers: readonly Peer[];
  readonly names: Readonly<Record<string, string>>;
  readonly info: { readonly name: string; readonly owner: string };
  readonly may: Joined["may"];
  readonly history: History;
  readonly shut: Reason | undefined; // why the board cannot be opened at all
};

export const NOTHING_READ: Reading = { numbers: [], rejected: [] };

/** The view before anything has come from the server: writing is possible at once. */
export function firstView(me: string, myName: string, boardName: string): BoardView {
  return {
    me,
    you: undefined,
    frameEveryMs: 0,
    status: { line: "down", isJoined: false, waiting: 0, isSlow: false, seenMs: undefined },
    board: EMPTY_BOARD,
    reading: NOTHING_READ,
    peers: [],
    names: { [me]: myName },
    info: { name: boardName, owner: "" },
    may: { write: true, clearAll: false, rename: false, share: false, asking: 0 },
    history: EMPTY_HISTORY,
    shut: undefined,
  };
}
