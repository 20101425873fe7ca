import assert from "node:assert/strict";
import { test } from "node:test";
import type { May } from "../core/wire/messages.ts";
import { may } from "./may.ts";
import { type Guest, newGuest, visit } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";
import { createRequests, type Requests } from "./sharingRequests.ts";
import { DAY_MS } from "./store/keeping.ts";
import type { AccessChange } from "./store.ts";

const site = testSite();
const NONE = "n".repeat(22);
const NEVER = new AbortController().signal;

/** A closed board of Ann's, with requests by a clock that is set by hand and what is put off done by hand. */
async function closedBoard() {
  const { store, boardChanged } = site.server.services;
  const anns = await newGuest(site.server, "Ann");
  const board = await site.newBoard(anns);
  const clock = { nowMs: Date.now() };
  const [putOff, asked]: [(() => Promise<void>)[], string[]] = [[], []];
  const open = (waitMs = 60_000): Requests =>
    createRequests({
      store,
      may,
      now: () => clock.nowMs,
      later: (act) => putOff.push(act),
      onAsked: async (id) => {
        asked.push(id);
        await boardChanged(id);
      },
      onFault: (error) => assert.fail(String(error)),
      waitMs,
    });
  const requests = open();
  const settle = async () => {
    for (const act of putOff.splice(0)) await act();
  };
  const ask = async ({ person }: Pick<Guest, "person">, id = board) => {
    clock.nowMs += 1; // who asked first comes first
    const answer = requests.ask(id, person, "here");
    await settle();
    return answer;
  };
  const change = async (wanted: AccessChange) => {
    const outcome = await store.changeAccess(board, anns.person.id, wanted, clock.nowMs);
    await boardChanged(board);
    requests.changed(board);
    return outcome;
  };
  const waiting = async () => (await store.joinRequestsOf(board)).map(({ userId }) => userId);
  await change({ do: "link-access", access: "off" });
  return { anns, ask, asked, board, change, clock, open, putOff, requests, settle, store, waiting };
}

test("asking is answered alike for a closed board, an open one and none, and what is noted is put off", async () => {
  const { anns, board, putOff, requests, settle, store, waiting } = await closedBoard();
  const bob = (await newGuest(site.server, "Bob")).person;
  const open = await site.newBoard();
  for (const id of [board, open, NONE, "no id at all"]) {
    assert.deepEqual(requests.ask(id, bob, "here"), { ok: true });
    assert.equal(putOff.length, 1, id);
    assert.deepEqual(await waiting(), id === board ? [] : [bob.id]);
    await settle();
  }
  assert.deepEqual(await store.joinRequestsOf(open), [], "who may come in need not ask");
  assert.deepEqual(requests.ask(board, anns.person, "here"), { ok: true });
  await settle();
  assert.deepEqual(await waiting(), [bob.id], "nor need its owner");
});

test("who is let in has the place given and waits no more; what was asked and answered is in the list", async () => {
  const { anns, ask, asked, board, change, store, waiting } = await closedBoard();
  const [bob, cy] = [await newGuest(site.server, "Bob"), await newGuest(site.server, "Cy")];
  for (const guest of [bob, cy, bob]) await ask(guest);
  assert.deepEqual(asked, [board, board], "one who waits already is not told of again");
  assert.deepEqual(await waiting(), [bob.person.id, cy.person.id]);
  assert.equal(await change({ do: "let-in", user: bob.person.id, grant: "viewer" }), "done");
  assert.equal(await change({ do: "let-in", user: bob.person.id, grant: "editor" }), "no-such-request");
  assert.equal(await change({ do: "decline", user: anns.person.id }), "no-such-request");
  assert.equal(await change({ do: "decline", user: cy.person.id }), "done");
  assert.equal(await change({ do: "let-in", user: cy.person.id, grant: "editor" }), "no-such-request");
  assert.deepEqual(await waiting(), []);
  const record = await store.boardById(board);
  assert.deepEqual(record?.grants, new Map([[bob.person.id, "viewer"]]));
  assert.deepEqual(
    (await store.accessEvents(board, 2)).map(({ kind, subject, detail }) => [kind, subject, detail]),
    [
      ["decline", cy.person.id, null],
      ["let-in", bob.person.id, "viewer"],
    ],
  );
});

