import assert from "node:assert/strict";
import { test } from "node:test";
import { namesAsRead } from "../core/board/names.ts";
import { createRoster } from "./room/roster.ts";
import { type Guest, newGuest, type Visitor, visit } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";
import type { AccessChange } from "./store.ts";

const site = testSite();
const { connect, newBoard } = site;

/** A page on the board that keeps the names it was told, as a browser's does. */
async function reader(guest: Guest, board: string) {
  const page = await visit(await connect(guest), board);
  const names = new Map(Object.entries(page.joined.names));
  page.socket.on("peers", (now) => {
    for (const [id, name] of Object.entries(now.names)) names.set(id, name);
  });
  const reads = (person: Guest) => names.get(person.person.id);
  return { page, reads };
}

/** Ann's board with Bob, who wrote on it and left, and Cy, who is there. */
async function threeOnBoard() {
  const [anns, bobs, cys] = [
    await newGuest(site.server, "Ann"),
    await newGuest(site.server, "Bob"),
    await newGuest(site.server, "Cy"),
  ];
  const board = await newBoard(anns);
  const ann = await reader(anns, board);
  const bob = await visit(await connect(bobs), board);
  await bob.draw("bobs");
  const cy = await reader(cys, board);
  const { store, boardChanged } = site.server.services;
  for (const { person } of [bobs, cys])
    await store.touchMember(board, person.id, person === cys.person ? 2 : 1);
  const change = async (...changes: readonly AccessChange[]) => {
    for (const each of changes) {
      assert.equal(await store.changeAccess(board, anns.person.id, each, 1), "done");
      await boardChanged(board);
    }
  };
  return { board, ann, anns, bob, bobs, cy, cys, change, store };
}

const left = ({ socket }: Visitor) => socket.close();

test("a name the owner gives is read at once by all, of one who has left too, and stays another than everyone's", async () => {
  const { board, ann, anns, bob, bobs, cy, cys, change, store } = await threeOnBoard();
  left(bob);
  const [bobsId, cysId] = [bobs.person.id, cys.person.id];
  await change({ do: "rename", user: bobsId, name: "Robert" });
  await Promise.all([ann, cy].map(({ page, reads }) => page.until(() => reads(bobs) === "Robert")));
  await change({ do: "rename", user: cysId, name: "robert" });
  await Promise.all([ann, cy].map(({ page, reads }) => page.until(() => reads(cys) === "robert 2")));
  const late = await reader(await newGuest(site.server, "Robert"), board);
  assert.deepEqual([anns, bobs, cys].map(late.reads), ["Ann", "Robert", "robert 2"]);
  await change({ do: "rename", user: bobsId, name: null });
  await late.page.until(() => late.reads(bobs) === "Bob");
  assert.equal(
    await store.changeAccess(board, anns.person.id, { do: "rename", user: anns.person.id, name: "A" }, 1),
    "no-such-member",
  );
  assert.deepEqual(
    (await store.accessEvents(board, 9)).map(({ kind, subject, detail }) => [kind, subject, detail]),
    [
      ["rename", bobsId, null],
      ["rename", cysId, "robert"],
      ["rename", bobsId, "Robert"],
    ],
  );
});

test("a hidden person is Someone to the others at once, and by name to the owner and themselves; their ink stays", async () => {
  const { board, ann, bob, bobs, cy, cys, change, store } = await threeOnBoard();
  left(bob);
  await change({ do: "hide", user: bobs.person.id, isHidden: true });
  await cy.page.until(() => cy.reads(bobs) === "Someone");
  const again = await reader(bobs, board);
  const late = await reader(await newGuest(site.server, "someone"), board);
  assert.deepEqual(
    [again, late].map(({ reads }) => reads(bobs)),
    ["Bob", "Someone"],
  );
  assert.equal(late.page.entries.length, 1);
  await change({ do: "hide", user: cys.person.id, isHidden: true });
  await late.page.until(() => late.reads(cys) === "Someone");
  assert.deepEqual([bobs, cys].map(ann.reads), ["Bob", "Cy"]);
  await again.page.until(() => again.reads(cys) === "Someone");
  assert.equal(again.reads(bobs), "Bob");
  assert.deepEqual([bobs, cys].map(cy.reads), ["Someone", "Cy"]);
  const texts = [...Object.values(late.page.joined.names)];
  assert.equal(texts.filter((name) => name === "Someone").length, 1, "nobody calls themselves so");
  await change({ do: "hide", user: bobs.person.id, isHidden: false });
  await late.page.until(() => late.reads(bobs) === "Bob");
  assert.deepEqual(
    (await store.accessEvents(board, 3)).map(({ kind, detail }) => [kind, detail]),
    [
      ["hide", "off"],
      ["hide", "on"],
      ["hide", "on"],
    ],
  );
});

test("a board given away tells its new owner the hidden names, and the one before no more", async () => {
  const { board, ann, bobs, cy, cys, change, store } = await threeOnBoard();
  await change({ do: "hide", user: bobs.person.id, isHidden: true });
  await cy.page.until(() => cy.reads(bobs) === "Someone");
  const grown = await store.registerGuest(cys.person.id, {
    name: "Cy",
    claims: "cy@names.example",
    passwordHash: "x",
  });
  assert.ok(grown);
  await change({ do: "hide", user: cys.person.id, isHidden: true }, { do: "transfer", user: cys.person.id });
  await cy.page.until(() => cy.reads(bobs) === "Bob");
  await ann.page.until(() => ann.reads(bobs) === "Someone");
  assert.equal(ann.reads(cys), "Cy", "an owner is never hidden");
  assert.equal((await store.boardById(board))?.shown.size, 1);
});

test("the marks of a guest who signed in to an account are the account's, whose name is hidden or given with it", async () => {
  const { board, bob, bobs, change, store } = await threeOnBoard();
  left(bob);
  await change({ do: "hide", user: bobs.person.id, isHidden: true });
  const account = await store.createAccount({
    name: "Robert",
    claims: "bob@names.example",
    passwordHash: "x",
  });
  await store.moveGuestBoards(bobs.person.id, account.id);
  const record = await store.boardById(board);
  assert.deepEqual([...(record?.shown ?? [])], [[account.id, { name: null, isHidden: true }]]);
  // A room that opens anew: the one that is open learns of it when everyone has left.
  const roster = createRoster(board, store);
  roster.show(record?.shown ?? new Map());
  await roster.learn([bobs.person.id]);
  assert.deepEqual(roster.names(), { [bobs.person.id]: "Someone" });
  assert.deepEqual(roster.namesFor({ id: account.id, knowsAll: false }), { [bobs.person.id]: "Robert" });
});

test("a name the owner gives takes nobody's own away, however early its person came, on the board and beside it", async () => {
  const { board, bob, bobs, cy, cys, change, store } = await threeOnBoard();
  left(bob);
  await change({ do: "rename", user: bobs.person.id, name: "Cy" });
  await cy.page.until(() => cy.reads(bobs) === "Cy 2");
  const roster = createRoster(board, store); // as of a room that opens anew
  roster.show((await store.boardById(board))?.shown ?? new Map());
  await roster.learn([bobs.person.id, cys.person.id]);
  const names = { [bobs.person.id]: "Cy 2", [cys.person.id]: "Cy" };
  assert.deepEqual(roster.names(), names);
  const members = await store.membersOf(board);
  const inOrder = [...members].sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
  const beside = namesAsRead(inOrder, () => true);
  assert.deepEqual(
    [bobs, cys].map(({ person }) => beside.get(person.id)),
    ["Cy 2", "Cy"],
  );
});
