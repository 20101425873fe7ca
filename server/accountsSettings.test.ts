import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createLinkOrigin } from "./accountsOrigin.ts";
import { type AccountsWorld, openAccountsWorld } from "./mail/testing/accountsWorld.ts";
import { secretIn } from "./mail/testing/inbox.ts";

const from = { address: "192.0.2.1", origin: "https://board.example.org" };
const PASSWORD = "correct horse";
const OVER = { ok: false, reason: "link-over" };
let world: AccountsWorld;

before(async () => {
  world = await openAccountsWorld();
});
after(() => world.close());

/** An account that was just registered, with the secret of its confirmation. */
async function registered(email: string) {
  await world.accounts.register({ name: "Ada", email, password: PASSWORD }, from);
  const mail = await world.inbox.next(email, /^Confirm/);
  const signedIn = await world.accounts.signIn({ email, password: PASSWORD }, from);
  assert.ok(signedIn.ok);
  return { ...signedIn.person, secret: secretIn(mail) };
}

async function confirmed(email: string) {
  const person = await registered(email);
  assert.deepEqual(await world.accounts.confirmEmail({ secret: person.secret }, person.id, from), {
    ok: true,
  });
  return person;
}

async function mailedBy(ask: () => Promise<unknown>, to: string, subject: RegExp) {
  await ask();
  return world.inbox.next(to, subject);
}

const KEY = { name: "script", scope: "recognize", createdAtMs: 1 } as const;

test("a confirmation's link works once, within 24 hours, and its secret is nowhere in the database", async () => {
  const ada = await registered("once@example.org");
  const token = await world.store.mailToken(ada.secret, "confirm", world.clock.nowMs);
  assert.equal(token, undefined);
  assert.deepEqual(await world.accounts.confirmEmail({ secret: ada.secret }, ada.id, from), { ok: true });
  assert.deepEqual(await world.accounts.confirmEmail({ secret: ada.secret }, ada.id, from), OVER);
  const late = await registered("late@example.org");
  world.clock.nowMs += 24 * 3_600_000;
  assert.deepEqual(await world.accounts.confirmEmail({ secret: late.secret }, late.id, from), OVER);
  const again = await mailedBy(
    () => world.accounts.resendConfirmation(late.id, from),
    "late@example.org",
    /^Confirm/,
  );
  assert.deepEqual(await world.accounts.confirmEmail({ secret: secretIn(again) }, late.id, from), {
    ok: true,
  });
});

test("in another browser a confirmation asks for the account's password", async () => {
  const ada = await registered("other-browser@example.org");
  const confirm = (password?: string) =>
    world.accounts.confirmEmail({ secret: ada.secret, password }, undefined, from);
  assert.deepEqual(await confirm(), { ok: false, reason: "password-needed" });
  assert.deepEqual(await confirm("wrong horse"), { ok: false, reason: "wrong" });
  assert.deepEqual(await confirm(PASSWORD), { ok: true });
});

test("of two who claim an address the first to confirm has it, and the other's link is no use", async () => {
  const first = await registered("shared@example.org");
  const second = await registered("shared@example.org");
  assert.deepEqual(await world.accounts.confirmEmail({ secret: second.secret }, second.id, from), {
    ok: true,
  });
  assert.deepEqual(await world.accounts.confirmEmail({ secret: first.secret }, first.id, from), OVER);
});