test("a declined person asks again after a day and not before; a removed one may ask and be let in", async () => {
  const { ask, change, clock, store, waiting } = await closedBoard();
  const bob = await newGuest(site.server, "Bob");
  await ask(bob);
  await change({ do: "decline", user: bob.person.id });
  clock.nowMs += DAY_MS - 2;
  await store.sweepJoinRequests(clock.nowMs);
  await ask(bob);
  assert.deepEqual(await waiting(), []);
  await ask(bob);
  assert.deepEqual(await waiting(), [bob.person.id]);
  await change({ do: "let-in", user: bob.person.id, grant: "editor" });
  await change({ do: "grant", user: bob.person.id, grant: "none" });
  await ask(bob);
  assert.equal(await change({ do: "let-in", user: bob.person.id, grant: "viewer" }), "done");
});

test("the owner's open pages are told how many wait, nobody else's", async () => {
  const { anns, ask, board, change } = await closedBoard();
  const [bob, cy] = [await newGuest(site.server, "Bob"), await newGuest(site.server, "Cy")];
  await ask(bob);
  await change({ do: "let-in", user: bob.person.id, grant: "editor" });
  const ann = await visit(await site.connect(anns), board);
  const seen = await visit(await site.connect(bob), board);
  assert.deepEqual(
    [ann, seen].map(({ joined }) => joined.may.asking),
    [0, 0],
  );
  const told: { ann: May[]; bob: May[] } = { ann: [], bob: [] };
  ann.socket.on("may", (now) => told.ann.push(now));
  seen.socket.on("may", (now) => told.bob.push(now));
  await ask(cy);
  await ann.until(() => told.ann.length === 1);
  await change({ do: "link-access", access: "viewer" }); // upon which Cy needs no answer
  await ann.until(() => told.ann.length === 2);
  await change({ do: "grant", user: bob.person.id, grant: "viewer" });
  await seen.until(() => told.bob.length === 1);
  assert.deepEqual(
    told.ann.map(({ asking }) => asking),
    [1, 0],
  );
  assert.equal(told.bob[0]?.asking, 0);
});

test("a page that waits hears at once that the board has opened; of none it hears nothing until the time is over", async () => {
  const { ask, board, change, open, requests } = await closedBoard();
  const [bob, cy] = [await newGuest(site.server, "Bob"), await newGuest(site.server, "Cy")];
  await ask(bob);
  const bobs = requests.untilOpen(board, bob.person, NEVER);
  const leaving = new AbortController();
  const cys = requests.untilOpen(board, cy.person, leaving.signal);
  await change({ do: "let-in", user: bob.person.id, grant: "viewer" });
  assert.equal(await bobs, true);
  assert.equal(await requests.untilOpen(board, bob.person, NEVER), true, "nor does one that asks later wait");
  leaving.abort();
  assert.equal(await cys, false);
  const short = open(20);
  assert.deepEqual(await Promise.all([board, NONE].map((id) => short.untilOpen(id, cy.person, NEVER))), [
    false,
    false,
  ]);
  const many = Array.from({ length: 7 }, () => requests.untilOpen(NONE, cy.person, NEVER));
  assert.equal(await many[0], false, "the longest gives way");
  requests.close();
  assert.deepEqual(await Promise.all(many), Array(7).fill(false));
});

