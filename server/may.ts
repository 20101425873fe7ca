import type { Person } from "./accounts.ts";
import type { BoardAccess, Grant } from "./store.ts";

/** What a person may ask of a board. Every route and every socket event asks for one of these. */
export type Action = "read" | "write" | "rename" | "delete" | "clear-all" | "share";

/** What someone is on a board; `none` may not even know what it is called. */
export type Standing = "owner" | Grant;

const LEAST: Readonly<Record<Action, Standing>> = {
  read: "viewer",
  write: "editor",
  rename: "owner",
  delete: "owner",
  "clear-all": "owner",
  share: "owner",
};
const RANKS: readonly Standing[] = ["none", "viewer", "editor", "owner"];

/** Whether `person` may do `action` on `board`: the one place where that is decided. */
export function may(person: Pick<Person, "id">, action: Action, board: BoardAccess): boolean {
  return RANKS.indexOf(standingOf(person.id, board)) >= RANKS.indexOf(LEAST[action]);
}

/**
 * A person's own place counts before what the link allows: the board's id cannot be guessed, so whoever names it came
 * by its link. While the board is frozen nobody but its owner writes.
 */
export function standingOf(userId: string, { ownerId, linkAccess, isFrozen, grants }: BoardAccess): Standing {
  if (userId === ownerId) return "owner";
  const standing = grants.get(userId) ?? (linkAccess === "off" ? "none" : linkAccess);
  return standing === "editor" && isFrozen ? "viewer" : standing;
}
