import { replay } from "../../../../core/board/apply.ts";
import { type Board, EMPTY_BOARD, type MarkOnBoard } from "../../../../core/board/board.ts";
import { labelsInForce } from "../../../../core/board/labels.ts";
import type { Entry } from "../../../../core/board/op.ts";
import type { Store } from "../../../../server/store.ts";
import { boardSvgOf } from "./boardSvg.ts";
import { inkmlOf } from "./inkml.ts";
import { lastReading, readingsCsvOf } from "./readingsCsv.ts";
import type { ArchiveFile } from "./zipStream.ts";

export type ArchivedBoard = {
  readonly id: string;
  readonly name: string;
  readonly createdAtMs?: number;
  readonly binnedUntilMs?: number; // of one in the bin: when it goes for good
};
export type BoardSource = Pick<Store, "pagesAfter" | "namesOf" | "readingsTimeline">;

/** A board as JSON, InkML, SVG and CSV. The board is in memory as long as its files are read, and no longer. */
export async function* boardFiles(
  store: BoardSource,
  board: ArchivedBoard,
  folder: string,
): AsyncGenerator<ArchiveFile> {
  const entries: Entry[] = [];
  for await (const page of store.pagesAfter(board.id, 0)) entries.push(...page);
  const state = replay(entries, EMPTY_BOARD);
  const reading = await lastReading(store.readingsTimeline(board.id));
  const said = reading.numbers.flatMap(({ by }) => by ?? []);
  const names = await store.namesOf([...entries.map(({ author }) => author), ...said]);
  const file = (name: string, pieces: ArchiveFile["pieces"]) => {
    return { path: `${folder}/${name}`, isPacked: false, pieces };
  };
  yield file("board.json", jsonOf(board, entries, state, names));
  yield file("ink.inkml", inkmlOf(state, names));
  yield file("board.svg", boardSvgOf(state, board.name));
  yield file("readings.csv", [readingsCsvOf(reading, names)]);
}

/** The log as it was kept, and the board it makes; the ink of a mark stands in the log, under the mark's id. */
function* jsonOf(
  board: ArchivedBoard,
  entries: readonly Entry[],
  { seq, marks, labels }: Board,
  names: ReadonlyMap<string, string>,
): Generator<string> {
  const head = JSON.stringify({ format: "digitboard-board-1", ...board, people: Object.fromEntries(names) });
  yield `${head.slice(0, -1)},\n"log":[\n`;
  for (const [n, entry] of entries.entries()) yield `${n === 0 ? "" : ",\n"}${JSON.stringify(entry)}`;
  yield `\n],\n"state":{"seq":${seq},"marks":[\n`;
  let isFirst = true;
  for (const mark of marks.values()) {
    yield `${isFirst ? "" : ",\n"}${JSON.stringify(withoutInk(mark))}`;
    isFirst = false;
  }
  yield `\n],\n"labels":${JSON.stringify(labelsInForce({ seq, marks, labels }))}}}\n`;
}

function withoutInk(mark: MarkOnBoard): object {
  if (mark.kind === "blob") {
    const { blob: _, ...rest } = mark;
    return rest;
  }
  if (mark.kind !== "ink") return mark;
  const { stroke: _, ...rest } = mark;
  return rest;
}
