import type { Boards, Users } from "../store.ts";

/** Names by user id of everyone who wrote on a board or is on it. */
export type Roster = {
  names(): Readonly<Record<string, string>>;
  set(userId: string, name: string): void;
  /** Looks up those who are not known yet. Throws when the store does not answer. */
  learn(userIds: Iterable<string>): Promise<void>;
};

export function createRoster(
  boardId: string,
  store: Pick<Boards, "membersOf"> & Pick<Users, "userById">,
): Roster {
  const names = new Map<string, string>();
  return {
    names: () => Object.fromEntries(names),
    set: (userId, name) => {
      names.set(userId, name);
    },
    learn: async (userIds) => {
      const unknown = new Set(userIds);
      for (const id of names.keys()) unknown.delete(id);
      if (unknown.size === 0) return;
      for (const { id, name } of await store.membersOf(boardId)) if (unknown.delete(id)) names.set(id, name);
      // Left over: guests whose boards moved to an account.
      for (const id of unknown) {
        const user = await store.userById(id);
        if (user !== undefined) names.set(id, user.name);
      }
    },
  };
}
