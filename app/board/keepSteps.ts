import { continueHistory, EMPTY_HISTORY, type History } from "../../core/board/undo.ts";
import type { Clock } from "./clock.ts";
import { forgetStowedHistories, stowHistory, type TabHistory, unstowHistories } from "./lastResort.ts";
import type { WriteMemory } from "./memoryShelves.ts";

/** Keeps one tab's undo steps on one board: in the database, and where the page goes away before that, as ops are. */
export type Steps = {
  /** The steps to go on from, `saved` being what the database has of all tabs. */
  readonly restore: (saved: readonly TabHistory[]) => History;
  /** Before `restore` nothing is saved: steps of this page alone would take the place of those from before. */
  readonly put: (history: History) => void;
  readonly leave: () => void;
  readonly forget: () => void; // the stowed ones; the database's go with the rest of the place
};

export type StepsOptions = {
  readonly place: string;
  readonly tab: string;
  readonly clock: Clock;
  readonly write: WriteMemory;
};

export function keepSteps({ place, tab, clock, write }: StepsOptions): Steps {
  let unsaved: TabHistory | undefined; // this tab's, until the database has it
  let early: History | undefined; // of this page alone, until they are put with those from before
  let isRead = false;
  const save = (history: TabHistory) => {
    if (history.tab === tab) unsaved = history;
    write(async (db) => {
      await db.put("histories", { ...history, place });
      if (unsaved === history) unsaved = undefined;
    });
  };
  return {
    restore: (saved) => {
      const stowed = unstowHistories(place)
        .filter((each) => isLater(each, saved))
        .map((each) => (each.goesOn ? continued(each, saved) : each));
      for (const each of stowed) save(each);
      isRead = true;
      return historyOf([...stowed, ...saved], tab);
    },
    put: ({ done, undone }) => {
      early = isRead ? undefined : { done, undone };
      if (isRead) save({ done, undone, tab, savedMs: clock.nowMs() });
    },
    leave: () => {
      if (unsaved !== undefined) stowHistory(place, unsaved);
      if (early !== undefined) stowHistory(place, { ...early, tab, savedMs: clock.nowMs(), goesOn: true });
    },
    forget: () => {
      unsaved = undefined;
      early = undefined;
      forgetStowedHistories(place);
    },
  };
}

/** A page may come back from the browser's cache and save what is newer than what it stowed when it went. */
function isLater({ tab, savedMs }: TabHistory, saved: readonly TabHistory[]): boolean {
  return saved.every((each) => each.tab !== tab || each.savedMs < savedMs);
}

/** Steps of a page that went away before it knew those from before, after these. */
function continued({ tab, savedMs, done, undone }: TabHistory, saved: readonly TabHistory[]): TabHistory {
  return { ...continueHistory(historyOf(saved, tab), { done, undone }), tab, savedMs };
}

/** This tab's own, its latest first in `all`; a new tab goes on from the one that was used last. */
function historyOf(all: readonly TabHistory[], tab: string): History {
  const last = all.toSorted((a, b) => b.savedMs - a.savedMs)[0];
  const { done, undone } = all.find((each) => each.tab === tab) ?? last ?? EMPTY_HISTORY;
  return { done, undone };
}
