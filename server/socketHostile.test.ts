import assert from "node:assert/strict";
import { test } from "node:test";
import { packInk } from "../core/ink/pack.ts";
import { packBlobs } from "../core/ink/packBlobs.ts";
import { packFrame, unpackFrame } from "../core/wire/frame.ts";
import { LIMITS } from "../core/wire/limits.ts";
import { WIRE_VERSION } from "../core/wire/messages.ts";
import { REASONS } from "../core/wire/reasons.ts";
import { idOf, inkOf, newGuest, visit, type Wire } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";

const site = testSite();
const { connect, newBoard } = site;
let annsImage = "";

/** What a page must never send, and the reason it gets. `setUp` has drawn "mine" by Ann; Bob sends. */
const HOSTILE: readonly (readonly [
  what: string,
  reason: string,
  send: (socket: Wire) => Promise<unknown>,
])[] = (() => {
  const op =
    (header: unknown, ink: unknown = null) =>
    async (socket: Wire) =>
      raw(socket).emitWithAck("op", header, ink);
  const pen = { kind: "draw", id: idOf("evil"), pointer: "pen", color: 0, width: 4 };
  const ink = packInk(inkOf(3));
  const huge = new Uint8Array(10 + 7 * 1_000_000);
  const claimsMore = new Uint8Array(10 + 7 * 20_000);
  new DataView(claimsMore.buffer).setUint16(0, 20_000, true);
  const label = { kind: "label", id: idOf("evil"), text: "1" };
  const blob = { box: { x: 0, y: 0, w: 2, h: 2 }, mask: new Uint8Array(4) };
  const blobs = packBlobs([blob, blob]);
  const box = { x: 0, y: 0, w: 9, h: 9 };
  const place = { kind: "place", id: idOf("evil"), image: "x".repeat(21), box, labels: [] };
  const oneLabel = (...of: readonly number[]) => ({ ...place, labels: [{ blobs: of, text: "1" }] });
  return [
    ["a stroke of a million points", "too-large", op(pen, huge)],
    ["a stroke of 20,000 points", "too-large", op(pen, claimsMore)],
    [
      "a stroke of a million points as JSON",
      "bad-message",
      op({ ...pen, samples: new Array(100_000).fill(1) }, ink),
    ],
    ["a forged author", "bad-message", op({ ...pen, author: "someone" }, ink)],
    ["a forged seq", "bad-message", op({ ...pen, seq: 1 }, ink)],
    ["a stroke without ink", "bad-message", op(pen, null)],
    ["ink as text", "bad-message", op(pen, "ink")],
    ["ink cut short", "bad-message", op(pen, ink.subarray(0, 12))],
    ["no bytes of ink", "bad-message", op(pen, new Uint8Array())],
    ["ink outside the board", "bad-message", op(pen, new Uint8Array(ink).fill(255, 2, 6).fill(127, 5, 6))],
    [
      "NaN for a place",
      "bad-message",
      op({ kind: "type", id: idOf("evil"), text: "1", box: { x: Number.NaN, y: 0, w: 1, h: 1 } }),
    ],
    [
      "words for a number",
      "bad-message",
      op({ kind: "type", id: idOf("evil"), text: "<b>", box: { x: 0, y: 0, w: 1, h: 1 } }),
    ],
    ["no op at all", "bad-message", op(null)],
    ["an array", "bad-message", op([1, 2, 3])],
    ["a polluting key", "bad-message", op(JSON.parse('{"__proto__":{"kind":"draw"},"kind":"nothing"}'))],
    [
      "ten thousand and one marks",
      "too-large",
      op({ kind: "hide", id: idOf("evil"), marks: new Array(10_001).fill(idOf("x")) }),
    ],
    ["another's ink hidden", "not-yours", op({ kind: "hide", id: idOf("evil"), marks: [idOf("mine")] })],
    [
      "ink of a foreign board hidden",
      "no-such-mark",
      op({ kind: "hide", id: idOf("evil"), marks: [idOf("foreign")] }),
    ],
    ["ink of a foreign board labelled", "no-such-mark", op({ ...label, parts: [{ mark: idOf("foreign") }] })],
    [
      "samples past the stroke's end",
      "no-such-mark",
      op({ ...label, parts: [{ mark: idOf("mine"), from: 3 }] }),
    ],
    [
      "a label that is not there",
      "no-such-label",
      op({ kind: "unlabel", id: idOf("evil"), label: idOf("x") }),
    ],
    ["an image that is not there", "no-such-image", op(place, blobs)],
    [
      "another's image",
      "no-such-image",
      (socket) => raw(socket).emitWithAck("op", { ...place, image: annsImage }, blobs),
    ],
    ["an image without blobs", "bad-message", op(place)],
    ["an image's blobs cut short", "bad-message", op(place, blobs.subarray(0, 8))],
    ["a hundred thousand blobs", "bad-message", op(place, new Uint8Array([0xa0, 0x8d, 0x06, ...blobs]))],
    ["blobs of more bytes than ink may have", "too-large", op(place, new Uint8Array(260 * 1024))],
    ["a NaN place of an image", "bad-message", op({ ...place, box: { ...box, x: Number.NaN } }, blobs)],
    ["a label of a blob that is not there", "bad-message", op(oneLabel(2), blobs)],
    ["a blob labelled twice", "bad-message", op(oneLabel(0, 0), blobs)],
    ["a hundred thousand labels", "too-large", op({ ...place, labels: new Array(1e5).fill({}) }, blobs)],
    ["another's op once more", "already-there", op({ ...pen, id: idOf("mine") }, ink)],
    [
      "a message of more than half a megabyte",
      "too-large",
      op({ kind: "type", id: idOf("evil"), text: "1".repeat(600 * 1024), box: { x: 0, y: 0, w: 1, h: 1 } }),
    ],
    [
      "seven megabytes under an unknown name",
      "too-large",
      (socket) => raw(socket).emitWithAck("flood", "x".repeat(7 * 1024 * 1024)),
    ],
    [
      "a join of a megabyte",
      "too-large",
      (socket) => raw(socket).emitWithAck("join", { ...join("x".repeat(22)), user: "x".repeat(2 ** 20) }),
    ],
    ["an unknown event", "bad-message", (socket) => raw(socket).emitWithAck("drop-table", { a: 1 })],
    [
      "an older version",
      "wrong-version",
      (socket) => raw(socket).emitWithAck("join", { version: 0, anything: 1 }),
    ],
    [
      "a board that is not there",
      "no-such-board",
      (socket) => raw(socket).emitWithAck("join", join("x".repeat(22))),
    ],
    [
      "a board by a path",
      "bad-message",
      (socket) => raw(socket).emitWithAck("join", join("../../../etc/passwd___")),
    ],
    [
      "a join without a board",
      "bad-message",
      (socket) => raw(socket).emitWithAck("join", { version: WIRE_VERSION }),
    ],
    [
      "a join as someone else",
      "bad-message",
      (socket) => raw(socket).emitWithAck("join", { ...join("x".repeat(22)), user: "x" }),
    ],
  ];
})();
const join = (board: string) => ({ version: WIRE_VERSION, board, since: 0 });
/** The same socket, free to send anything. */
const raw = (
  socket: Wire,
): {
  emitWithAck(event: string, ...given: unknown[]): Promise<unknown>;
  emit(event: string, ...given: unknown[]): void;
} => socket as never;

