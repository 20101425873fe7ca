import assert from "node:assert/strict";
import { test } from "node:test";
import { createInvitations } from "./invitations.ts";
import { standingOf } from "./may.ts";
import { testSite } from "./room/testing/testSite.ts";

const site = testSite();
const { newBoard } = site;

/** Invitations to a closed board of Ann's, by a clock that is set by hand. */
const closedBoard = async () => {
  const { store } = site.server.services;
  const board = await newBoard();
  const ann = site.ann.person.id;
  await store.changeAccess(board, ann, { do: "link-access", access: "off" }, 1);
  const clock = { nowMs: Date.now() };
  const invitations = createInvitations(store, () => clock.nowMs);
  const make = async (kind: "code" | "link", granted: "editor" | "viewer", hours: number | null = 1) => {
    const made = await invitations.make(board, ann, { kind, granted, hours });
    assert.ok(made);
    return made;
  };
  const standing = async (id: string) => {
    const record = await store.boardById(board);
    assert.ok(record);
    return standingOf(id, record);
  };
  return { board, ann, clock, invitations, make, standing, store };
};

test("a code of six characters that do not look alike lets people in however it is typed", async () => {
  const { board, invitations, make, standing } = await closedBoard();
  const { secret } = await make("code", "viewer");
  assert.match(secret, /^[3467ACDEFGHJKMNPQRTWXY]{6}$/);
  const bob = site.bob.person.id;
  const typed = ` ${secret.slice(0, 3).toLowerCase()}-${secret.slice(3)} `;
  assert.equal(await standing(bob), "none");
  assert.deepEqual(await invitations.accept(typed, bob, "here"), { ok: true, board });
  assert.equal(await standing(bob), "viewer");
});

test("a link lets in until it is taken back or too old; a better place is kept, a removed person stays out", async () => {
  const { board, ann, clock, invitations, make, standing, store } = await closedBoard();
  const [bob, cy] = [site.bob.person.id, (await store.createGuest("Cy")).id];
  const write = await make("link", "editor");
  const look = await make("link", "viewer", null);
  assert.equal(write.invite.code, null);
  assert.deepEqual(await invitations.accept(write.secret, bob, "here"), { ok: true, board });
  assert.deepEqual(await invitations.accept(look.secret, bob, "here"), { ok: true, board });
  assert.equal(await standing(bob), "editor");
  clock.nowMs += 3_600_000;
  assert.deepEqual(await invitations.accept(write.secret, cy, "here"), { ok: false, reason: "unknown" });
  assert.ok(await store.revokeInvite(board, look.invite.id, ann, 1));
  assert.deepEqual(await invitations.accept(look.secret, cy, "here"), { ok: false, reason: "unknown" });
  await store.changeAccess(board, ann, { do: "grant", user: bob, grant: "none" }, 1);
  const again = await make("code", "editor");
  assert.deepEqual(await invitations.accept(again.secret, bob, "here"), { ok: false, reason: "removed" });
  assert.equal(await standing(bob), "none");
});

test("a link made anew lets in by its new secret alone, as long as the one before would have", async () => {
  const { board, ann, clock, invitations, make, standing, store } = await closedBoard();
  const [link, code] = [await make("link", "editor"), await make("code", "viewer")];
  const [bob, cy] = [site.bob.person.id, (await store.createGuest("Cy")).id];
  const secret = await invitations.renew(board, link.invite.id, ann);
  assert.ok(secret !== undefined && secret !== link.secret);
  assert.equal((await invitations.accept(link.secret, bob, "here")).ok, false);
  assert.deepEqual(await invitations.accept(secret, bob, "here"), { ok: true, board });
  assert.equal(await standing(bob), "editor");
  const [renewed] = await store.accessEvents(board, 2).then((events) => events.slice(1));
  assert.deepEqual([renewed?.kind, renewed?.actor], ["renew", ann]);
  assert.equal(await invitations.renew(board, code.invite.id, ann), undefined, "a code is shown as it is");
  assert.equal(await invitations.renew(await newBoard(), link.invite.id, ann), undefined);
  clock.nowMs += 3_600_000;
  assert.equal((await invitations.accept(secret, cy, "here")).ok, false);
  assert.equal(await invitations.renew(board, link.invite.id, ann), undefined);
});

test("a new code ends the one before; the owner's list names each invitation, its end and who came", async () => {
  const { board, ann, invitations, make, store } = await closedBoard();
  const [first, second] = [await make("code", "editor"), await make("code", "editor")];
  const bob = site.bob.person.id;
  assert.deepEqual(await invitations.accept(first.secret, bob, "here"), { ok: false, reason: "unknown" });
  assert.deepEqual(await invitations.accept(second.secret, bob, "here"), { ok: true, board });
  assert.deepEqual(
    (await store.invitesOf(board, Date.now())).map(({ code }) => code),
    [second.secret],
  );
  assert.deepEqual(
    (await store.accessEvents(board, 3)).map(({ kind, actor }) => [kind, actor]),
    [
      ["came", bob],
      ["invite", ann],
      ["invite", ann],
    ],
  );
});

test("who guesses is slowed, by person and by network address, and a right code waits with the wrong ones", async () => {
  const { invitations, make, clock } = await closedBoard();
  const { secret } = await make("code", "editor");
  const bob = site.bob.person.id;
  for (let i = 0; i < 15; i++) assert.equal((await invitations.accept(`wrong ${i}`, bob, "here")).ok, false);
  const slowed = await invitations.accept(secret, bob, "here");
  assert.ok(!slowed.ok && slowed.reason === "too-many" && slowed.retryAfterMs > 0);
  clock.nowMs += slowed.retryAfterMs;
  assert.ok((await invitations.accept(secret, bob, "here")).ok);
  for (let i = 0; i < 120; i++) await invitations.accept("wrong", `guest ${i}`, "there");
  const next = await invitations.accept("wrong", "another guest", "there");
  assert.ok(!next.ok && next.reason === "too-many");
});
