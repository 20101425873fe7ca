import { freeName } from "../../core/board/names.ts";
import type { Boards, Users } from "../store.ts";

/** Names by user id of everyone who wrote on a board or is on it, no two of them alike. */
export type Roster = {
  names(): Readonly<Record<string, string>>;
  set(userId: string, name: string): void;
  /** Looks up those who are not known yet. Throws when the store does not answer. */
  learn(userIds: Iterable<string>): Promise<void>;
};

type Known = { readonly given: string; readonly shown: string };

export function createRoster(
  boardId: string,
  store: Pick<Boards, "membersOf"> & Pick<Users, "userById">,
): Roster {
  const known = new Map<string, Known>(); // all who have ever been here: a name stays theirs while they are away
  const told = new Set<string>();
  const know = (id: string, given: string) => {
    if (known.get(id)?.given === given) return;
    known.delete(id);
    const taken = new Set([...known.values()].map(({ shown }) => shown.toLowerCase()));
    known.set(id, { given, shown: freeName(given, taken) });
  };
  return {
    names: () => Object.fromEntries([...told].map((id) => [id, known.get(id)?.shown ?? ""])),
    set: (userId, name) => {
      know(userId, name);
      told.add(userId);
    },
    learn: async (userIds) => {
      const members = await store.membersOf(boardId);
      const inOrder = [...members].sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
      for (const { id, name } of inOrder) know(id, name);
      for (const id of userIds) {
        // Without a place here: guests whose boards moved to an account.
        const user = known.has(id) ? undefined : await store.userById(id);
        if (user !== undefined) know(id, user.name);
        if (known.has(id)) told.add(id);
      }
    },
  };
}
