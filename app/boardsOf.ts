import { namesAsRead } from "../core/board/names.ts";
import type { BoardMember, BoardSummary } from "../server/store.ts";
import { liveServer } from "./liveServer.ts";

/** Someone who was on a board, under the name by which the reader knows them there. */
export type BoardPerson = Pick<BoardMember, "id" | "name" | "firstSeenAtMs" | "lastSeenAtMs">;
export type ListedBoard = Omit<BoardSummary, "members"> & { readonly members: readonly BoardPerson[] };

/** A person's boards, their own and those they were on; who is hidden on another's board has no name there. */
export async function boardsOf(userId: string): Promise<readonly ListedBoard[]> {
  const boards = await liveServer().store.boardsOf(userId);
  return boards.map((board) => ({ ...board, members: peopleOn(board, userId) }));
}

function peopleOn({ members, ownerId }: BoardSummary, userId: string): readonly BoardPerson[] {
  const inOrder = [...members].sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
  const names = namesAsRead(inOrder, (id) => userId === ownerId || id === userId);
  return members.map(({ id, name, firstSeenAtMs, lastSeenAtMs }) => {
    return { id, name: names.get(id) ?? name, firstSeenAtMs, lastSeenAtMs };
  });
}
