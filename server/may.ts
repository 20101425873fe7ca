import type { Person } from "./accounts.ts";
import type { Action } from "./services.ts";
import type { BoardRecord } from "./store.ts";

/**
 * Whether `person` may do `action` on `board`: the one place where that is decided. Whoever has the link, whose id
 * cannot be guessed, reads and writes; what concerns the board as a whole is its owner's.
 */
export function may(
  person: Pick<Person, "id">,
  action: Action,
  board: Pick<BoardRecord, "id" | "ownerId">,
): boolean {
  switch (action) {
    case "read":
    case "write":
      return true;
    case "rename":
    case "delete":
    case "clear-all":
      return person.id === board.ownerId;
  }
}
