/**
 * Names that tell people on one board apart: who came later under a name that is taken is "Ada 2". Small and capital
 * letters are the same here. `people` in the order in which they first came; answers the names in that order.
 */
export function distinctNames(people: readonly string[]): readonly string[] {
  const taken = new Set<string>();
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
