import assert from "node:assert/strict";
import { it } from "node:test";
import type { Store } from "../../store.ts";

/** What every store does with users. `store` is called inside the tests. */
export function userContract(store: () => Store): void {
  it("keeps a guest, who has only a name", async () => {
    const guest = await store().createGuest("Ada");
    assert.deepEqual(await store().userById(guest.id), guest);
    assert.deepEqual([guest.kind, guest.name, guest.email, guest.passwordHash], ["guest", "Ada", null, null]);
    assert.equal(await store().userById("nobody"), undefined);
  });

  it("finds an account by its e-mail in any case, and gives an e-mail to one account only", async () => {
    const account = { name: "Bo", email: "Bo@Example.org", passwordHash: "hash" };
    const made = await store().createAccount(account);
    assert.ok(made.ok);
    assert.deepEqual(await store().userByEmail("bO@example.ORG"), made.user);
    const again = { ...account, email: "BO@example.org" };
    assert.deepEqual(await store().createAccount(again), { ok: false, reason: "email-taken" });
    const guest = await store().createGuest("Bo");
    assert.deepEqual(await store().registerGuest(guest.id, again), { ok: false, reason: "email-taken" });
    assert.equal((await store().userById(guest.id))?.kind, "guest");
  });

  it("lets one of two registrations at once have the e-mail", async () => {
    const account = { name: "Cy", email: "cy@example.org", passwordHash: "hash" };
    const outcomes = await Promise.all([store().createAccount(account), store().createAccount(account)]);
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  });

  it("registers a guest in place, once", async () => {
    const guest = await store().createGuest("Di");
    const board = await store().createBoard(guest.id, "Sums");
    const account = { name: "Di R.", email: "di@example.org", passwordHash: "hash" };
    const made = await store().registerGuest(guest.id, account);
    assert.ok(made.ok);
    assert.deepEqual([made.user.id, made.user.kind, made.user.name], [guest.id, "account", "Di R."]);
    assert.deepEqual(
      (await store().boardsOf(guest.id)).map(({ id }) => id),
      [board.id],
    );
    const twice = await store().registerGuest(guest.id, { ...account, email: "other@example.org" });
    assert.deepEqual(twice, { ok: false, reason: "no-such-guest" });
  });

  it("ends older sessions with a new password, and confirms an e-mail once", async () => {
    const made = await store().createAccount({ name: "Ed", email: "ed@example.org", passwordHash: "old" });
    assert.ok(made.ok);
    assert.equal(await store().setPasswordHash(made.user.id, "new"), made.user.sessionVersion + 1);
    await store().confirmEmail(made.user.id, 1_000);
    await store().confirmEmail(made.user.id, 2_000);
    await store().renameUser(made.user.id, "Eddy");
    const user = await store().userById(made.user.id);
    assert.deepEqual([user?.passwordHash, user?.emailConfirmedAtMs, user?.name], ["new", 1_000, "Eddy"]);
    const names = await store().namesOf([made.user.id, made.user.id, "nobody"]);
    assert.deepEqual([...names], [[made.user.id, "Eddy"]]);
  });

  it("moves a guest's boards and places to the account they sign in to, once", async () => {
    const [guest, host] = [await store().createGuest("Fi"), await store().createGuest("Host")];
    const made = await store().createAccount({ name: "Fi", email: "fi@example.org", passwordHash: "hash" });
    assert.ok(made.ok);
    const account = made.user.id;
    const own = await store().createBoard(guest.id, "Own");
    const shared = await store().createBoard(host.id, "Shared");
    const known = await store().createBoard(account, "Known");
    await store().touchMember(shared.id, guest.id, Date.now());
    await store().touchMember(known.id, guest.id, Date.now());
    const moves = [store().moveGuestBoards(guest.id, account), store().moveGuestBoards(guest.id, account)];
    assert.deepEqual((await Promise.all(moves)).sort(), [0, 1]);
    assert.equal((await store().boardById(own.id))?.ownerId, account);
    const roles = [own, shared, known].map(({ id }) => store().roleOf(id, account));
    assert.deepEqual(await Promise.all(roles), ["owner", "writer", "owner"]);
    assert.deepEqual(await store().boardsOf(guest.id), []);
    assert.deepEqual(await store().guestsOf(account), [guest.id]);
    assert.equal((await store().userById(guest.id))?.mergedInto, account);
  });
}
