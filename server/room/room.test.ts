import assert from "node:assert/strict";
import { test } from "node:test";
import type { Op } from "../../core/board/op.ts";
import { strokeOf } from "../../core/board/testing/moves.ts";
import { applyChange } from "../../core/reading/change.ts";
import { unpackEntries } from "../../core/wire/entries.ts";
import type { ServerEvents } from "../../core/wire/messages.ts";
import { may } from "../may.ts";
import { createCommitQueue } from "../store/commitQueue.ts";
import type { Connection } from "./connection.ts";
import { createHandwriting } from "./handwriting.ts";
import { openRoom, type Room } from "./room.ts";
import { createFakeRecogniser } from "./testing/fakeRecogniser.ts";
import { createMemoryStore, OPEN_BOARD } from "./testing/memoryStore.ts";

const BOARD = "b".repeat(22);
const RECORD = {
  id: BOARD,
  name: "Sums",
  ownerId: "ann",
  seq: 0,
  createdAtMs: 0,
  updatedAtMs: 0,
  ...OPEN_BOARD,
};
const draw = (n: number): Op => ({
  kind: "draw",
  id: `stroke-${n}`.padEnd(16, "_"),
  stroke: strokeOf(`stroke-${n}`.padEnd(16, "_"), n),
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

type Heard = { readonly event: keyof ServerEvents; readonly message: readonly unknown[] };
type Ear = Connection & { readonly heard: Heard[]; buffered: number; isListening: boolean };

function newEar(id: string): Ear {
  const ear: Ear = {
    person: { id, name: id, kind: "guest", sessionVersion: 0, hasConfirmedEmail: false },
    heard: [],
    buffered: 0,
    isListening: false,
    send: (event, ...message) => void ear.heard.push({ event, message }),
    listen: () => {
      ear.isListening = true;
    },
    unlisten: () => {
      ear.isListening = false;
    },
    bufferedBytes: () => ear.buffered,
    drop: () => {},
  };
  return ear;
}

async function newRoom(store = createMemoryStore([RECORD]), people = 1) {
  const ears: Ear[] = [];
  const recogniser = createFakeRecogniser();
  const faults: unknown[] = [];
  const room: Room = await openRoom(RECORD, {
    store,
    commits: createCommitQueue(store),
    recogniser,
    handwriting: createHandwriting({ store, recogniser, onFault: (error) => faults.push(error) }),
    timeline: { record: () => {}, flush: async () => {} },
    broadcast: (_board, except, ...messages) => {
      const heard = messages.map(([event, ...message]) => ({ event, message }));
      for (const ear of ears) if (ear.isListening && !except.includes(ear)) ear.heard.push(...heard);
    },
    people: () => people,
    may,
    now: () => 1_700_000_000_000,
    onFault: (error) => faults.push(error),
  });
  recogniser.onReading((_board, seq, change) => room.readingCame(seq, change));
  recogniser.onLost(room.reread);
  const enter = (id: string) => {
    const ear = newEar(id);
    ears.push(ear);
    return { ear, joined: room.join(ear, 0) };
  };
  return { room, store, recogniser, faults, enter };
}

const entriesIn = (ear: Ear) =>
  ear.heard.flatMap(({ event, message }) =>
    event === "entry" ? (unpackEntries(message[0] as never) ?? []) : [],
  );

test("W8 a page whose network does not keep up is sent nothing more, and once it has drained, what makes it join again", async () => {
  const { room, enter } = await newRoom();
  const [slow, quick] = [enter("ann").ear, enter("bob").ear];
  slow.buffered = 5 * 1024 * 1024;
  for (const n of [1, 2, 3]) await room.take(quick, draw(n));
  await turn();
  assert.equal(slow.isListening, false);
  assert.deepEqual(entriesIn(slow), []);
  assert.equal(entriesIn(quick).length, 3);
  slow.buffered = 0;
  await room.take(quick, draw(4)); // the next look, without waiting for the timer
  assert.equal(slow.isListening, true);
  assert.deepEqual(
    entriesIn(slow).map(({ seq }) => seq),
    [4, 4],
    "a gap before 4",
  );
  const nudge = slow.heard.find(({ event }) => event === "readings");
  assert.ok(nudge !== undefined);
  room.close();
});

test("live ink passes over a page that is behind, and the rest goes on", async () => {
  const { room, enter } = await newRoom();
  const [writer, slow, quick] = [enter("ann").ear, enter("bob").ear, enter("cid").ear];
  slow.buffered = 100 * 1024;
  room.cursor(writer, { x: 1, y: 2 });
  const inkOf = (ear: Ear) => ear.heard.filter(({ event }) => event === "ink").length;
  while (inkOf(quick) === 0) await turn();
  assert.deepEqual([writer, slow, quick].map(inkOf), [0, 0, 1]);
  room.close();
});

test("R8 when the recogniser has lost everything it is told again, and peers hear only what changed", async () => {
  const { room, recogniser, enter } = await newRoom();
  const { ear, joined } = enter("ann");
  await room.take(ear, draw(1));
  await room.take(ear, draw(2));
  await turn();
  const before = room.join(ear, 0);
  assert.equal(before.reading.numbers.length, 2);
  recogniser.loseEverything();
  await turn();
  assert.deepEqual(room.join(ear, 0).reading, before.reading);
  await room.take(ear, draw(3));
  await turn();
  let { reading, readingSeq } = joined;
  for (const { event, message } of ear.heard) {
    if (event !== "readings") continue;
    const now = message[0] as Parameters<ServerEvents["readings"]>[0];
    assert.equal(now.base, readingSeq);
    reading = applyChange(reading, now.change);
    readingSeq = now.seq;
  }
  assert.deepEqual(reading, room.join(ear, 0).reading);
  assert.equal(reading.numbers.length, 3);
  room.close();
});

test("W6 when the store fails the op is refused, nobody hears of it, and the same op is taken when the store is back", async () => {
  const memory = createMemoryStore([RECORD]);
  let isDown = true;
  const whenUp = () => {
    if (isDown) throw new Error("no answer");
  };
  const { room, enter, faults } = await newRoom({
    ...memory,
    appendEntries: async (entries) => {
      whenUp();
      return memory.append(entries);
    },
    ping: async () => whenUp(),
  });
  const { ear } = enter("ann");
  const label: Op = {
    kind: "label",
    id: "label".padEnd(16, "_"),
    parts: [{ mark: "stroke-1".padEnd(16, "_") }],
    text: "4",
  };
  const answers = await Promise.all([room.take(ear, draw(1)), room.take(ear, label)]);
  assert.deepEqual(answers, [
    { ok: false, reason: "store-failed" },
    { ok: false, reason: "store-failed" },
  ]);
  assert.deepEqual(entriesIn(ear), []);
  isDown = false;
  await turn();
  assert.deepEqual(await room.take(ear, label), { ok: false, reason: "no-such-mark" });
  assert.deepEqual(await room.take(ear, draw(1)), { ok: true, seq: 1 });
  assert.deepEqual(await room.take(ear, label), { ok: true, seq: 2 });
  assert.deepEqual(entriesIn(ear), memory.logOf(BOARD));
  assert.deepEqual(faults, []);
  room.close();
});

test("W6 entries of one commit are told together, before their authors are answered", async () => {
  const { room, enter } = await newRoom();
  const [one, two] = [enter("ann").ear, enter("bob").ear];
  const told: number[] = [];
  await Promise.all(
    [1, 2, 3].map((n) =>
      room.take(n === 2 ? two : one, draw(n)).then(() => told.push(entriesIn(two).length)),
    ),
  );
  assert.deepEqual(told, [1, 3, 3]); // the first op has a commit to itself, those that came meanwhile share the next
  assert.equal(two.heard.filter(({ event }) => event === "entry").length, 2);
  room.close();
});

test("W7 an author whose op landed beyond a gap is answered, even when the store cannot be read to fill it", async () => {
  const memory = createMemoryStore([RECORD]);
  let isLost = true; // the first append is stored, and its answer lost
  let isDown = false;
  const { room, enter } = await newRoom({
    ...memory,
    appendEntries: async (entries) => {
      const appended = memory.append(entries);
      if (!isLost) return appended;
      isLost = false;
      throw new Error("no answer");
    },
    pagesAfter: async function* (...asked) {
      if (isDown) throw new Error("no answer");
      yield* memory.pagesAfter(...asked);
    },
  });
  const { ear } = enter("ann");
  isDown = true;
  const answers = await Promise.all([room.take(ear, draw(1)), room.take(ear, draw(2))]);
  for (const answer of answers) assert.deepEqual(answer, { ok: false, reason: "store-failed" });
  assert.deepEqual(entriesIn(ear), []);
  isDown = false;
  await room.take(ear, draw(2)); // sent again too early, it makes the room read what it missed
  await turn();
  assert.deepEqual(await room.take(ear, draw(2)), { ok: true, seq: 2 });
  assert.deepEqual(await room.take(ear, draw(1)), { ok: true, seq: 1 });
  assert.deepEqual(entriesIn(ear), memory.logOf(BOARD));
  room.close();
});

test("W8 with hundreds of people on, entries are told together and in order, authors answered at once, and a join misses nothing", async () => {
  const { room, enter, store } = await newRoom(createMemoryStore([RECORD]), 500);
  const { ear } = enter("ann");
  for (const n of [1, 2, 3, 4, 5]) assert.deepEqual(await room.take(ear, draw(n)), { ok: true, seq: n });
  const messages = () => ear.heard.filter(({ event }) => event === "entry").length;
  assert.ok(messages() < 5, "told one by one");
  const late = enter("bob");
  assert.equal(late.joined.seq, 5);
  assert.deepEqual(entriesIn(ear), store.logOf(BOARD), "a join first tells what waits");
  assert.deepEqual(entriesIn(late.ear), []);
  await room.take(ear, draw(6));
  while (entriesIn(late.ear).length === 0) await turn();
  assert.deepEqual(
    entriesIn(late.ear).map(({ seq }) => seq),
    [6],
  );
  room.close();
});
