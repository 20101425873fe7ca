import type { Reading } from "../../core/reading/reading.ts";
import type { NewReading, Readings } from "../store.ts";

/** Writes what boards read into their stored timelines, many changes of many boards at a time. */
export type Timeline = {
  /** `whole` gives the board's reading as it stands when asked: for its text, and for a timeline that must begin anew. */
  record(reading: Omit<NewReading, "text">, whole: () => Reading): void;
  /** Resolves when all that was recorded is stored, or could not be. */
  flush(): Promise<void>;
};

const EVERY_MS = 250;

export function createTimeline(
  store: Pick<Readings, "saveReadings">,
  onFault: (error: unknown) => void,
): Timeline {
  let waiting: Omit<NewReading, "text">[] = [];
  const wholes = new Map<string, () => Reading>(); // of the boards that have changes waiting
  const broken = new Set<string>(); // boards whose last change was not stored: the next must not count from it
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const save = async (group: readonly NewReading[]): Promise<void> => {
    try {
      await store.saveReadings(group);
    } catch (error) {
      for (const { boardId } of group) broken.add(boardId);
      onFault(error);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const texts = new Map([...wholes].map(([boardId, whole]) => [boardId, textOf(whole())]));
    const group = waiting.map((reading) => ({ ...reading, text: texts.get(reading.boardId) ?? "" }));
    waiting = [];
    wholes.clear();
    if (group.length > 0) writing = writing.then(() => save(group));
    return writing;
  };
  return {
    record: (reading, whole) => {
      const mustBeginAnew = broken.delete(reading.boardId) || reading.fresh;
      const anew = () => ({ fresh: true, change: { ...whole(), removed: [] } });
      waiting.push({ ...reading, ...(mustBeginAnew ? anew() : {}) });
      wholes.set(reading.boardId, whole);
      timer ??= setTimeout(flush, EVERY_MS);
    },
    flush,
  };
}

function textOf({ numbers }: Reading): string {
  return numbers.map((number) => number.text).join(" ");
}
