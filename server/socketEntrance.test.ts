import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../core/wire/limits.ts";
import { WIRE_VERSION } from "../core/wire/messages.ts";
import { connectTo, idOf, newGuest, visit } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";

const site = testSite();
const { connect, newBoard } = site;

test("W5 limits go by user: all pages of one share them, another's are untouched", async () => {
  const [cid, dot] = [await newGuest(site.server, "Cid"), await newGuest(site.server, "Dot")];
  const board = await newBoard();
  const pages = [await visit(await connect(cid), board), await visit(await connect(cid), board)];
  const other = await visit(await connect(dot), board);
  const answers = await Promise.all(
    Array.from({ length: LIMITS.opsBurst * 2 }, async (_, n) => {
      const header = { kind: "hide", id: idOf(`h-${n}`), marks: [idOf("none")] } as const;
      return pages[n % 2]?.socket.emitWithAck("op", { ...header, marks: [...header.marks] }, null);
    }),
  );
  const fast = answers.flatMap((answer) =>
    answer?.ok === false && answer.reason === "too-fast" ? [answer] : [],
  );
  assert.ok(fast.length >= LIMITS.opsBurst / 2, `${fast.length} were too fast`);
  for (const { retryAfterMs } of fast)
    assert.ok(retryAfterMs !== undefined && retryAfterMs > 0 && retryAfterMs <= 60_000);
  assert.ok((await other.draw("fine")).ok);
});

test("W5 a person without a session, or with one that has ended, is not let in", async () => {
  await assert.rejects(connectTo(site.server, {}), /not-signed-in/);
  await assert.rejects(connectTo(site.server, { cookie: "next-auth.session-token=forged" }), /not-signed-in/);
  const guest = await newGuest(site.server, "Eve");
  const socket = await connect(guest);
  await site.server.services.store.setPasswordHash(guest.person.id, "changed");
  await assert.rejects(connectTo(site.server, { cookie: guest.cookie }), /not-signed-in/);
  const joined = await socket.emitWithAck("join", {
    version: WIRE_VERSION,
    board: await newBoard(),
    since: 0,
  });
  assert.deepEqual(joined, { ok: false, reason: "not-signed-in" });
});

test("a page of another origin is turned away in the handshake, by either transport", async () => {
  const here = `127.0.0.1:${site.server.port}`;
  const tries: readonly (readonly [Record<string, string>, boolean])[] = [
    [{}, true],
    [{ origin: `http://${here}` }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ origin: "https://evil.example" }, false],
    [{ origin: `http://${here}.evil.example` }, false],
    [{ origin: "null" }, false],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
  ];
  for (const transport of ["websocket", "polling"] as const) {
    for (const [headers, isLetIn] of tries) {
      const line = connectTo(site.server, { cookie: site.ann.cookie, headers, transports: [transport] });
      const letIn = await line.then(
        (socket) => {
          socket.close();
          return true;
        },
        () => false,
      );
      assert.equal(letIn, isLetIn, `${transport} ${JSON.stringify(headers)}`);
    }
  }
});
