import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openDatabase } from "../../database.ts";
import { createStore, type NewEntry } from "../../store.ts";
import { createCommitQueue } from "../commitQueue.ts";
import { drawNumber } from "./ops.ts";

/*
 * Prints what the store costs, one JSON object: `node --import tsx server/store/testing/measure.ts [postgres://…]`.
 * A stroke has 40 samples; times are means in ms, but for the longest gap of the main thread's loop.
 */
const SAMPLES = 40;
const WRITERS = 60;
const [databaseUrl] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), "digitboard-measure-"));
const options = { dataDir, databaseUrl };
const result: Record<string, number | string> = {};

const timed = async (name: string, times: number, work: () => Promise<unknown>) => {
  const startMs = performance.now();
  await work();
  result[name] = Math.round(((performance.now() - startMs) / times) * 100) / 100;
};

const database = await timedOpen("firstStartMs");
const store = createStore(database);
const owner = await store.createGuest("Ada");
const board = await store.createBoard(owner.id, "Sums");
let n = 0;
const next = (): NewEntry => {
  n += 1;
  return { boardId: board.id, author: owner.id, atMs: Date.now(), op: drawNumber(n, SAMPLES) };
};
const group = () => Array.from({ length: WRITERS }, next);
result.database = database.kind;

for (let i = 0; i < 50; i++) await store.appendEntries([next()]);
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
await timed("appendMs", 200, async () => {
  for (let i = 0; i < 200; i++) await store.appendEntries([next()]);
});
await timed("group60Ms", 20, async () => {
  for (let i = 0; i < 20; i++) await store.appendEntries(group());
});
const queue = createCommitQueue(store);
await timed("queued60WritersMs", 20, async () => {
  for (let i = 0; i < 20; i++) await Promise.all(group().map((entry) => queue.append(entry)));
});
result.longestGapMs = Math.round(loop.max / 1e6);
await timed("fillMs", 20_000 / 500, async () => {
  for (let i = 0; i < 40; i++) await store.appendEntries(Array.from({ length: 500 }, next));
});
await timed("appendAfter20000Ms", 100, async () => {
  for (let i = 0; i < 100; i++) await store.appendEntries([next()]);
});
await timed("read1000Ms", 1, () => store.entriesAfter(board.id, 0, 1000));
await store.close();
await timed("closeMs", 1, () => database.close());
const again = await timedOpen("reopenMs");
await again.close();
await rm(dataDir, { recursive: true });
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);

async function timedOpen(name: string) {
  const startMs = performance.now();
  const opened = await openDatabase(options);
  result[name] = Math.round(performance.now() - startMs);
  return opened;
}
