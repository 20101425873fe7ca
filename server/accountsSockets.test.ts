import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connectTo, endTestServer, newGuest, startTestServer, visit } from "./room/testing/testServer.ts";

let server: Awaited<ReturnType<typeof startTestServer>>;
before(async () => {
  server = await startTestServer();
});
after(() => endTestServer(server));

test("signing out everywhere breaks one's sockets at once, lets none in again, and leaves others alone", async () => {
  const [ann, bob] = [await newGuest(server, "Ann"), await newGuest(server, "Bob")];
  const board = (await server.services.store.createBoard(ann.person.id, "Sums")).id;
  const pages = await Promise.all([ann, ann, bob].map(({ cookie }) => connectTo(server, { cookie })));
  const visits = await Promise.all(pages.map((page) => visit(page, board)));
  const gone = pages.slice(0, 2).map((page) => new Promise((resolve) => page.once("disconnect", resolve)));
  await server.services.accounts.endSessions(ann.person.id);
  await Promise.all(gone);
  await assert.rejects(connectTo(server, { cookie: ann.cookie }), /not-signed-in/);
  assert.ok((await visits[2]?.draw("bob"))?.ok);
  for (const page of pages) page.close();
});