test("a page that shows who asks hears of each that asks and of each change, and of another board's nothing", async () => {
  const { anns, ask, board, change, open, requests } = await closedBoard();
  const bob = await newGuest(site.server, "Bob");
  const next = (since: string) => requests.untilChanged(board, anns.person, since, NEVER);
  const asking = next(requests.versionOf(board));
  await ask(bob);
  assert.equal(await asking, true);
  const changing = next(requests.versionOf(board));
  await ask(bob); // who waits already
  await change({ do: "decline", user: bob.person.id });
  assert.equal(await changing, true);
  const short = open(20);
  const elsewhere = short.untilChanged(NONE, anns.person, short.versionOf(NONE), NEVER);
  short.changed(board);
  assert.equal(await elsewhere, false);
});

test("what comes between two questions is answered to the second at once, as is what came before the server ran", async () => {
  const { anns, ask, board, change, clock, open, requests } = await closedBoard();
  const bob = await newGuest(site.server, "Bob");
  const seen = requests.versionOf(board);
  await ask(bob);
  await change({ do: "decline", user: bob.person.id });
  assert.equal(await requests.untilChanged(board, anns.person, seen, NEVER), true);
  clock.nowMs += 1;
  const restarted = open();
  const known = requests.versionOf(board);
  assert.equal(await restarted.untilChanged(board, anns.person, known, NEVER), true);
});

test("who asks again and again is slowed, on any board and none, by person and by network address", async () => {
  const { board, requests } = await closedBoard();
  const bob = (await newGuest(site.server, "Bob")).person;
  for (let n = 0; n < 10; n++) assert.ok(requests.ask(n % 2 ? board : NONE, bob, "there").ok);
  for (const id of [board, NONE]) {
    const slowed = requests.ask(id, bob, "there");
    assert.ok(!slowed.ok && slowed.retryAfterMs > 0);
  }
  for (let n = 10; n < 120; n++) assert.ok(requests.ask(NONE, { id: `guest ${n}` }, "there").ok);
  assert.ok(!requests.ask(NONE, { id: "another" }, "there").ok);
  assert.ok(requests.ask(NONE, { id: "another" }, "elsewhere").ok);
});

test("a guest who signs in to an account takes requests along; old ones and those of who is deleted go", async () => {
  const { ask, board, change, store, waiting } = await closedBoard();
  const [bob, cy, di] = [
    await newGuest(site.server, "Bob"),
    await newGuest(site.server, "Cy"),
    await newGuest(site.server, "Di"),
  ];
  for (const guest of [bob, cy, di]) await ask(guest);
  await change({ do: "decline", user: di.person.id });
  const account = (claims: string) => store.createAccount({ name: "Bo", claims, passwordHash: "x" });
  const [bobs, dis] = [await account("bo@requests.example"), await account("di@requests.example")];
  await store.moveGuestBoards(bob.person.id, bobs.id);
  await store.moveGuestBoards(di.person.id, dis.id);
  assert.deepEqual(await waiting(), [bobs.id, cy.person.id]);
  await ask({ person: { ...di.person, id: dis.id } });
  assert.deepEqual(await waiting(), [bobs.id, cy.person.id], "declined they were before");
  await store.deleteUser(cy.person.id);
  assert.deepEqual(await waiting(), [bobs.id]);
  const [asked] = await store.joinRequestsOf(board);
  const overMs = (asked?.askedAtMs ?? 0) + 30 * DAY_MS;
  await store.sweepJoinRequests(overMs);
  assert.deepEqual(await waiting(), [bobs.id]);
  await store.sweepJoinRequests(overMs + 1);
  assert.deepEqual(await waiting(), []);
});

test("no more than 200 people wait on one board", async () => {
  const { board, store, clock } = await closedBoard();
  const guests = await Promise.all(Array.from({ length: 201 }, (_, n) => store.createGuest(`Guest ${n}`)));
  const noted: boolean[] = [];
  for (const { id } of guests) noted.push(await store.askToJoin(board, id, clock.nowMs));
  assert.deepEqual([noted.filter(Boolean).length, noted.at(-1)], [200, false]);
});