test("asking for a new password answers alike and mails only who has an account; no argon2 is spent", async () => {
  await confirmed("asks@example.org");
  world.work.length = 0;
  const answers: unknown[] = [];
  const mail = await mailedBy(
    async () => {
      answers.push(await world.accounts.requestReset("nobody@example.org", from));
      answers.push(await world.accounts.requestReset("Asks@example.org", from));
    },
    "asks@example.org",
    /^Choose/,
  );
  assert.deepEqual(answers, [{ ok: true }, { ok: true }]);
  assert.equal(world.inbox.countTo("nobody@example.org"), 0);
  assert.match(mail.source, /https:\/\/board\.example\.org\/reset\//);
  assert.deepEqual(world.work, []);
});

test("a reset's link works once, within an hour, ends all sessions, and a bad one costs the same work", async () => {
  const ada = await confirmed("forgot@example.org");
  const old = await mailedBy(
    () => world.accounts.requestReset("forgot@example.org", from),
    "forgot@example.org",
    /^Choose/,
  );
  world.clock.nowMs += 3_600_000;
  const reset = (secret: string, password = "new battery") =>
    world.accounts.resetPassword({ secret, password }, from);
  world.work.length = 0;
  assert.deepEqual(await reset(secretIn(old)), OVER);
  assert.deepEqual(await reset("a".repeat(32)), OVER);
  const fresh = await mailedBy(
    () => world.accounts.requestReset("forgot@example.org", from),
    "forgot@example.org",
    /^Choose/,
  );
  await world.store.addKey({ id: "lost", hash: "lost", userId: ada.id, ...KEY }, 20);
  assert.deepEqual(await reset(secretIn(fresh), "password1"), { ok: false, reason: "common-password" });
  assert.equal((await world.store.keysOf(ada.id)).length, 1);
  assert.deepEqual(await reset(secretIn(fresh)), { ok: true });
  assert.deepEqual(await world.store.keysOf(ada.id), [], "keys of programs are revoked");
  const told = await world.inbox.next("forgot@example.org", /^Your password was changed$/);
  assert.match(told.source, /keys of your programs were revoked/);
  assert.deepEqual(await reset(secretIn(fresh)), OVER);
  assert.deepEqual(world.work, ["hash", "hash", "hash", "hash"]);
  assert.equal(
    await world.accounts.personOf({ userId: ada.id, sessionVersion: ada.sessionVersion }),
    undefined,
  );
  assert.ok(world.ended.includes(ada.id));
  assert.ok((await world.accounts.signIn({ email: "forgot@example.org", password: "new battery" }, from)).ok);
});

test("a reset confirms the address it was mailed to", async () => {
  const ada = await registered("unconfirmed@example.org");
  const mail = await mailedBy(
    () => world.accounts.requestReset("unconfirmed@example.org", from),
    "unconfirmed@example.org",
    /^Choose/,
  );
  await world.accounts.resetPassword({ secret: secretIn(mail), password: "new battery" }, from);
  assert.equal((await world.accounts.viewOf(ada.id))?.email, "unconfirmed@example.org");
});

test("a new address holds once it is confirmed, and the old one is told; a wrong password changes nothing", async () => {
  const ada = await confirmed("before@example.org");
  const change = (password: string) =>
    world.accounts.changeEmail(ada.id, { email: "After@example.org", password }, from);
  assert.deepEqual(await change("wrong horse"), { ok: false, reason: "wrong" });
  const mail = await mailedBy(() => change(PASSWORD), "after@example.org", /^Confirm/);
  assert.equal((await world.accounts.viewOf(ada.id))?.email, "before@example.org");
  const notice = await mailedBy(
    () => world.accounts.confirmEmail({ secret: secretIn(mail) }, ada.id, from),
    "before@example.org",
    /was changed/,
  );
  assert.equal(secretIn(notice), "");
  const { email, claimedEmail } = (await world.accounts.viewOf(ada.id)) ?? {};
  assert.deepEqual([email, claimedEmail], ["after@example.org", null]);
});

test("asking for another's address is answered alike, and its owner is told", async () => {
  await confirmed("owner@example.org");
  const eve = await confirmed("eve@example.org");
  const change = { email: "owner@example.org", password: PASSWORD };
  const mail = await mailedBy(
    async () => {
      assert.deepEqual(await world.accounts.changeEmail(eve.id, change, from), { ok: true });
    },
    "owner@example.org",
    /^You have an account already$/,
  );
  assert.equal(secretIn(mail), "");
});

test("a new password needs the old one, ends all sessions and is told by mail", async () => {
  const ada = await confirmed("changes@example.org");
  const change = (password: string, newPassword: string) =>
    world.accounts.changePassword(ada.id, { password, newPassword }, from);
  assert.deepEqual(await change("wrong horse", "new battery"), { ok: false, reason: "wrong" });
  assert.deepEqual(await change(PASSWORD, "qwertyuiop"), { ok: false, reason: "common-password" });
  const mail = await mailedBy(
    () => change(PASSWORD, "new battery"),
    "changes@example.org",
    /^Your password was changed$/,
  );
  assert.equal(secretIn(mail), "");
  assert.equal(
    await world.accounts.personOf({ userId: ada.id, sessionVersion: ada.sessionVersion }),
    undefined,
  );
});

test("changing the password leaves keys of programs, unless one says to revoke them", async () => {
  const ada = await confirmed("keys@example.org");
  await world.store.addKey({ id: "kept", hash: "kept", userId: ada.id, ...KEY }, 20);
  const change = (password: string, newPassword: string, revokesKeys: boolean) =>
    world.accounts.changePassword(ada.id, { password, newPassword, revokesKeys }, from);
  assert.deepEqual(await change(PASSWORD, "new battery", false), { ok: true });
  assert.equal((await world.store.keysOf(ada.id)).length, 1);
  assert.equal((await change("wrong horse", "third battery", true)).ok, false);
  assert.equal((await world.store.keysOf(ada.id)).length, 1, "a wrong password revokes nothing");
  assert.deepEqual(await change("new battery", "third battery", true), { ok: true });
  assert.deepEqual(await world.store.keysOf(ada.id), []);
});

test("deleting an account takes its boards along, tells their rooms, and needs the password", async () => {
  const ada = await confirmed("leaves@example.org");
  const board = await world.store.createBoard(ada.id, "Sums");
  assert.deepEqual(await world.accounts.deleteAccount(ada.id, "wrong horse", from), {
    ok: false,
    reason: "wrong",
  });
  assert.deepEqual(await world.accounts.deleteAccount(ada.id, PASSWORD, from), { ok: true });
  assert.equal(await world.store.userById(ada.id), undefined);
  assert.equal(await world.store.boardById(board.id), undefined);
  assert.deepEqual(world.boardsDeleted, [board.id]);
  assert.ok(world.ended.includes(ada.id));
});

test("another site opens an account by the same confirmed address only, never by a claimed one", async () => {
  const ada = await confirmed("both@example.org");
  const github = { provider: "github", subject: "7", name: "Ada" } as const;
  const by = (who: { readonly subject: string; readonly confirmedEmail: string | undefined }) =>
    world.accounts.signInByOtherSite({ ...github, ...who }, from);
  assert.deepEqual(await by({ subject: "7", confirmedEmail: undefined }), { ok: false, reason: "wrong" });
  const same = await by({ subject: "7", confirmedEmail: "Both@example.org" });
  assert.ok(same.ok && same.person.id === ada.id);
  const again = await by({ subject: "7", confirmedEmail: undefined });
  assert.ok(again.ok && again.person.id === ada.id);
  const claimer = await registered("claimed@example.org");
  const fresh = await by({ subject: "8", confirmedEmail: "claimed@example.org" });
  assert.ok(fresh.ok && fresh.person.id !== claimer.id && fresh.person.hasConfirmedEmail);
});

test("one address gets five mails, then one in five minutes", async () => {
  const email = "flooded@example.org";
  await confirmed(email);
  for (let n = 0; n < 4; n++)
    await mailedBy(() => world.accounts.requestReset(email, from), email, /^Choose/);
  await world.accounts.requestReset(email, from);
  await world.noted("too many mails to one address");
  assert.equal(world.inbox.countTo(email), 5);
  world.clock.nowMs += 300_000;
  await mailedBy(() => world.accounts.requestReset(email, from), email, /^Choose/);
});

test("a mail's link leads to the one public address, or to a name of this machine, wherever a request claims to be", () => {
  const one = createLinkOrigin("https://board.example.org", 3000);
  assert.equal(one({ host: "evil.example", https: false }), "https://board.example.org");
  const any = createLinkOrigin(undefined, 3000);
  assert.equal(any({ host: "127.0.0.1:4000", https: false }), "http://127.0.0.1:4000");
  assert.equal(any({ host: "localhost", https: true }), "https://localhost");
  for (const host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1@evil.example",
    "localhost/x",
    "",
    null,
  ]) {
    assert.equal(any({ host, https: false }), "http://localhost:3000", String(host));
  }
});
