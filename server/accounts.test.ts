import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hash } from "@node-rs/argon2";
import { encode } from "next-auth/jwt";
import { createAllowance } from "./accountsAllowance.ts";
import { createSessions } from "./accountsSession.ts";
import { type AccountsWorld, openAccountsWorld } from "./mail/testing/accountsWorld.ts";
import { secretIn } from "./mail/testing/inbox.ts";

const from = { address: "192.0.2.1", origin: "https://board.example.org" };
const mira = { name: "Mira", email: "mira@example.org", password: "correct horse" };
let world: AccountsWorld;
let miraId: string;

before(async () => {
  world = await openAccountsWorld();
  await world.accounts.register(mira, from);
  const mail = await world.inbox.next(mira.email, /^Confirm/);
  const signedIn = await world.accounts.signIn(mira, from);
  assert.ok(signedIn.ok);
  miraId = signedIn.person.id;
  assert.equal(signedIn.person.hasConfirmedEmail, false);
  assert.deepEqual(await world.accounts.confirmEmail({ secret: secretIn(mail) }, miraId, from), { ok: true });
});

after(() => world.close());

async function newGuest(name?: string) {
  const outcome = await world.accounts.createGuest(name, from);
  assert.ok(outcome.ok);
  return outcome.person;
}

test("a guest keeps the name they gave, or gets one", async () => {
  assert.equal((await newGuest("Ada")).name, "Ada");
  assert.match((await newGuest()).name, /^Guest \d{4}$/);
});

test("who registered signs in with that password only, whatever the case of the address", async () => {
  const right = await world.accounts.signIn({ email: "Mira@Example.org", password: mira.password }, from);
  assert.ok(right.ok);
  assert.deepEqual(
    [right.person.name, right.person.kind, right.person.hasConfirmedEmail],
    ["Mira", "account", true],
  );
  assert.deepEqual(await world.accounts.signIn({ ...mira, password: "wrong horse" }, from), {
    ok: false,
    reason: "wrong",
  });
});

test("registering, then signing in, goes the same whether or not the address is known, by answers and by work", async () => {
  const known = { ...mira, name: "Mallory", password: "other password" };
  const fresh = { ...known, email: "new@example.org" };
  const seen = [];
  for (const registration of [known, fresh]) {
    world.work.length = 0;
    const registered = await world.accounts.register(registration, from);
    const signedIn = await world.accounts.signIn(registration, from);
    const { kind, hasConfirmedEmail } = signedIn.ok ? signedIn.person : {};
    seen.push({ registered, kind, hasConfirmedEmail, work: [...world.work] });
  }
  assert.deepEqual(seen[0], seen[1]);
  assert.deepEqual(seen[0]?.work, ["hash", "verify", "verify"]);
  assert.equal(seen[0]?.hasConfirmedEmail, false);
  world.work.length = 0;
  const wrong = await world.accounts.signIn({ ...mira, password: "wrong horse" }, from);
  const unknown = await world.accounts.signIn({ email: "nobody@example.org", password: "wrong horse" }, from);
  assert.deepEqual(wrong, unknown);
  assert.deepEqual(world.work, ["verify", "verify", "verify", "verify"]);
});

test("who registers another's address gets an account without one; the owner is told, and keeps theirs", async () => {
  await world.accounts.register({ ...mira, password: "third password" }, from);
  const mail = await world.inbox.next(mira.email, /^You have an account already$/);
  assert.equal(secretIn(mail), "");
  const owner = await world.accounts.signIn(mira, from);
  assert.ok(owner.ok && owner.person.id === miraId);
});

test("a common password, or one's own address or name, is refused before anything is looked up", async () => {
  world.work.length = 0;
  for (const password of ["password1", "PASSWORD1", "iloveyou", "new@example.org", "Francesca"]) {
    const registration = { name: "Francesca", email: "new@example.org", password };
    const outcome = await world.accounts.register(registration, from);
    assert.deepEqual(outcome, { ok: false, reason: "common-password" }, password);
  }
  assert.deepEqual(world.work, []);
});

test("a guest who registers keeps their id, and so their boards; the guest's session ends", async () => {
  const guest = await newGuest();
  const board = await world.store.createBoard(guest.id, "Sums");
  const grown = { ...mira, email: "grown@example.org" };
  await world.accounts.register(grown, { ...from, guestId: guest.id });
  assert.equal(
    await world.accounts.personOf({ userId: guest.id, sessionVersion: guest.sessionVersion }),
    undefined,
  );
  const signedIn = await world.accounts.signIn(grown, from);
  assert.ok(signedIn.ok && signedIn.person.id === guest.id);
  assert.equal((await world.store.boardById(board.id))?.ownerId, guest.id);
});

