import assert from "node:assert/strict";
import { test } from "node:test";
import { packFrame, unpackFrame } from "../core/wire/frame.ts";
import { WIRE_VERSION } from "../core/wire/messages.ts";
import { standingOf } from "./may.ts";
import { draw, idOf, newGuest, type Visitor, visit, type Wire } from "./room/testing/testServer.ts";
import { testSite } from "./room/testing/testSite.ts";
import type { AccessChange } from "./store.ts";

const site = testSite();
const { connect, newBoard } = site;
const ENDS_WITHIN_MS = 1_000;

/** How Bob comes to stand on Ann's board, and what he may then do there. */
const WAYS: readonly (readonly [
  standing: "editor" | "viewer" | "none",
  changes: (bob: string) => readonly AccessChange[],
])[] = [
  ["editor", () => []],
  ["viewer", () => [{ do: "link-access", access: "viewer" }]],
  ["none", () => [{ do: "link-access", access: "off" }]],
  ["viewer", () => [{ do: "freeze", isFrozen: true }]],
  ["viewer", (user) => [{ do: "grant", user, grant: "viewer" }]],
  ["none", (user) => [{ do: "grant", user, grant: "none" }]],
  [
    "editor",
    (user) => [
      { do: "grant", user, grant: "editor" },
      { do: "link-access", access: "off" },
    ],
  ],
  [
    "viewer",
    (user) => [
      { do: "grant", user, grant: "editor" },
      { do: "freeze", isFrozen: true },
    ],
  ],
  [
    "editor",
    (user) => [
      { do: "grant", user, grant: "none" },
      { do: "grant", user, grant: "link" },
    ],
  ],
  [
    "editor",
    (user) => [
      { do: "freeze", isFrozen: true },
      { do: "grant", user, grant: "editor" },
      { do: "freeze", isFrozen: false },
    ],
  ],
];

const change = async (board: string, changes: readonly AccessChange[]) => {
  const { store, boardChanged } = site.server.services;
  for (const each of changes) {
    assert.equal(await store.changeAccess(board, "its owner", each, 1), "done");
    await boardChanged(board);
  }
};
/** A board that both are on, with a stroke of Ann's. They are new each time: joins are counted by person. */
const shared = async () => {
  const [anns, bobs] = [await newGuest(site.server, "Ann"), await newGuest(site.server, "Bob")];
  const board = await newBoard(anns);
  const ann = await visit(await connect(anns), board);
  const bob = await visit(await connect(bobs), board);
  await ann.draw("anns");
  await bob.until(() => bob.entries.length === 1);
  await site.server.services.store.touchMember(board, bobs.person.id, 1);
  return { board, ann, bob, anns, bobs };
};
const join = (socket: Wire, board: string) =>
  socket.emitWithAck("join", { version: WIRE_VERSION, board, since: 0 });
const ended = ({ socket }: Visitor) =>
  new Promise<void>((resolve) => {
    if (socket.disconnected) resolve();
    else socket.once("disconnect", () => resolve());
  });

/** Does it, and waits until all these sockets have ended. Rejects when one is open after the bound. */
const endsInTime = async (pages: readonly Visitor[], act: () => Promise<unknown>) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`open after ${ENDS_WITHIN_MS} ms`)), ENDS_WITHIN_MS);
  });
  await Promise.race([Promise.all([...pages.map(ended), act()]), late]);
  clearTimeout(timer);
};

for (const [standing, changes] of WAYS) {
  const steps = changes("bob").map((each) => Object.values(each).join(" "));
  test(`after ${steps.join(", ") || "nothing"} one who was there and one who comes are each: ${standing}`, async () => {
    const { board, ann, bob, bobs } = await shared();
    await change(board, changes(bobs.person.id));
    const record = await site.server.services.store.boardById(board);
    assert.ok(record);
    assert.equal(standingOf(bobs.person.id, record), standing);
    if (standing === "none") {
      await ended(bob);
      const again = await join(await connect(bobs), board);
      assert.deepEqual(again, { ok: false, reason: "not-let-in" });
    } else {
      const taken = standing === "editor" ? { ok: true, seq: 2 } : { ok: false, reason: "not-allowed" };
      const fresh = await visit(await connect(bobs), board);
      assert.equal(fresh.joined.may.write, standing === "editor");
      assert.deepEqual(await draw(fresh.socket, "bobs"), taken);
    }
    assert.ok((await ann.draw("more")).ok, "the owner writes on");
  });
}

