import assert from "node:assert/strict";
import { test } from "node:test";
import { applyChange } from "../core/reading/change.ts";
import type { Reading } from "../core/reading/reading.ts";
import { packFrame, strokeKey, unpackFrame } from "../core/wire/frame.ts";
import { type Joined, WIRE_VERSION } from "../core/wire/messages.ts";
import { draw, idOf, inkOf, visit } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";

const site = testSite();
const { connect, newBoard } = site;

for (const transport of ["websocket", "polling"] as const) {
  test(`W8 two people on one board see the same entries in the same order, by ${transport}`, async () => {
    const board = await newBoard();
    const [one, two] = [
      await visit(await connect(site.ann, { transports: [transport] }), board),
      await visit(await connect(site.bob, { transports: [transport] }), board),
    ];
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].flatMap((n) => [one.draw(`ann-${n}`, n), two.draw(`bob-${n}`, n)]),
    );
    assert.ok(answers.every(({ ok }) => ok));
    await Promise.all([one, two].map((each) => each.until(() => each.entries.length === 10)));
    assert.deepEqual(one.entries, two.entries);
    assert.deepEqual(
      one.entries.map(({ seq }) => seq),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    const [first] = one.entries;
    assert.ok(first?.op.kind === "draw");
    assert.deepEqual(first.op.stroke.samples, inkOf(first.op.stroke.samples.length));
    assert.ok([site.ann, site.bob].some(({ person }) => person.id === first.author));
  });
}

test("W7 a resent op gets the seq it has, and is not applied again; another's id is refused", async () => {
  const board = await newBoard();
  const [one, two] = [
    await visit(await connect(site.ann), board),
    await visit(await connect(site.bob), board),
  ];
  const answers = await Promise.all([one.draw("same"), one.draw("same"), one.draw("same")]);
  for (const answer of answers) assert.deepEqual(answer, { ok: true, seq: 1 });
  assert.deepEqual(await one.draw("same"), { ok: true, seq: 1 });
  assert.deepEqual(await two.draw("same"), { ok: false, reason: "already-there" });
  assert.deepEqual(await two.draw("next"), { ok: true, seq: 2 });
  await one.until(() => one.entries.length === 2);
});

test("W8 joining since a seq gives what came after it, and a second join on the same socket does too", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  for (const n of [1, 2, 3]) await one.draw(`n-${n}`);
  const since = async (seq: number) => {
    const late = await visit(await connect(site.bob), board, seq);
    return late.entries.map((entry) => entry.seq);
  };
  assert.deepEqual(await since(0), [1, 2, 3]);
  assert.deepEqual(await since(2), [3]);
  assert.deepEqual(await since(3), []);
  assert.deepEqual(await since(99), []);
  const again = await visit(one.socket, board, 1);
  assert.deepEqual(
    again.entries.map(({ seq }) => seq),
    [2, 3],
  );
  assert.equal(again.joined.you.peer, one.joined.you.peer);
});

test("W8 a join tells who is here, whose the board is and what one may do; peers hear of those who come and go", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  assert.deepEqual(one.joined.may, { write: true, clearAll: true, rename: true, share: true, asking: 0 });
  let here: readonly string[] = [];
  one.socket.on("peers", ({ peers, names }) => {
    here = peers.map(({ user }) => names[user] ?? "");
  });
  const two = await visit(await connect(site.bob), board);
  assert.deepEqual(two.joined.may, { write: true, clearAll: false, rename: false, share: false, asking: 0 });
  assert.equal(two.joined.names[site.ann.person.id], "Ann");
  assert.deepEqual(two.joined.board, { name: "Sums", owner: site.ann.person.id });
  await one.until(() => here.join() === "Ann,Bob");
  two.socket.close();
  await one.until(() => here.join() === "Ann");
});

test("W2 live ink and cursors reach the others under the writer's own number, and not the writer", async () => {
  const board = await newBoard();
  const [one, two] = [
    await visit(await connect(site.ann), board),
    await visit(await connect(site.bob), board),
  ];
  const heard: { one: unknown[]; two: unknown[] } = { one: [], two: [] };
  one.socket.on("ink", (frame) => heard.one.push(...(unpackFrame(frame) ?? [])));
  two.socket.on("ink", (frame) => heard.two.push(...(unpackFrame(frame) ?? [])));
  const ink = {
    kind: "ink",
    peer: two.joined.you.peer, // forged
    stroke: strokeKey("s"),
    pointer: "pen",
    pen: { color: 1, width: 4 },
    from: 0,
    samples: inkOf(4),
  } as const;
  one.socket.emit("ink", packFrame([ink]));
  await two.until(() => heard.two.length === 1);
  assert.deepEqual(heard.two[0], { ...ink, peer: one.joined.you.peer });
  two.socket.emit("cursor", { x: 5, y: 6.5 });
  await one.until(() => heard.one.length === 1);
  assert.deepEqual(heard.one[0], { kind: "cursor", peer: two.joined.you.peer, x: 5, y: 6.5 });
  await one.draw("end");
  assert.equal(heard.one.length, 1);
});

test("R8 readings follow one another from base to seq, and are whole at a join", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  let { reading, readingSeq }: { reading: Reading; readingSeq: number } = one.joined;
  one.socket.on("readings", ({ base, seq, change }) => {
    assert.equal(base, readingSeq);
    reading = applyChange(reading, change);
    readingSeq = seq;
  });
  const texts = () => reading.numbers.map(({ text }) => text);
  await one.draw("three", 3);
  await one.until(() => texts().join() === "3");
  const label = { kind: "label", id: idOf("label"), parts: [{ mark: idOf("three") }], text: "7" } as const;
  assert.ok((await one.socket.emitWithAck("op", { ...label, parts: [...label.parts] }, null)).ok);
  await one.until(() => texts().join() === "7");
  assert.equal(reading.numbers[0]?.by, site.ann.person.id);
  const late = await visit(await connect(site.bob), board);
  assert.deepEqual(late.joined.reading, reading);
  assert.equal(late.joined.readingSeq, readingSeq);
});

test("W8 a socket hears one board only", async () => {
  const [board, other] = [await newBoard(), await newBoard()];
  const socket = await connect(site.ann);
  assert.deepEqual(await draw(socket, "early"), { ok: false, reason: "not-joined" });
  const mover = await visit(socket, board);
  const stayer = await visit(await connect(site.bob), board);
  const moved = await visit(socket, other);
  await stayer.draw("on-board");
  await stayer.until(() => stayer.entries.length === 1);
  assert.deepEqual(await moved.draw("elsewhere"), { ok: true, seq: 1 });
  assert.deepEqual(
    mover.entries.map(({ op }) => op.id),
    [idOf("elsewhere")],
  );
});

test("a board renamed or deleted while it is open is so for everyone in it", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.bob), board);
  let name = "";
  one.socket.on("peers", (now) => {
    name = now.board.name;
  });
  await site.server.services.store.renameBoard(board, "Products");
  await site.server.services.boardChanged(board);
  await one.until(() => name === "Products");
  const gone = new Promise((resolve) => one.socket.once("disconnect", resolve));
  await site.server.services.store.deleteBoard(board);
  site.server.services.boardDeleted(board);
  await gone;
  const answer: Joined | { ok: false; reason: string } = await (await connect(site.bob)).emitWithAck("join", {
    version: WIRE_VERSION,
    board,
    since: 0,
  });
  assert.ok(!answer.ok && answer.reason === "no-such-board");
});