test("a guest who signs in to an account brings their boards, and the guest's session ends", async () => {
  const guest = await newGuest();
  const board = await world.store.createBoard(guest.id, "Sums");
  const signedIn = await world.accounts.signIn(mira, { ...from, guestId: guest.id });
  assert.ok(signedIn.ok);
  assert.equal((await world.store.boardById(board.id))?.ownerId, signedIn.person.id);
  assert.equal(await world.accounts.personOf({ userId: guest.id, sessionVersion: 0 }), undefined);
});

test("too many failures from a network slow it down, also with the right password, and only it", async () => {
  const failures = createAllowance({ burst: 2, perMinute: 1 }, () => world.clock.nowMs);
  const slowed = world.accountsWith({ failures });
  for (const password of ["wrong one", "wrong two"]) await slowed.signIn({ ...mira, password }, from);
  const waits = { ok: false, reason: "too-many", retryAfterMs: 60_000 };
  assert.deepEqual(await slowed.signIn(mira, from), waits);
  assert.ok((await slowed.signIn(mira, { address: "192.0.2.2" })).ok);
  world.clock.nowMs += 60_000;
  assert.ok((await slowed.signIn(mira, from)).ok);
});

test("failures at one account slow strangers from every network, never a browser that its owner signed in with", async () => {
  const slowed = world.accountsWith({});
  const device = slowed.markFor(miraId);
  for (let n = 0; n < 10; n++) {
    const stranger = { address: `198.51.100.${n}` };
    assert.ok(!(await slowed.signIn({ ...mira, password: "wrong horse" }, stranger)).ok);
  }
  const stranger = await slowed.signIn(mira, { address: "203.0.113.1" });
  assert.ok(!stranger.ok && stranger.reason === "too-many" && stranger.retryAfterMs <= 60_000);
  const forged = `${device.slice(0, -1)}${device.endsWith("A") ? "B" : "A"}`;
  for (const mark of [forged, slowed.markFor("n".repeat(21)), "nonsense"]) {
    assert.ok(!(await slowed.signIn(mira, { address: "203.0.113.1", device: mark })).ok, mark);
  }
  assert.ok((await slowed.signIn(mira, { address: "203.0.113.1", device })).ok);
});

test("a password kept at less than today's cost is kept at today's with the next sign-in", async () => {
  const email = "old@example.org";
  const weak = await hash(mira.password, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
  const { id } = await world.store.createAccount({ name: "Old", claims: email, passwordHash: weak });
  assert.ok((await world.accounts.signIn({ ...mira, email }, from)).ok);
  assert.match((await world.store.userById(id))?.passwordHash ?? "", /\$m=19456,t=2,p=1\$/);
  assert.ok((await world.accounts.signIn({ ...mira, email }, from)).ok);
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
  const sessions = createSessions("s".repeat(32), world.accounts);
  const guest = await newGuest("Ada");
  const cookie = async (claims: Record<string, unknown>, secret: string, over = { https: false }) =>
    `theme=dark; ${sessions.cookieName(over)}=${await encode({ token: claims, secret })}`;
  const claims = { userId: guest.id, sessionVersion: guest.sessionVersion };
  const good = await cookie(claims, "s".repeat(32));
  assert.deepEqual(await sessions.personOf(good, { https: false }), guest);
  assert.equal(await sessions.personOf(good, { https: true }), undefined);
  const unsigned = [{ alg: "none", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const bad = [
    await cookie(claims, "x".repeat(32)),
    await cookie({ sub: guest.id }, "s".repeat(32)),
    await encode({ token: claims, secret: "s".repeat(32), maxAge: -3600 }).then(
      (token) => `${sessions.cookieName({ https: false })}=${token}`,
    ),
    `${sessions.cookieName({ https: false })}=${unsigned.join(".")}.`,
    `${good.slice(0, -8)}AAAAAAAA`,
    "next-auth.session-token=nonsense",
    undefined,
  ];
  for (const each of bad) assert.equal(await sessions.personOf(each, { https: false }), undefined, each);
  await world.accounts.endSessions(guest.id);
  assert.equal(await sessions.personOf(good, { https: false }), undefined);
});
