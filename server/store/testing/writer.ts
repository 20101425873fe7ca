import { openDatabase } from "../../database.ts";
import { createStore } from "../../store.ts";
import { createCommitQueue } from "../commitQueue.ts";
import { drawNumber } from "./ops.ts";

/*
 * A server that only writes, to be killed: `writer.ts DATA_DIR BOARD FIRST`. Prints "log SEQ:OP SEQ:OP …" with what the
 * board holds (an empty BOARD is made anew), then "board ID", then appends strokes from number FIRST on without an end,
 * some together and some alone, and prints "kept SEQ:OP" for each that was acknowledged.
 */
const [dataDir = "", boardId = "", first = "0"] = process.argv.slice(2);
const BATCH = 9;
const SAMPLES = 40;

const store = createStore(await openDatabase({ dataDir, databaseUrl: undefined }));
const board =
  boardId === "" ? (await store.createBoard((await store.createGuest("Ada")).id, "Sums")).id : boardId;
const held: string[] = [];
for await (const page of store.pagesAfter(board, 0))
  held.push(...page.map(({ seq, op }) => `${seq}:${op.id}`));
process.stdout.write(`log ${held.join(" ")}\nboard ${board}\n`);

const queue = createCommitQueue(store);
for (let n = Number(first); ; n += BATCH) {
  const appends = Array.from({ length: BATCH }, async (_, i) => {
    const op = drawNumber(n + i, SAMPLES);
    const outcome = await queue.append({ boardId: board, author: "Ada", atMs: n, op });
    if (!outcome.ok) throw new Error(outcome.reason);
    process.stdout.write(`kept ${outcome.seq}:${op.id}\n`);
  });
  await Promise.all(appends);
}
