/** A page that waits for something to be so of a board. */
export type Hold = {
  readonly boardId: string;
  readonly userId: string;
  readonly calledOff: AbortSignal;
  /** Looks whether it is so, and tells by `end`. */
  readonly look: (end: (isSo: boolean) => void) => void;
};

/** Answers that are held until there is something to say. */
export type HeldAnswers = {
  /** Resolves to true as soon as it is so, to false when that takes long, is called off, or the person has too many pages that wait. */
  hold(wanted: Hold): Promise<boolean>;
  /** Whoever waits for something of the board looks again. */
  look(boardId: string): void;
  /** Ends all waiting. */
  close(): void;
};

type Waiting = Pick<Hold, "boardId" | "userId"> & { look(): void; end(isSo: boolean): void };

const WAIT_MS = 25_000; // proxies give up on an answer after a minute
const MOST_PAGES = 6; // of one person that wait at once

export function createHeldAnswers(waitMs = WAIT_MS): HeldAnswers {
  const waiting = new Set<Waiting>(); // longest first
  return {
    hold: ({ boardId, userId, calledOff, look }) =>
      new Promise<boolean>((resolve) => {
        const own = [...waiting].filter((each) => each.userId === userId);
        if (own.length >= MOST_PAGES) own[0]?.end(false); // the longest gives way
        const timer = setTimeout(() => page.end(false), waitMs);
        const giveUp = () => page.end(false);
        const page: Waiting = {
          boardId,
          userId,
          look: () => look(page.end),
          end: (isSo) => {
            clearTimeout(timer);
            calledOff.removeEventListener("abort", giveUp);
            waiting.delete(page);
            resolve(isSo);
          },
        };
        waiting.add(page);
        calledOff.addEventListener("abort", giveUp);
        page.look();
      }),
    look: (boardId) => {
      for (const page of [...waiting]) if (page.boardId === boardId) page.look();
    },
    close: () => {
      for (const page of [...waiting]) page.end(false);
    },
  };
}
