import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { bootSentence } from "./bootSentence.ts";
import { openDatabase } from "./database.ts";
import { startServer } from "./index.ts";
import { createLog } from "./log.ts";
import { createFakeRecogniser } from "./room/testing/fakeRecogniser.ts";
import {
  connectTo,
  endTestServer,
  idOf,
  newGuest,
  startTestServer,
  testEnv,
  visit,
} from "./room/testing/testServer.ts";
import { createStore } from "./store.ts";

const failsWith = async (starting: Promise<unknown>): Promise<string | undefined> =>
  starting.then(
    () => undefined,
    (error: unknown) => bootSentence(error),
  );

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

test("health is 503 until database and recogniser are ready, then tells what runs; other paths wait with 503", async () => {
  const env = await testEnv({ port: await freePort() });
  const health = () => fetch(`http://127.0.0.1:${env.port}/api/health`);
  let early: Promise<Response[]> | undefined;
  const startRecogniser = async () => {
    early = Promise.all([health(), fetch(`http://127.0.0.1:${env.port}/`)]);
    await early;
    return createFakeRecogniser();
  };
  const server = await startTestServer({ env, startRecogniser });
  assert.deepEqual(
    (await early)?.map(({ status }) => status),
    [503, 503],
  );
  const ready = await health();
  assert.equal(ready.status, 200);
  const { version, ...rest } = await ready.json();
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.deepEqual(rest, { status: "ok", backend: "wasm", database: "pglite" });
  await endTestServer(server);
  await assert.rejects(health());
});

test("a port in use and a folder that another server owns are each one sentence, and leave the first server alone", async () => {
  const first = await startTestServer();
  const log = createLog("silent");
  const pages = false;
  const startRecogniser = async () => createFakeRecogniser();
  const samePort = { ...first.env, port: first.port };
  const onPort = await failsWith(startServer({ env: samePort, log, pages, startRecogniser }));
  assert.match(onPort ?? "", /^Port \d+ is in use: .*\.$/);
  const onFolder = await failsWith(startServer({ env: first.env, log, pages, startRecogniser }));
  assert.match(onFolder ?? "", /^Another server owns the data folder .*\.$/);
  const nobody = { ...first.env, databaseUrl: "postgres://user:hidden@127.0.0.1:1/none" };
  const onDatabase = await failsWith(startServer({ env: nobody, log, pages, startRecogniser }));
  assert.match(onDatabase ?? "", /^The database .* does not answer.*\.$/s);
  assert.ok(!onDatabase?.includes("hidden"));
  assert.equal((await fetch(`http://127.0.0.1:${first.port}/api/health`)).status, 200);
  await endTestServer(first);
});

test("W6 W8 closing in the middle of writing loses nothing acknowledged, and a restart brings it all back with its readings", async () => {
  const first = await startTestServer();
  const guest = await newGuest(first, "Ann");
  const { id: board } = await first.services.store.createBoard(guest.person.id, "Sums");
  const one = await visit(await connectTo(first, { cookie: guest.cookie }), board);
  const acknowledged: string[] = [];
  const reasons = new Set<string>();
  for (let n = 0; n < 60; n++) {
    void one.draw(`n-${n}`, 1 + (n % 9)).then((answer) => {
      if (answer.ok) acknowledged.push(idOf(`n-${n}`));
      else reasons.add(answer.reason);
    });
  }
  await one.until(() => acknowledged.length > 0);
  const gone = new Promise((resolve) => one.socket.once("disconnect", resolve));
  await first.close();
  await gone;
  assert.deepEqual(
    [...reasons].filter((reason) => reason !== "closing"),
    [],
  );

  const second = await startTestServer({ env: first.env });
  const again = await visit(await connectTo(second, { cookie: guest.cookie }), board);
  const stored = again.entries.map(({ op }) => op.id);
  assert.deepEqual(
    acknowledged.filter((id) => !stored.includes(id)),
    [],
  );
  assert.deepEqual(
    again.entries.map(({ seq }) => seq),
    stored.map((_, i) => i + 1),
  );
  assert.ok((await again.draw("after")).ok);
  again.socket.close();
  await second.close();

  const database = await openDatabase({ dataDir: first.env.dataDir, databaseUrl: undefined });
  const store = createStore(database);
  const changes = [];
  for await (const page of store.readingsTimeline(board)) changes.push(...page);
  assert.ok(changes[0]?.fresh && changes.length >= 2);
  const [summary] = await store.boardsOf(guest.person.id);
  assert.equal(summary?.lastReading.split(" ").length, stored.length + 1);
  await store.close();
  await database.close();
  await endTestServer(second);
});

test("closing ends with sixty people on a board and the recogniser in mid-run", async () => {
  const recogniser = createFakeRecogniser();
  let isClosed = false;
  const startRecogniser = async () => ({
    ...recogniser,
    update: () => {}, // a run that never ends
    close: async () => {
      isClosed = true;
    },
  });
  const server = await startTestServer({ startRecogniser });
  const guest = await newGuest(server, "Ann");
  const { id: board } = await server.services.store.createBoard(guest.person.id, "Full");
  const people = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const { cookie } = await newGuest(server, `Guest ${n}`);
      return visit(await connectTo(server, { cookie }), board);
    }),
  );
  const [writer] = people;
  assert.ok((await writer?.draw("last"))?.ok);
  const gone = Promise.all(people.map(({ socket }) => new Promise((end) => socket.once("disconnect", end))));
  await server.close();
  await gone;
  assert.ok(isClosed);
  await endTestServer(server);
});