test("who may only look is told so, and nothing that their page sends reaches the board or the others", async () => {
  const { board, ann, bob } = await shared();
  let may: unknown;
  bob.socket.on("may", (now) => {
    may = now;
  });
  const heard: Uint8Array[] = [];
  ann.socket.on("ink", (frame) => heard.push(frame));
  await change(board, [{ do: "freeze", isFrozen: true }]);
  await bob.until(() => may !== undefined);
  assert.deepEqual(may, { write: false, clearAll: false, rename: false, share: false, asking: 0 });
  const box = { x: 0, y: 0, w: 9, h: 9 };
  const ops = [
    { kind: "type", id: idOf("t"), text: "7", box },
    { kind: "hide", id: idOf("h"), marks: [idOf("anns")] },
    { kind: "show", id: idOf("s"), marks: [idOf("anns")] },
    { kind: "label", id: idOf("l"), parts: [{ mark: idOf("anns") }], text: "3" },
    { kind: "unlabel", id: idOf("u"), label: idOf("l") },
  ] as const;
  bob.socket.emit("ink", packFrame([{ kind: "cursor", peer: 0, x: 1, y: 1 }]));
  for (const op of ops) {
    const header =
      "parts" in op ? { ...op, parts: [...op.parts] } : "marks" in op ? { ...op, marks: [...op.marks] } : op;
    assert.deepEqual(await bob.socket.emitWithAck("op", header, null), { ok: false, reason: "not-allowed" });
  }
  assert.deepEqual(await draw(bob.socket, "bobs"), { ok: false, reason: "not-allowed" });
  // What Bob's page sent came before these, on the same line; had it been passed on, Ann had heard it first.
  await change(board, [{ do: "freeze", isFrozen: false }]);
  assert.ok((await draw(bob.socket, "after")).ok);
  await ann.until(() => ann.entries.length === 2);
  assert.deepEqual([heard.length, ann.entries.map(({ op }) => op.id)], [0, [idOf("anns"), idOf("after")]]);
});

test("who may only look is still seen pointing; where a removed person points nobody hears", async () => {
  const { board, ann, bob, bobs } = await shared();
  const pointed: number[] = [];
  ann.socket.on("ink", (frame) => {
    for (const each of unpackFrame(frame) ?? []) if (each.kind === "cursor") pointed.push(each.x);
  });
  await change(board, [{ do: "grant", user: bobs.person.id, grant: "viewer" }]);
  bob.socket.emit("cursor", { x: 1, y: 1 });
  await ann.until(() => pointed.length === 1);
  const gone = ended(bob);
  const changing = change(board, [{ do: "grant", user: bobs.person.id, grant: "none" }]);
  await Promise.all([gone, changing]);
  const back = await connect(bobs);
  assert.deepEqual(await join(back, board), { ok: false, reason: "not-let-in" });
  back.emit("cursor", { x: 2, y: 2 });
  // Answered after the cursor, which came first on the same line.
  assert.deepEqual(await draw(back, "bobs"), { ok: false, reason: "not-joined" });
  const cy = await visit(await connect(await newGuest(site.server, "Cy")), board);
  cy.socket.emit("cursor", { x: 3, y: 3 });
  await ann.until(() => pointed.includes(3));
  assert.deepEqual(pointed, [1, 3]);
});

test(`a removal and signing out everywhere end each of a person's sockets within ${ENDS_WITHIN_MS} ms`, async () => {
  const { board, ann, bobs } = await shared();
  const cys = await newGuest(site.server, "Cy");
  const { accounts } = site.server.services;
  const acts = [
    [bobs, () => change(board, [{ do: "grant", user: bobs.person.id, grant: "none" }])],
    [cys, () => accounts.endSessions(cys.person.id)],
  ] as const;
  for (const [guest, act] of acts) {
    const lines = [["websocket"], ["polling"], ["websocket"]] as const;
    const pages = lines.map(async (transports) => visit(await connect(guest, { transports }), board));
    await endsInTime(await Promise.all(pages), act);
  }
  assert.ok((await ann.draw("more")).ok, "the owner's is open");
});

test("a board given away is its new owner's, whose guest account could not have taken it", async () => {
  const { board, anns, bobs } = await shared();
  const { store } = site.server.services;
  const to = (user: string) => store.changeAccess(board, anns.person.id, { do: "transfer", user }, 1);
  assert.equal(await to(bobs.person.id), "not-an-account");
  assert.equal(await to(anns.person.id), "no-such-member");
  const account = await store.createAccount({ name: "Cy", claims: "cy@example.org", passwordHash: "hash" });
  assert.equal(await to(account.id), "no-such-member");
  await store.touchMember(board, account.id, 1);
  assert.equal(await to(account.id), "done");
  const record = await store.boardById(board);
  assert.ok(record);
  assert.deepEqual([record.ownerId, standingOf(anns.person.id, record)], [account.id, "editor"]);
  assert.deepEqual(
    (await store.accessEvents(board, 10)).map(({ kind, actor, subject }) => [kind, actor, subject]),
    [["transfer", anns.person.id, account.id]],
  );
});

test("people of one name are told apart by who came first, also by those who come later", async () => {
  const { board, ann, anns, bobs } = await shared();
  const other = await newGuest(site.server, "bob");
  const second = await visit(await connect(other), board);
  const names = { [anns.person.id]: "Ann", [bobs.person.id]: "Bob", [other.person.id]: "bob 2" };
  assert.deepEqual(second.joined.names, names);
  const late = await newGuest(site.server, "Cy");
  const third = await visit(await connect(late), board);
  assert.deepEqual(third.joined.names, { ...names, [late.person.id]: "Cy" });
  assert.ok((await ann.draw("more")).ok);
});
