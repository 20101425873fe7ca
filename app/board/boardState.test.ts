import assert from "node:assert/strict";
import { test } from "node:test";
import type { PendingOp } from "../../core/board/apply.ts";
import type { Op } from "../../core/board/op.ts";
import { EMPTY_HISTORY, type History } from "../../core/board/undo.ts";
import { packFrame, strokeKey } from "../../core/wire/frame.ts";
import { BoardState } from "./boardState.ts";
import type { Known, Memory } from "./memory.ts";
import { createNotices } from "./notices.ts";
import { statusText } from "./statusText.ts";
import { fakeClock, settled } from "./testing/fakeClock.ts";
import { boardOf, fakeServer } from "./testing/fakeServer.ts";

const ME = "ada";

function stroke(id: string): Extract<Op, { kind: "draw" }> {
  const samples = [
    { x: 1, y: 2, t: 0, pressure: 0.5 },
    { x: 5, y: 9, t: 10, pressure: 0.5 },
  ].map((sample) => ({ ...sample, pressure: 127 / 255 }));
  return { kind: "draw", id, stroke: { id, pointer: "mouse", pen: { color: 0, width: 4 }, samples } };
}

type FakeMemory = { -readonly [K in keyof Memory]: Memory[K] } & {
  readonly said: string[];
  history: History;
  known: Known | undefined;
};

/** What a browser remembers, as plain fields. */
function blankMemory(): FakeMemory {
  const memory: FakeMemory = {
    said: [],
    history: EMPTY_HISTORY,
    known: undefined,
    restore: async () => ({ known: memory.known, history: memory.history }),
    putEntries: ({ rows }, { whole }) => void memory.said.push(`${whole ? "whole" : "more"} ${rows.length}`),
    putShown: () => undefined,
    leave: () => void memory.said.push("leave"),
    putHistory: (history) => {
      memory.history = history;
    },
    forget: () => void memory.said.push("forget"),
  };
  return memory;
}

function setUp(kept: readonly PendingOp[] = [], memory: Memory = blankMemory()) {
  const server = fakeServer(ME);
  const clock = fakeClock();
  const shelf = new Map<string, PendingOp>(kept.map((item) => [item.op.id, item]));
  let count = 0;
  let left = 0;
  const notices = createNotices(clock);
  const state = new BoardState({
    board: "b",
    boardName: "Sums",
    user: { id: ME, name: "Ada" },
    openTransport: server.open,
    keep: {
      restore: async () => [...shelf.values()],
      putOp: (item) => void shelf.set(item.op.id, item),
      dropOp: (id) => void shelf.delete(id),
      putUnfinished: () => undefined,
      dropUnfinished: () => undefined,
      leave: () => {
        left += 1;
      },
    },
    memory,
    notices,
    newId: () => `id-${String(count++).padStart(13, "0")}`,
    clock,
  });
  const go = async (ms = 0) => {
    for (let i = 0; i < 8; i++) {
      clock.pass(i === 0 ? ms : 0);
      await settled();
    }
  };
  const marks = () =>
    [...state.view.get().board.marks.values()].filter(({ hidden }) => !hidden).map(({ id }) => id);
  const said = () => statusText(state.view.get().status);
  return { server, clock, shelf, state, notices, go, marks, said, keepLeft: () => left };
}

test("a stroke is seen at once and kept in the browser until the server has it", async () => {
  const { server, state, shelf, go, marks, said } = setUp();
  state.propose(stroke("aaaaaaaaaaaaaaaa"));
  assert.deepEqual(marks(), ["aaaaaaaaaaaaaaaa"]);
  assert.equal(shelf.size, 1);
  assert.equal(said(), "Reconnecting, your writing is kept");
  server.connect();
  await go();
  assert.equal(server.log.length, 1);
  assert.equal(shelf.size, 0);
  assert.equal(said(), "Connected");
});