test("W4 W5 whatever is sent gets its reason, and the room goes on unharmed", async () => {
  const bytes = new Uint8Array([1]);
  const pictures = { original: bytes, normalised: bytes, thumbnail: bytes };
  const size = { width: 9, height: 9 };
  annsImage = await site.server.services.store.addImage({
    ownerId: site.ann.person.id,
    name: "seven",
    mime: "image/png",
    ...size,
    ...pictures,
  });
  const [board, foreign] = [await newBoard(), await newBoard()];
  const one = await visit(await connect(site.ann), board);
  await one.draw("mine");
  await (await visit(await connect(site.ann), foreign)).draw("foreign");
  const two = await visit(await connect(site.bob), board);
  for (const [what, reason, send] of HOSTILE) {
    const { ok, reason: given } = (await send(two.socket)) as { ok: boolean; reason: string };
    assert.deepEqual({ ok, given }, { ok: false, given: reason }, what);
  }
  for (const frame of [new Uint8Array([9, 9, 9]), new Uint8Array(9000), "ink", null, { a: 1 }, Number.NaN]) {
    raw(two.socket).emit("ink", frame);
    raw(two.socket).emit("cursor", frame);
  }
  raw(two.socket).emit("cursor", { x: Number.NaN, y: 0 });
  raw(two.socket).emit("op"); // nobody to answer to
  raw(two.socket).emit("join", "x", "y", "z");
  assert.deepEqual(await two.draw("still"), { ok: true, seq: 2 });
  await one.until(() => one.entries.length === 2);
  assert.deepEqual(
    one.entries.map(({ op }) => op.id),
    [idOf("mine"), idOf("still")],
  );
});

test("W5 a message above the transport's limit ends its sender's connection with the reason in words, and nobody else's", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  const two = await visit(await connect(site.bob), board);
  const { engine } = two.socket.io;
  const closed = new Promise<unknown>((resolve) => engine.once("close", (_why, details) => resolve(details)));
  const points = JSON.stringify(new Array(1_000_000).fill([0.5, 0.5, 1]));
  assert.ok(points.length > LIMITS.transportBytes);
  raw(two.socket).emit("op", { kind: "draw", id: idOf("evil"), samples: points });
  const { code, reason } = contextOf(await closed);
  assert.deepEqual([code, `${reason}`], [1009, REASONS["too-large"]]);
  const again = await visit(await connect(site.bob), board);
  assert.deepEqual(await again.draw("after"), { ok: true, seq: 1 });
  await one.until(() => one.entries.length === 1);
});

