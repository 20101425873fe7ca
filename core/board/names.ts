/** What is read of someone whose name the board's owner hides; nobody goes by it. */
export const SOMEONE = "Someone";

/** A person on a board: `shownName` is what its owner calls them there, null when nothing of the owner's own. */
export type NamedPerson = {
  readonly id: string;
  readonly name: string;
  readonly shownName: string | null;
  readonly isHidden: boolean;
};

/**
 * Names by id, of `people` in the order in which they first came, as someone reads them who may know the names of those
 * for whom `mayKnow` answers true. A name the owner gives takes nobody's own away: it is the one to get a number.
 */
export function namesAsRead(
  people: readonly NamedPerson[],
  mayKnow: (id: string) => boolean,
): ReadonlyMap<string, string> {
  const inTurn = ownNamesFirst(people);
  const names = distinctNames(inTurn.map(({ name, shownName }) => shownName ?? name));
  return new Map(
    inTurn.map(({ id, isHidden }, i) => [id, isHidden && !mayKnow(id) ? SOMEONE : (names[i] ?? "")]),
  );
}

/** Those who go by their own name, then those to whom the owner gave one; each in the order given. */
export function ownNamesFirst<P extends Pick<NamedPerson, "shownName">>(people: readonly P[]): readonly P[] {
  return [
    ...people.filter((each) => each.shownName === null),
    ...people.filter((each) => each.shownName !== null),
  ];
}

/**
 * Names that tell people on one board apart: who came later under a name that is taken is "Ada 2". Small and capital
 * letters are the same here. `people` in the order in which they first came; answers the names in that order.
 */
export function distinctNames(people: readonly string[]): readonly string[] {
  const taken = new Set([SOMEONE.toLowerCase()]);
  return people.map((name) => {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** `name`, or with the smallest number from 2 that makes it another than those `taken`, which are in small letters. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} ${n}`;
  return free;
}
