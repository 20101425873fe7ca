import assert from "node:assert/strict";
import { test } from "node:test";
import { createInvitations } from "./invitations.ts";
import type { Letter } from "./mail/mailer.ts";
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
  const [letters, noted]: [Letter[], string[]] = [[], []];
  const invitations = createInvitations({
    store,
    now: () => clock.nowMs,
    post: (letter) => letters.push(letter),
    note: (event, user) => noted.push(`${event} by ${user}`),
  });
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
  const inviter = { id: ann, name: "Ann", hasConfirmedEmail: true };
  const mail = (email: string, granted: "editor" | "viewer" = "editor", by = inviter) =>
    invitations.mail({ id: board, name: "Sums" }, by, { email, granted, hours: 24 }, "https://board.example");
  return { board, ann, clock, invitations, inviter, letters, mail, make, noted, standing, store };
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
  assert.deepEqual(await invitations.accept(write.secret, cy, "here"), { ok: false, reason: "over" });
  assert.ok(await store.revokeInvite(board, look.invite.id, ann, 1));
  assert.deepEqual(await invitations.accept(look.secret, cy, "here"), { ok: false, reason: "over" });
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

const secretOf = (letter: Letter | undefined) =>
  /^https:\/\/board\.example\/join\/([\w-]{32})$/.exec(letter?.link ?? "")?.[1] ?? assert.fail("no link");

test("a mailed link lets one person in, whoever holds it, and of two at once one", async () => {
  const { board, ann, clock, invitations, letters, mail, noted, standing, store } = await closedBoard();
  const mailed = await mail("Bo@Example.org");
  assert.ok(mailed.ok);
  const { id, email, granted, code } = mailed.invite;
  assert.deepEqual([email, granted, code], ["bo@example.org", "editor", null]);
  assert.deepEqual(
    (await store.invitesOf(board, clock.nowMs)).map((each) => each.id),
    [id],
  );
  assert.deepEqual(
    letters.map(({ to, subject }) => [to, subject]),
    [["bo@example.org", "You are invited to a board"]],
  );
  assert.match(letters[0]?.text ?? "", /Ann invites you to write on “Sums”,.*\/join\/[\w-]{32}\n/s);
  const secret = secretOf(letters[0]);
  assert.deepEqual(
    await invitations.accept(secret, ann, "here"),
    { ok: true, board },
    "its owner uses nothing up",
  );
  const guests = await Promise.all(["Bo", "Cy", "Di"].map((name) => store.createGuest(name)));
  const answers = await Promise.all(guests.map((guest) => invitations.accept(secret, guest.id, "here")));
  assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, false, true]);
  assert.deepEqual((await Promise.all(guests.map((guest) => standing(guest.id)))).sort(), [
    "editor",
    "none",
    "none",
  ]);
  assert.deepEqual(await store.invitesOf(board, clock.nowMs), []);
  assert.deepEqual(
    (await store.accessEvents(board, 2)).map(({ kind, detail }) => [kind, detail]),
    [
      ["came", "editor"],
      ["mail", "editor"],
    ],
  );
  assert.deepEqual(noted, [`invited by mail by ${ann}`]);
});

test("a mailed link ends with its time, by a new one to the same address or in its place, and when it is taken back", async () => {
  const { board, ann, clock, invitations, letters, mail, store } = await closedBoard();
  const bob = site.bob.person.id;
  const isOver = async (secret: string) =>
    assert.deepEqual(await invitations.accept(secret, bob, "here"), { ok: false, reason: "over" });
  await mail("bo@example.org", "viewer");
  const again = await mail("BO@example.org");
  assert.ok(again.ok);
  await isOver(secretOf(letters[0]));
  const renewed = await invitations.renew(board, again.invite.id, ann);
  await isOver(secretOf(letters[1]));
  assert.equal(letters.length, 2, "the owner passes the new link on");
  clock.nowMs += 24 * 3_600_000;
  await isOver(renewed ?? "");
  await store.sweepInvites(clock.nowMs);
  const [third] = [await mail("bo@example.org")];
  assert.ok(third.ok);
  assert.ok(await store.revokeInvite(board, third.invite.id, ann, 1));
  await isOver(secretOf(letters[2]));
  assert.equal(await store.revokeInvite(board, again.invite.id, ann, 1), false, "the sweep took it");
});

test("who has not confirmed their own address mails nothing; inviter and recipient are spared too many", async () => {
  const { clock, inviter, letters, mail } = await closedBoard();
  const unconfirmed = { ...inviter, hasConfirmedEmail: false };
  assert.deepEqual(await mail("bo@example.org", "viewer", unconfirmed), {
    ok: false,
    reason: "not-confirmed",
  });
  for (let n = 0; n < 5; n++) assert.ok((await mail("bo@example.org")).ok);
  const there = await mail("Bo@example.org", "viewer", { ...inviter, id: site.bob.person.id });
  assert.ok(!there.ok && there.reason === "too-many-there" && there.retryAfterMs > 0);
  for (let n = 5; n < 30; n++) assert.ok((await mail(`bo${n}@example.org`)).ok);
  const slowed = await mail("new@example.org");
  assert.ok(!slowed.ok && slowed.reason === "too-many");
  assert.equal(letters.length, 30);
  clock.nowMs += slowed.retryAfterMs;
  assert.ok((await mail("new@example.org")).ok);
});

test("the names in an invitation's mail are no addresses to click", async () => {
  const { invitations, inviter, letters, board } = await closedBoard();
  const by = { ...inviter, name: "https://evil.example/win" };
  const wanted = { email: "bo@example.org", granted: "viewer", hours: 1 } as const;
  await invitations.mail({ id: board, name: "see www.evil.example, Dr. Who" }, by, wanted, undefined);
  const text = letters[0]?.text ?? "";
  assert.match(text, /“see www\. evil\. example, Dr\. Who”/);
  assert.deepEqual(text.match(/https?:\/\/\S+|\b\w+\.\w+\.\w+/g)?.length, 1, text);
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
