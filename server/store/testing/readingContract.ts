import assert from "node:assert/strict";
import { it } from "node:test";
import type { ReadingChange } from "../../../core/reading/reading.ts";
import type { NewReading, Store, TimedReading } from "../../store.ts";

/** What every store does with readings. */
export function readingContract(store: () => Store): void {
  it("replays a session's readings as they stood, page after page", async () => {
    const board = await emptyBoard(store());
    const saved = Array.from({ length: 450 }, (_, i) => reading(board, i + 1));
    for (let i = 0; i < saved.length; i += 50) await store().saveReadings(saved.slice(i, i + 50));
    const timeline = await timelineOf(store(), board);
    assert.deepEqual(
      timeline,
      saved.map(({ boardId: _, text: __, ...timed }) => timed),
    );
  });

  it("shows the reading of the highest seq, whatever comes late", async () => {
    const [one, other] = [await emptyBoard(store()), await emptyBoard(store())];
    await store().saveReadings([reading(one, 7), reading(one, 9), reading(other, 4), reading(one, 8)]);
    await store().saveReadings([reading(other, 3), reading("gone", 1)]);
    assert.deepEqual([await lastReading(store(), one), await lastReading(store(), other)], ["9", "4"]);
    assert.deepEqual(
      (await timelineOf(store(), one)).map(({ seq }) => seq),
      [7, 9, 8],
    );
  });

  it("keeps a change whole", async () => {
    const board = await emptyBoard(store());
    const box = { x: -1.5, y: 0, w: 20, h: 30 };
    const parts = [{ mark: "a", from: 0, to: 4 }, { mark: "b" }];
    const candidates = [
      { text: "4", p: 0.9 },
      { text: "9", p: 0.1 },
    ];
    const digits = [{ text: "4", p: 0.9, candidates, box, parts }];
    const number = {
      id: "a:0",
      text: "4",
      p: 0.9,
      candidates,
      box,
      digits,
      signs: [],
      segmentations: [],
      by: "Ada",
    };
    const change: ReadingChange = {
      numbers: [number],
      rejected: [{ id: "c", parts, box, p: 1 }],
      removed: ["d"],
    };
    await store().saveReadings([{ ...reading(board, 1), change }]);
    assert.deepEqual((await timelineOf(store(), board))[0]?.change, change);
  });
}

async function emptyBoard(store: Store): Promise<string> {
  const owner = await store.createGuest("Ada");
  return (await store.createBoard(owner.id, "Sums")).id;
}

function reading(boardId: string, seq: number): NewReading {
  const change = { numbers: [], rejected: [], removed: [`mark ${seq}`] };
  return { boardId, seq, atMs: 1_700_000_000_000 + seq, fresh: seq % 10 === 1, change, text: String(seq) };
}

async function timelineOf(store: Store, board: string): Promise<readonly TimedReading[]> {
  const timeline: TimedReading[] = [];
  for await (const page of store.readingsTimeline(board)) timeline.push(...page);
  return timeline;
}

async function lastReading(store: Store, board: string): Promise<string | undefined> {
  const owner = (await store.boardById(board))?.ownerId ?? "";
  return (await store.boardsOf(owner))[0]?.lastReading;
}
