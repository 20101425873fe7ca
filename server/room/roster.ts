import { freeName, ownNamesFirst, SOMEONE } from "../../core/board/names.ts";
import type { Boards, Shown, Users } from "../store.ts";

export type Names = Readonly<Record<string, string>>;
/** Who reads names: `knowsAll` is the board's owner, whom the owner's own choices hide nobody from. */
export type Reader = { readonly id: string; readonly knowsAll: boolean };

/** Names by user id of everyone who wrote on a board or is on it, no two of them alike but for hidden ones. */
export type Roster = {
  /** As most read them. */
  names(): Names;
  /** As one person reads them, who always knows their own. */
  namesFor(reader: Reader): Names;
  /** Whether this person reads other names than most do. */
  readsApart(reader: Reader): boolean;
  set(userId: string, name: string): void;
  /** What the board's owner lets be read instead of people's own names. */
  show(shown: ReadonlyMap<string, Shown>): void;
  /** Looks up those who are not known yet. Throws when the store does not answer. */
  learn(userIds: Iterable<string>): Promise<void>;
};

export function createRoster(
  boardId: string,
  store: Pick<Boards, "membersOf"> & Pick<Users, "userById">,
): Roster {
  const given = new Map<string, string>(); // each person's own name
  const distinct = new Map<string, string>(); // of all who have ever been here: a name stays theirs while they are away
  const personOf = new Map<string, string>(); // the account behind a guest's marks
  const told = new Set<string>();
  let shown: ReadonlyMap<string, Shown> = new Map();
  const wantedBy = (id: string) => shown.get(id)?.name ?? given.get(id) ?? "";
  const assign = (id: string) => {
    distinct.delete(id);
    const taken = new Set([SOMEONE, ...distinct.values()].map((name) => name.toLowerCase()));
    distinct.set(id, freeName(wantedBy(id), taken));
  };
  const know = (id: string, name: string) => {
    const before = distinct.has(id) ? wantedBy(id) : undefined;
    given.set(id, name);
    if (wantedBy(id) !== before) assign(id);
  };
  const nameOf = (id: string, mayKnow: (person: string) => boolean) => {
    const person = personOf.get(id) ?? id;
    return shown.get(person)?.isHidden && !mayKnow(person) ? SOMEONE : (distinct.get(person) ?? "");
  };
  const namesFor = (mayKnow: (person: string) => boolean) =>
    Object.fromEntries([...told].map((id) => [id, nameOf(id, mayKnow)]));
  return {
    names: () => namesFor(() => false),
    namesFor: ({ id, knowsAll }) => namesFor((person) => knowsAll || person === id),
    readsApart: ({ id, knowsAll }) =>
      [...shown].some(([person, { isHidden }]) => isHidden && (knowsAll || person === id)),
    set: (userId, name) => {
      know(userId, name);
      told.add(userId);
    },
    show: (now) => {
      const wanted = new Map([...distinct.keys()].map((id) => [id, wantedBy(id)]));
      shown = now;
      for (const [id, before] of wanted) if (wantedBy(id) !== before) assign(id);
    },
    learn: async (userIds) => {
      const members = await store.membersOf(boardId);
      const inOrder = [...members].sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
      for (const { id, name } of ownNamesFirst(inOrder)) know(id, name);
      for (const id of userIds) {
        // Without a place here: guests whose boards moved to an account, whose name is theirs.
        const user = distinct.has(id) ? undefined : await store.userById(id);
        if (user !== undefined && distinct.has(user.mergedInto ?? ""))
          personOf.set(id, user.mergedInto ?? "");
        else if (user !== undefined) know(id, user.name);
        if (distinct.has(personOf.get(id) ?? id)) told.add(id);
      }
    },
  };
}
