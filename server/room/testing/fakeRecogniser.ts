import { changeBetween, readingOf } from "../../../core/reading/change.ts";
import type { Label, NumberReading, Reading, ReadMark } from "../../../core/reading/reading.ts";
import type { Recogniser } from "../../recogniser.ts";

type Known = { marks: Map<string, ReadMark>; labels: readonly Label[]; reading: Reading };

/** Reads each stroke as the number of its samples, or as its label says: at once, and the same every time. */
export function createFakeRecogniser(): Recogniser & { loseEverything(): void } {
  const boards = new Map<string, Known>();
  const readingListeners: Parameters<Recogniser["onReading"]>[0][] = [];
  const lostListeners: (() => void)[] = [];
  const say = (board: string, seq: number, known: Known, before: Reading) => {
    known.reading = readingOf(
      [...known.marks.values()].map((mark) => numberOf(mark, known.labels)),
      [],
    );
    const change = changeBetween(before, known.reading);
    setImmediate(() => {
      if (boards.get(board) !== known) return;
      for (const listener of readingListeners) listener(board, seq, change);
    });
  };
  return {
    backend: "wasm",
    version: "fake",
    isReady: () => true,
    open: (board, seq, marks, labels) => {
      const empty: Reading = { numbers: [], rejected: [] };
      const known = { marks: new Map(marks.map((mark) => [mark.id, mark])), labels, reading: empty };
      boards.set(board, known);
      say(board, seq, known, empty);
    },
    update: (board, seq, { add, remove, labels }) => {
      const known = boards.get(board);
      if (known === undefined) return;
      for (const id of remove) known.marks.delete(id);
      for (const mark of add) known.marks.set(mark.id, mark);
      known.labels = labels;
      say(board, seq, known, known.reading);
    },
    forget: (board) => void boards.delete(board),
    learn: () => {},
    unlearn: () => {},
    onReading: (listener) => void readingListeners.push(listener),
    onLost: (listener) => void lostListeners.push(listener),
    close: async () => {},
    loseEverything: () => {
      boards.clear();
      for (const listener of lostListeners) listener();
    },
  };
}

function numberOf(mark: ReadMark, labels: readonly Label[]): NumberReading {
  const label = labels.find(({ parts }) => parts.some((part) => part.mark === mark.id));
  const read = mark.kind === "ink" ? String(mark.samples.length) : mark.kind === "typed" ? mark.text : "";
  const text = label?.text ?? read;
  const box = mark.kind === "ink" ? { x: mark.samples[0]?.x ?? 0, y: 0, w: 10, h: 10 } : mark.box;
  const candidates = [{ text, p: 1 }];
  return {
    id: mark.id,
    text,
    p: 1,
    candidates,
    box,
    digits: [],
    signs: [],
    segmentations: [],
    ...(label && { by: label.author }),
  };
}
