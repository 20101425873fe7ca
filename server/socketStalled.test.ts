import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Socket as Tcp } from "node:net";
import { test } from "node:test";
import { packInk, quantiseInk } from "../core/ink/pack.ts";
import { LIMITS } from "../core/wire/limits.ts";
import { idOf, type Visitor, visit, type Wire } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";

const site = testSite();
const SAMPLES = 16_000;
const MOST_STROKES = 300;
const MORE_THAN_HELD = LIMITS.bufferedBytes + 2 ** 20;

/** Ink that packs badly, so that few strokes fill the buffers on the way. */
const HEAVY = packInk(
  quantiseInk(
    Array.from({ length: SAMPLES }, (_, i) => ({
      x: (i * 7919) % 6000,
      y: (i * 104_729) % 6000,
      t: i * 8,
      pressure: ((i * 31) % 97) / 97,
    })),
  ),
);

test("W8 a page that stops reading costs less than 4 MB and harms nobody, and is brought up to date once it reads again", async () => {
  const arrived: Tcp[] = [];
  const note = (message: unknown) => {
    if (
      typeof message === "object" &&
      message !== null &&
      "socket" in message &&
      message.socket instanceof Tcp
    )
      arrived.push(message.socket);
  };
  subscribe("net.server.socket", note);
  const board = await site.newBoard();
  const writer = await visit(await site.connect(site.ann), board);
  const stalled = await visit(await site.connect(site.bob), board);
  unsubscribe("net.server.socket", note);
  const wire = tcpOf(stalled.socket);
  const served = arrived.find(({ remotePort }) => remotePort === wire.localPort);
  assert.ok(served !== undefined);

  wire.pause();
  const drawn = await drawUntil(
    writer,
    () => writer.entries.length * HEAVY.length - served.bytesWritten > MORE_THAN_HELD,
  );
  assert.ok(drawn < MOST_STROKES, "the page was sent everything");
  assert.equal(writer.entries.length, drawn, "who reads hears all");
  const takenByNetwork = served.bytesWritten - served.writableLength;
  let isNudged = false;
  stalled.socket.on("readings", ({ base, seq }) => {
    isNudged ||= base === seq;
  });
  wire.resume();
  await stalled.until(() => isNudged);
  const last = HEAVY.length + 64 * 1024; // what the nudge itself weighs
  const held = served.bytesWritten - takenByNetwork - last;
  assert.ok(held < LIMITS.bufferedBytes, `${held} bytes were held for it`);
  const seqs = stalled.entries.map(({ seq }) => seq);
  assert.ok(
    seqs.some((seq, i) => seq !== i + 1),
    "a gap tells it to join again",
  );
  const known = seqs.findIndex((seq, i) => seq !== i + 1);
  const again = await visit(stalled.socket, board, known);
  assert.deepEqual(
    again.entries.map(({ seq }) => seq),
    Array.from({ length: drawn - known }, (_, i) => known + i + 1),
  );
});

/** Draws stroke after stroke until `holds`, or there were too many; answers how many. */
async function drawUntil(writer: Visitor, holds: () => boolean): Promise<number> {
  for (let n = 0; n < MOST_STROKES; n++) {
    if (holds()) return n;
    const header = { kind: "draw", id: idOf(`heavy-${n}`), pointer: "pen", color: 0, width: 4 } as const;
    const answer = await writer.socket.emitWithAck("op", header, HEAVY);
    assert.deepEqual(answer, { ok: true, seq: n + 1 });
    await writer.until(() => writer.entries.length === n + 1);
  }
  return MOST_STROKES;
}

/** The TCP connection under a WebSocket of `ws`, which neither types. */
function tcpOf(socket: Wire): Tcp {
  const ws: unknown = Reflect.get(socket.io.engine.transport, "ws");
  const tcp: unknown = typeof ws === "object" && ws !== null ? Reflect.get(ws, "_socket") : undefined;
  if (!(tcp instanceof Tcp)) throw new Error("no WebSocket over TCP");
  return tcp;
}
