import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { encode } from "next-auth/jwt";
import { type Accounts, accountLimits, createAccounts } from "./accounts.ts";
import { createAllowance } from "./accountsAllowance.ts";
import { createSessions } from "./accountsSession.ts";
import { type Database, openDatabase } from "./database.ts";
import { createPasswords, type Passwords } from "./password.ts";
import { createStore, type Store } from "./store.ts";

const from = { address: "192.0.2.1" };
const mira = { name: "Mira", email: "mira@example.org", password: "correct horse" };
const noLimits = () => accountLimits(() => 0);

let folder: string;
let database: Database;
let store: Store;
let work: string[];
let accounts: Accounts;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "digitboard-accounts-"));
  database = await openDatabase({ dataDir: folder, databaseUrl: undefined });
  store = createStore(database);
  work = [];
  accounts = createAccounts(store, counting(createPasswords(), work), noLimits());
  await accounts.register(mira, from);
});

after(async () => {
  await store.close();
  await database.close();
  await rm(folder, { recursive: true });
});

function counting(passwords: Passwords, done: string[]): Passwords {
  return {
    hash: (password) => {
      done.push("hash");
      return passwords.hash(password);
    },
    matches: (password, kept) => {
      done.push("verify");
      return passwords.matches(password, kept);
    },
  };
}

async function newGuest(name?: string) {
  const outcome = await accounts.createGuest(name, from);
  assert.ok(outcome.ok);
  return outcome.person;
}

test("a guest keeps the name they gave, or gets one", async () => {
  assert.equal((await newGuest("Ada")).name, "Ada");
  assert.match((await newGuest()).name, /^Guest \d{4}$/);
});

test("who registered signs in with that password only, whatever the case of the address", async () => {
  const right = await accounts.signIn({ email: "Mira@Example.org", password: mira.password }, from);
  assert.ok(right.ok);
  assert.equal(right.person.name, "Mira");
  assert.equal(right.person.kind, "account");
  assert.deepEqual(await accounts.signIn({ ...mira, password: "wrong horse" }, from), {
    ok: false,
    reason: "wrong",
  });
});

test("registering and signing in answer and work the same whether or not the address is known", async () => {
  work.length = 0;
  const known = await accounts.register({ ...mira, name: "Mallory", password: "other password" }, from);
  const fresh = await accounts.register({ ...mira, email: "new@example.org" }, from);
  assert.deepEqual(known, fresh);
  assert.deepEqual(work.splice(0), ["hash", "hash"]);
  const wrong = await accounts.signIn({ ...mira, password: "other password" }, from);
  const unknown = await accounts.signIn({ email: "nobody@example.org", password: "other password" }, from);
  assert.deepEqual(wrong, unknown);
  assert.deepEqual(work, ["verify", "verify"]);
});

test("a guest who registers keeps their id, and so their boards", async () => {
  const guest = await newGuest();
  const board = await store.createBoard(guest.id, "Sums");
  await accounts.register({ ...mira, email: "grown@example.org" }, { ...from, guestId: guest.id });
  const signedIn = await accounts.signIn({ ...mira, email: "grown@example.org" }, from);
  assert.ok(signedIn.ok);
  assert.equal(signedIn.person.id, guest.id);
  assert.equal((await store.boardById(board.id))?.ownerId, guest.id);
});

test("a guest who signs in to an account brings their boards, and the guest's session ends", async () => {
  const guest = await newGuest();
  const board = await store.createBoard(guest.id, "Sums");
  const signedIn = await accounts.signIn(mira, { ...from, guestId: guest.id });
  assert.ok(signedIn.ok);
  assert.equal((await store.boardById(board.id))?.ownerId, signedIn.person.id);
  assert.equal(await accounts.personOf({ userId: guest.id, sessionVersion: 0 }), undefined);
});

test("registering under a known address leaves the guest and the account as they were", async () => {
  const guest = await newGuest("Ada");
  await accounts.register({ ...mira, password: "other password" }, { ...from, guestId: guest.id });
  assert.equal((await store.userById(guest.id))?.kind, "guest");
  assert.ok((await accounts.signIn(mira, from)).ok);
});

test("too many failures from an address slow it down, also with the right password, and only it", async () => {
  let nowMs = 0;
  const failures = createAllowance({ burst: 2, perMinute: 1 }, () => nowMs);
  const slowed = createAccounts(store, createPasswords(), { ...noLimits(), failures });
  for (const password of ["wrong one", "wrong two"]) await slowed.signIn({ ...mira, password }, from);
  assert.deepEqual(await slowed.signIn(mira, from), { ok: false, reason: "too-many", retryAfterMs: 60_000 });
  assert.ok((await slowed.signIn(mira, { address: "192.0.2.2" })).ok);
  nowMs = 60_000;
  assert.ok((await slowed.signIn(mira, from)).ok);
});

test("an allowance gives a burst, then one at a time", () => {
  let nowMs = 0;
  const allowance = createAllowance({ burst: 3, perMinute: 6 }, () => nowMs);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => allowance.take("a")),
    [0, 0, 0, 10_000],
  );
  nowMs = 10_000;
  assert.deepEqual(
    [1, 2].map(() => allowance.take("a")),
    [0, 10_000],
  );
  assert.equal(allowance.take("b"), 0);
});

test("a session cookie stands for its person until the session ends, under this secret and name only", async () => {
  const sessions = createSessions("s".repeat(32), accounts);
  const guest = await newGuest("Ada");
  const cookie = async (claims: Record<string, unknown>, secret: string, over = { https: false }) =>
    `theme=dark; ${sessions.cookieName(over)}=${await encode({ token: claims, secret })}`;
  const claims = { userId: guest.id, sessionVersion: guest.sessionVersion };
  const good = await cookie(claims, "s".repeat(32));
  assert.deepEqual(await sessions.personOf(good, { https: false }), guest);
  assert.equal(await sessions.personOf(good, { https: true }), undefined);
  assert.equal(await sessions.personOf(await cookie(claims, "x".repeat(32)), { https: false }), undefined);
  assert.equal(
    await sessions.personOf(await cookie({ sub: guest.id }, "s".repeat(32)), { https: false }),
    undefined,
  );
  assert.equal(await sessions.personOf("next-auth.session-token=nonsense", { https: false }), undefined);
  assert.equal(await sessions.personOf(undefined, { https: false }), undefined);
  await store.setPasswordHash(guest.id, "changed");
  assert.equal(await sessions.personOf(good, { https: false }), undefined);
});
