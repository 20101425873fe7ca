import type { Reading } from "../../core/reading/reading.ts";
import type { NewReading, Readings } from "../store.ts";

/** Writes what boards read into their stored timelines, many changes of many boards at a time. */
export type Timeline = {
  /** `whole` is the reading after the change, for a timeline that must begin anew. */
  record(reading: Omit<NewReading, "text">, whole: Reading): void;
  /** Resolves when all that was recorded is stored, or could not be. */
  flush(): Promise<void>;
};

const EVERY_MS = 250;

export function createTimeline(
  store: Pick<Readings, "saveReadings">,
  onFault: (error: unknown) => void,
): Timeline {
  let waiting: NewReading[] = [];
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
    const group = waiting;
    waiting = [];
    if (group.length > 0) writing = writing.then(() => save(group));
    return writing;
  };
  return {
    record: (reading, whole) => {
      const text = whole.numbers.map((number) => number.text).join(" ");
      const anew = { fresh: true, change: { ...whole, removed: [] } };
      const isBroken = broken.delete(reading.boardId);
      waiting.push({ ...reading, text, ...(isBroken || reading.fresh ? anew : {}) });
      timer ??= setTimeout(flush, EVERY_MS);
    },
    flush,
  };
}
