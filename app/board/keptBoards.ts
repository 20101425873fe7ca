import { openMemoryShelves } from "./memoryShelves.ts";

/** A board that this browser remembers, and as whom it was opened. */
export type KeptBoard = {
  readonly boardId: string;
  readonly boardName: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly savedMs: number;
};

/** The boards that can be opened without a network, the one seen last first. */
export async function keptBoards(): Promise<readonly KeptBoard[]> {
  const db = await openMemoryShelves();
  const rows = (await db?.getAll("boards").catch(() => [])) ?? [];
  db?.close();
  return rows
    .map(({ place, info, names, savedMs }) => {
      const [boardId = "", id = ""] = place.split(":");
      return { boardId, boardName: info.name, user: { id, name: names[id] ?? "" }, savedMs };
    })
    .sort((a, b) => b.savedMs - a.savedMs);
}
