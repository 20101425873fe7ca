import type { Entry } from "../core/board/op.ts";
import { unpackEntries } from "../core/wire/entries.ts";
import { takeSeat } from "./client.ts";
import { cookieHeader, type Session } from "./session.ts";

/** The board as the server has it: every entry, read past the page by a connection of its own. */
export async function boardLog(url: string, board: string, session: Session): Promise<readonly Entry[]> {
  const { socket, joined } = await takeSeat({ url, board, cookie: cookieHeader(session) });
  socket.disconnect();
  const entries = unpackEntries(joined.entries);
  if (entries === undefined) throw new Error("the server sent entries that do not unpack");
  return entries;
}

/** The strokes in a log, in the order of their seq. */
export function strokesIn(
  entries: readonly Entry[],
): readonly Extract<Entry["op"], { kind: "draw" }>["stroke"][] {
  return entries.flatMap(({ op }) => (op.kind === "draw" ? [op.stroke] : []));
}
