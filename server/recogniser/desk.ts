import type { PageChange } from "../../core/reading/page.ts";
import { createReader, type Reader } from "../../core/reading/reader.ts";
import type { Label } from "../../core/reading/reading.ts";
import { rounded } from "../../core/reading/rounded.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { type Answer, mergeChanges, type Request } from "./messages.ts";
import { unpackMarks } from "./packedMarks.ts";

type Board = {
  readonly reader: Reader;
  labels: readonly Label[];
  pending: { readonly change: PageChange; readonly seq: number } | null;
  busy: boolean;
};

/**
 * The worker's side of the conversation: keeps a reader for each board. What comes for a board while it is being
 * read is collected, and read together when that is done.
 */
export function createDesk(
  classify: Classify,
  answer: (message: Answer) => void,
): (request: Request) => void {
  const boards = new Map<string, Board>();

  const work = async (id: string, board: Board) => {
    board.busy = true;
    while (board.pending && boards.get(id) === board) {
      const { change, seq } = board.pending;
      board.pending = null;
      try {
        const told = await board.reader.update(change);
        if (boards.get(id) === board) answer({ kind: "reading", board: id, seq, change: rounded(told) });
      } catch (error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        answer({ kind: "failed", board: id, seq, reason });
      }
    }
    board.busy = false;
  };
  const take = (id: string, board: Board, change: PageChange, seq: number) => {
    const waiting = board.pending;
    board.pending = { change: waiting ? mergeChanges(waiting.change, change) : change, seq };
    if (!board.busy) void work(id, board);
  };
  return (request) => {
    const { board: id } = request;
    if (request.kind === "forget") {
      boards.delete(id);
      return;
    }
    if (request.kind === "open") {
      const { labels } = request;
      const board: Board = { reader: createReader(classify), labels, pending: null, busy: false };
      boards.set(id, board);
      take(id, board, { add: unpackMarks(request.marks), remove: [], labels }, request.seq);
      return;
    }
    const board = boards.get(id);
    if (!board) return; // one that a worker before this one knew: the room is opening it again
    const { seq, add, remove } = request;
    board.labels = request.labels ?? board.labels;
    take(id, board, { add: unpackMarks(add), remove, labels: board.labels }, seq);
  };
}