test("an op whose answer was lost is sent again and is on the board once", async () => {
  const { server, state, shelf, go, marks } = setUp();
  server.connect();
  await go();
  server.answer = "lost";
  state.propose(stroke("aaaaaaaaaaaaaaaa"));
  await go();
  assert.equal(shelf.size, 1);
  server.answer = undefined;
  server.cut();
  server.connect();
  await go(1000);
  assert.equal(server.log.length, 1);
  assert.equal(shelf.size, 0);
  assert.deepEqual(marks(), ["aaaaaaaaaaaaaaaa"]);
});

test("a passing refusal keeps the op and tries again; another drops it and says why", async () => {
  const { server, state, shelf, notices, go, marks } = setUp();
  server.connect();
  await go();
  server.answer = "store-failed";
  state.propose(stroke("aaaaaaaaaaaaaaaa"));
  await go();
  assert.deepEqual([marks().length, shelf.size, server.log.length], [1, 1, 0]);
  server.answer = undefined;
  await go(10_000);
  assert.deepEqual([marks().length, shelf.size, server.log.length], [1, 0, 1]);
  server.answer = "board-full";
  state.propose(stroke("bbbbbbbbbbbbbbbb"));
  await go();
  assert.deepEqual([marks().length, shelf.size], [1, 0]);
  assert.match(notices.shown.get().at(-1)?.text ?? "", /full/);
});

test("an undo never overtakes the stroke that it takes back", async () => {
  const { server, state, go, marks } = setUp();
  state.propose(stroke("aaaaaaaaaaaaaaaa"));
  state.propose(stroke("bbbbbbbbbbbbbbbb"));
  state.undo();
  state.redo();
  state.undo();
  server.connect();
  await go();
  assert.deepEqual(
    server.log.map(({ op }) => op.kind),
    ["draw", "draw", "hide", "show", "hide"],
  );
  assert.deepEqual(marks(), ["aaaaaaaaaaaaaaaa"]);
});

test("a gap makes the page join again from what it has", async () => {
  const { server, state, go } = setUp();
  server.connect();
  await go();
  server.write("ben", stroke("cccccccccccccccc"));
  const lost = server.listener().onEntries;
  Object.assign(server.listener(), { onEntries: () => undefined });
  server.write("ben", stroke("dddddddddddddddd"));
  Object.assign(server.listener(), { onEntries: lost });
  server.write("ben", stroke("eeeeeeeeeeeeeeee"));
  await go(2000);
  assert.deepEqual(server.joins, [0, 1]);
  assert.deepEqual(state.view.get().board.marks.size, 3);
  assert.deepEqual([...boardOf(server.log).marks.keys()], [...state.view.get().board.marks.keys()]);
});

test("what an earlier page could not send comes back and is sent", async () => {
  const { server, state, shelf, go, marks } = setUp([{ op: stroke("aaaaaaaaaaaaaaaa"), atMs: 5 }]);
  await state.restore();
  assert.deepEqual(marks(), ["aaaaaaaaaaaaaaaa"]);
  server.connect();
  await go();
  assert.equal(server.log.length, 1);
  assert.equal(shelf.size, 0);
});

test("strokes waiting without a network are counted, and a slow server is not called Connected alone", async () => {
  const { server, state, go, said } = setUp();
  server.connect();
  await go();
  server.listener().onLine("cut");
  state.propose(stroke("aaaaaaaaaaaaaaaa"), stroke("bbbbbbbbbbbbbbbb"));
  assert.equal(said(), "Offline, 2 strokes waiting");
  server.answer = "store-failed";
  server.connect();
  await go(700);
  await go(4000);
  assert.equal(said(), "Connected, 2 strokes being saved");
});

test("live ink of others is gone when its entry comes, and late frames do not bring it back", async () => {
  const { server, state, go } = setUp();
  server.connect();
  await go();
  const { onInk, onPeers } = server.listener();
  const board = { name: "Sums", owner: ME };
  onPeers({ peers: [{ peer: 2, user: "ben" }], names: {}, board, frameEveryMs: 45 });
  assert.equal(state.view.get().frameEveryMs, 45);
  const id = "cccccccccccccccc";
  const { samples, pen } = stroke(id).stroke;
  const ink = { kind: "ink", stroke: strokeKey(id), pointer: "mouse", pen, from: 0, samples } as const;
  const frame = packFrame([{ ...ink, peer: 2 }]);
  onInk(packFrame([{ ...ink, peer: 1, stroke: 9 }])); // one's own, as a tick carries it too
  assert.equal(state.live.strokes.size, 0);
  onInk(frame);
  assert.equal(state.live.strokes.size, 1);
  server.write("ben", stroke(id));
  assert.equal(state.live.strokes.size, 0);
  onInk(frame);
  assert.equal(state.live.strokes.size, 0);
});