test("W5 by polling, too, a message above the transport's limit is answered with the reason in words", async () => {
  const address = `http://127.0.0.1:${site.server.port}/socket.io/?EIO=4&transport=polling`;
  const headers = { cookie: site.bob.cookie, "content-type": "text/plain;charset=UTF-8" };
  const opened = await (await fetch(address, { headers })).text();
  const { sid } = JSON.parse(opened.slice(1));
  const body = `4${"x".repeat(LIMITS.transportBytes)}`;
  const answer = await fetch(`${address}&sid=${sid}`, { method: "POST", headers, body });
  assert.deepEqual([answer.status, await answer.text()], [413, REASONS["too-large"]]);
  const one = await visit(await connect(site.ann), await newBoard());
  assert.deepEqual(await one.draw("mine"), { ok: true, seq: 1 });
});

test("W5 ten times the allowed rate: what is too much is told so, what is not is kept, and others lose nothing", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  const dee = await newGuest(site.server, "Dee");
  const two = await visit(await connect(dee), board);
  const sent = Array.from({ length: 10 * LIMITS.opsBurst }, (_, n) => two.draw(`d${n}`));
  const calm = await Promise.all(["a", "b", "c"].map((name) => one.draw(name)));
  assert.ok(calm.every(({ ok }) => ok));
  const answers = await Promise.all(sent);
  const kept = answers.filter(({ ok }) => ok).length;
  assert.ok(kept >= LIMITS.opsBurst && kept < 2 * LIMITS.opsBurst, `${kept} were kept`);
  for (const answer of answers)
    if (!answer.ok) assert.ok(answer.reason === "too-fast" && (answer.retryAfterMs ?? 0) > 0);
  await one.until(() => one.entries.length === kept + calm.length);
  await two.until(() => two.entries.length === kept + calm.length);

  const frame = packFrame([{ kind: "cursor", peer: 0, x: 1, y: 1 }]);
  const ask = (socket: Wire) =>
    raw(socket).emitWithAck("ink", frame) as Promise<{ ok: boolean; reason?: string }>;
  const frames = Array.from({ length: 10 * LIMITS.framesBurst }, () => ask(two.socket));
  assert.deepEqual(await ask(one.socket), { ok: true });
  const passed = await Promise.all(frames);
  const reasons = new Set(passed.map(({ ok, reason }) => reason ?? ok));
  assert.deepEqual(reasons, new Set([true, "too-fast"]));
  assert.ok(passed.filter(({ ok }) => ok).length >= LIMITS.framesBurst);
});

test("W5 NaN in live ink is told to be no message, and neither it nor what it came with is shown to others", async () => {
  const board = await newBoard();
  const one = await visit(await connect(site.ann), board);
  const two = await visit(await connect(site.bob), board);
  const seen: Uint8Array[] = [];
  one.socket.on("ink", (frame) => void seen.push(frame));
  const pen = { color: 0, width: 4 } as const;
  const ink = { kind: "ink", peer: 0, stroke: 7, pointer: "pen", pen, from: 0, samples: inkOf(3) } as const;
  const whole = packFrame([ink]);
  const floats = new Uint8Array(new Float32Array([Number.NaN, 1, 2, Number.NaN]).buffer);
  const spoilt = Uint8Array.from([...whole.subarray(0, whole.length - floats.length), ...floats]);
  const ask = (event: string, value: unknown) => raw(two.socket).emitWithAck(event, value);
  for (const value of [Number.NaN, [Number.NaN], floats, spoilt, Uint8Array.from([...whole, ...floats])])
    assert.deepEqual(await ask("ink", value), { ok: false, reason: "bad-message" });
  assert.deepEqual(await ask("cursor", { x: Number.NaN, y: 0 }), { ok: false, reason: "bad-message" });
  assert.deepEqual(await ask("ink", whole), { ok: true });
  await one.until(() => seen.length > 0);
  const shown = seen.flatMap((frame) => [...(unpackFrame(new Uint8Array(frame)) ?? [])]);
  assert.deepEqual(
    shown.map((segment) => segment.kind === "ink" && segment.samples),
    [inkOf(3)],
  );
  assert.deepEqual(await two.draw("after"), { ok: true, seq: 1 });
});

/** The close event of a WebSocket, where Engine.IO's client hands it over. */
function contextOf(details: unknown): { readonly code?: unknown; readonly reason?: unknown } {
  assert.ok(typeof details === "object" && details !== null && "context" in details);
  assert.ok(typeof details.context === "object" && details.context !== null);
  return details.context;
}
