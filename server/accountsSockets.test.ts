import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { encode } from "next-auth/jwt";
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

test("a new password and a deleted account break one's sockets at once, and let none in again", async () => {
  const { accounts, secret, sessions } = server.services;
  const from = { address: "127.0.0.1" };
  const credentials = { email: "ann@example.org", password: "correct horse" };
  await accounts.register({ ...credentials, name: "Ann" }, from);
  const ends = [
    (id: string) =>
      accounts.changePassword(id, { password: "correct horse", newPassword: "new battery" }, from),
    (id: string) => accounts.deleteAccount(id, "new battery", from),
  ];
  for (const [n, end] of ends.entries()) {
    const password = n === 0 ? "correct horse" : "new battery";
    const signedIn = await accounts.signIn({ ...credentials, password }, from);
    assert.ok(signedIn.ok);
    const { id: userId, sessionVersion } = signedIn.person;
    const token = await encode({ token: { userId, sessionVersion }, secret });
    const cookie = `${sessions.cookieName({ https: false })}=${token}`;
    const page = await connectTo(server, { cookie });
    const gone = new Promise((resolve) => page.once("disconnect", resolve));
    assert.deepEqual(await end(userId), { ok: true });
    await gone;
    await assert.rejects(connectTo(server, { cookie }), /not-signed-in/);
  }
});