test("B10 a reload keeps what can be undone and redone, and what it cut off can be undone too", async () => {
  const memory = blankMemory();
  const first = setUp([], memory);
  first.server.connect();
  await first.go();
  first.state.propose(stroke("aaaaaaaaaaaaaaaa"));
  first.state.propose(stroke("bbbbbbbbbbbbbbbb"), stroke("cccccccccccccccc"));
  first.state.undo();
  await first.go();
  assert.deepEqual(first.marks(), ["aaaaaaaaaaaaaaaa"]);

  const second = setUp([{ op: stroke("dddddddddddddddd"), atMs: 9 }], memory);
  for (const { author, op } of first.server.log) second.server.write(author, op);
  second.server.connect();
  await second.state.restore();
  await second.go();
  assert.deepEqual(second.marks(), ["aaaaaaaaaaaaaaaa", "dddddddddddddddd"]);
  second.state.undo();
  second.state.undo();
  assert.deepEqual(second.marks(), []);
  assert.equal(second.state.view.get().history.done.length, 0);
  second.state.redo();
  assert.deepEqual(second.marks(), ["aaaaaaaaaaaaaaaa"]);
});

test("B10 steps done before the earlier ones were read are kept together with them", async () => {
  const memory = blankMemory();
  memory.history = { done: [[{ kind: "draw", id: "aaaaaaaaaaaaaaaa" }]], undone: [] };
  const { state } = setUp([], memory);
  memory.putHistory = () => undefined; // as a browser's, which has not read yet
  state.propose(stroke("bbbbbbbbbbbbbbbb"));
  memory.putHistory = (history) => {
    memory.history = history;
  };
  await state.restore();
  assert.deepEqual(
    memory.history.done.flat().map(({ id }) => id),
    ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"],
  );
});

test("a page that goes away has unsent ops and undo steps saved", () => {
  const memory = blankMemory();
  const { state, keepLeft } = setUp([], memory);
  state.leave();
  assert.deepEqual([keepLeft(), memory.said], [1, ["leave"]]);
});

test("without a network the board is shown as last known, until the server's own word counts", async () => {
  const memory = blankMemory();
  const { server, state, go, marks, said } = setUp([], memory);
  const old = [stroke("aaaaaaaaaaaaaaaa"), stroke("bbbbbbbbbbbbbbbb")];
  memory.known = {
    entries: old.map((op, i) => ({ seq: i + 1, author: ME, atMs: 1, op })),
    savedMs: 7,
    info: { name: "Old sums", owner: ME },
    names: { ben: "Ben" },
    reading: { numbers: [], rejected: [] },
    may: { write: true, clearAll: false, rename: false, share: false, asking: 0 },
  };
  await state.restore();
  server.listener().onLine("cut");
  assert.deepEqual(marks(), ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"]);
  assert.match(said(), /^Offline, board as of /);
  server.write("ben", stroke("cccccccccccccccc")); // the server was restored from a copy: it never heard of the rest
  server.connect();
  await go();
  assert.deepEqual([marks(), server.joins, said()], [["cccccccccccccccc"], [0], "Connected"]);
  assert.deepEqual(memory.said, ["whole 1"]);
  server.write("ben", stroke("dddddddddddddddd"));
  assert.deepEqual(memory.said, ["whole 1", "more 1"]);
});

test("a board that is gone or barred leaves nothing behind in the browser", async () => {
  const memory = blankMemory();
  const { server, go, marks } = setUp([], memory);
  server.write("ben", stroke("cccccccccccccccc"));
  server.connect();
  await go();
  assert.equal(marks().length, 1);
  server.listener().onTurnedAway("not-signed-in");
  assert.deepEqual([marks().length, memory.said.at(-1)], [0, "forget"]);
});
