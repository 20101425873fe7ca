/** Whose image is next: people take turns, so that one with forty images holds up nobody with one. */
export type Turns = {
  add(ownerId: string, id: string): void;
  next(): string | undefined;
  /** How many come before it; undefined when it does not wait. */
  before(ownerId: string, id: string): number | undefined;
};

export function createTurns(): Turns {
  const waiting = new Map<string, readonly string[]>(); // the first owner is next
  return {
    add: (ownerId, id) => waiting.set(ownerId, [...(waiting.get(ownerId) ?? []), id]),
    next: () => {
      const [first] = waiting;
      if (first === undefined) return undefined;
      const [ownerId, [id, ...rest]] = first;
      waiting.delete(ownerId);
      if (rest.length > 0) waiting.set(ownerId, rest);
      return id;
    },
    before: (ownerId, id) => {
      const round = waiting.get(ownerId)?.indexOf(id) ?? -1;
      if (round < 0) return undefined;
      const owners = [...waiting.keys()];
      const own = owners.indexOf(ownerId);
      const turnsOf = (owner: number) => round + (owner < own ? 1 : 0);
      return [...waiting.values()].reduce(
        (sum, { length }, owner) => sum + Math.min(length, turnsOf(owner)),
        0,
      );
    },
  };
}
