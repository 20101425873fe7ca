import type { Person } from "../../../../server/accounts.ts";
import type { Action } from "../../../../server/may.ts";
import type { BoardRecord } from "../../../../server/store.ts";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { refuse } from "../../request.ts";

export type BoardContext = { readonly params: Promise<{ id: string }> };
type Access =
  | { readonly ok: true; readonly board: BoardRecord; readonly user: Person }
  | { readonly ok: false; readonly response: Response };

const WORDS = {
  read: "You may not look at this board. Ask its owner.",
  write: "You may not write on this board. Ask its owner.",
  rename: "Only the board's owner can rename it.",
  delete: "Only the board's owner can delete it.",
  "clear-all": "Only the board's owner can clear all of it.",
  share: "Only the board's owner can say who may do what on it.",
} as const satisfies Record<Action, string>;

/** The board named in the path, when whoever asks may do `action` with it; else the response that refuses. */
export async function boardFor(action: Action, context: BoardContext): Promise<Access> {
  const user = await currentUser();
  if (user === undefined)
    return { ok: false, response: refuse(401, "You are not signed in. Sign in and try again.") };
  const { id } = await context.params;
  const board = await liveServer().store.boardById(id);
  // A board that is closed to someone answers as one that is not there.
  if (board === undefined || !liveServer().may(user, "read", board)) {
    return { ok: false, response: refuse(404, "This board does not exist, or it has been deleted.") };
  }
  if (!liveServer().may(user, action, board)) return { ok: false, response: refuse(403, WORDS[action]) };
  return { ok: true, board, user };
}
