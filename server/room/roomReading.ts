import type { Board } from "../../core/board/board.ts";
import { correctionsOn } from "../../core/board/corrections.ts";
import { labelsInForce } from "../../core/board/labels.ts";
import type { Entry } from "../../core/board/op.ts";
import { changeBetween } from "../../core/reading/change.ts";
import { holdReading } from "../../core/reading/heldReading.ts";
import type { Label, Reading, ReadingChange } from "../../core/reading/reading.ts";
import type { ReadingsNow } from "../../core/wire/messages.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Handwriting } from "./handwriting.ts";
import { markChange, touchLabels, visibleMarks } from "./readMarks.ts";
import type { Timeline } from "./timeline.ts";

/** What a board reads now, kept for joins, and what the recogniser is told of the board. */
export type RoomReading = {
  now(): { readonly reading: Reading; readonly seq: number };
  seq(): number;
  /** Hands the recogniser the whole board: at first, and when it has lost what it knew. Never rejects. */
  open(): Promise<void>;
  /** A person has come who may write: the recogniser is told how they do. */
  expect(person: string): void;
  /** Tells the recogniser what `entries` changed; the board stands as it is after them. */
  follow(entries: readonly Entry[]): void;
  /** Takes in what the recogniser says; answers what peers need to hear. */
  took(seq: number, change: ReadingChange): ReadingsNow;
  close(): void;
};

export type RoomReadingOptions = {
  readonly boardId: string;
  readonly board: Board;
  readonly recogniser: Pick<Recogniser, "open" | "update" | "forget">;
  readonly handwriting: Pick<Handwriting, "know" | "corrected" | "left">;
  readonly timeline: Timeline;
  readonly now: () => number; // epoch ms
};

export function createRoomReading(options: RoomReadingOptions): RoomReading {
  const { boardId, board, recogniser, handwriting, timeline } = options;
  let held = holdReading();
  let readingSeq = 0;
  let isReopened = false;
  let labels: readonly Label[] = [];
  return {
    now: () => ({ reading: held.whole(), seq: readingSeq }),
    seq: () => readingSeq,
    open: async () => {
      await handwriting.know(boardId, authorsOf(board));
      isReopened = true;
      labels = labelsInForce(board);
      recogniser.open(boardId, board.seq, visibleMarks(board), labels);
    },
    expect: (person) => void handwriting.know(boardId, [person]),
    follow: (entries) => {
      if (touchLabels(entries)) labels = labelsInForce(board);
      if (entries.some(({ op }) => op.kind === "label" || op.kind === "unlabel"))
        handwriting.corrected(boardId, correctionsOn(board));
      recogniser.update(boardId, board.seq, { ...markChange(board, entries), labels });
    },
    took: (seq, change) => {
      const base = readingSeq;
      const before = held;
      const fresh = isReopened;
      // The first change after opening holds everything: peers, who know what was read before, need the difference.
      if (fresh) held = holdReading();
      const { whole } = held;
      held.take(change);
      readingSeq = seq;
      isReopened = false;
      timeline.record({ boardId, seq, atMs: options.now(), fresh, change }, whole);
      return { base, seq, change: fresh ? changeBetween(before.whole(), whole()) : change };
    },
    close: () => {
      recogniser.forget(boardId);
      handwriting.left(boardId);
    },
  };
}

function authorsOf(board: Board): ReadonlySet<string> {
  return new Set([...board.marks.values()].map(({ author }) => author));
}
