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

  it("lets any number claim an e-mail, and one account have it, found in any case", async () => {
    const account = { name: "Bo", claims: "Bo@Example.org", passwordHash: "hash" };
    const first = await store().createAccount(account);
    const second = await store().createAccount({ ...account, claims: "BO@example.org" });
    assert.equal(await store().userByEmail("bo@example.org"), undefined);
    assert.ok([first.id, second.id].includes((await store().userClaiming("bO@example.ORG"))?.id ?? ""));
    const confirming = [first, second].map(({ id }) => store().confirmEmail(id, "Bo@example.org", 1_000));
    assert.deepEqual((await Promise.all(confirming)).sort(), [false, true]);
    const owner = await store().userByEmail("bO@example.ORG");
    assert.deepEqual([owner?.email, owner?.claimedEmail], ["bo@example.org", null]);
    assert.equal(await store().confirmEmail(owner?.id ?? "", "other@example.org", 1_000), false);
  });

  it("registers a guest in place, once, and ends the guest's sessions", async () => {
    const guest = await store().createGuest("Di");
    const board = await store().createBoard(guest.id, "Sums");
    const account = { name: "Di R.", claims: "di@example.org", passwordHash: "hash" };
    const made = await store().registerGuest(guest.id, account);
    assert.deepEqual([made?.id, made?.kind, made?.name], [guest.id, "account", "Di R."]);
    assert.equal(made?.sessionVersion, guest.sessionVersion + 1);
    assert.deepEqual(
      (await store().boardsOf(guest.id)).map(({ id }) => id),
      [board.id],
    );
    assert.equal(await store().registerGuest(guest.id, account), undefined);
  });

  it("ends older sessions with a new password, not with the same one kept better", async () => {
    const made = await store().createAccount({ name: "Ed", claims: "ed@example.org", passwordHash: "old" });
    assert.equal(await store().setPasswordHash(made.id, "new"), made.sessionVersion + 1);
    await store().replacePasswordHash(made.id, "old", "stale");
    await store().replacePasswordHash(made.id, "new", "newer");
    await store().renameUser(made.id, "Eddy");
    await store().endSessions(made.id);
    const user = await store().userById(made.id);
    assert.deepEqual(
      [user?.passwordHash, user?.sessionVersion, user?.name],
      ["newer", made.sessionVersion + 2, "Eddy"],
    );
    const names = await store().namesOf([made.id, made.id, "nobody"]);
    assert.deepEqual([...names], [[made.id, "Eddy"]]);
  });

  it("gives a mailed token to one who asks, in time, and takes the others of its purpose along", async () => {
    const { id: userId } = await store().createAccount({
      name: "Gus",
      claims: "gus@b.org",
      passwordHash: "h",
    });
    const token = (hash: string, purpose: "confirm" | "reset", expiresAtMs: number) => {
      return store().addMailToken({ hash, userId, purpose, email: "gus@b.org", expiresAtMs });
    };
    await token("one", "confirm", 2_000);
    await token("two", "confirm", 2_000);
    await token("reset", "reset", 2_000);
    await token("late", "reset", 1_000);
    assert.equal(await store().takeMailToken("late", "reset", 1_000), undefined);
    assert.equal(await store().takeMailToken("one", "reset", 1_000), undefined);
    assert.equal((await store().mailToken("one", "confirm", 1_999))?.userId, userId);
    const taken = [1, 2].map(() => store().takeMailToken("one", "confirm", 1_999));
    assert.equal((await Promise.all(taken)).filter((each) => each !== undefined).length, 1);
    assert.equal(await store().takeMailToken("two", "confirm", 1_999), undefined);
    await store().setPasswordHash(userId, "new");
    assert.equal(await store().mailToken("reset", "reset", 1_999), undefined);
    await store().sweepMailTokens(3_000);
  });

  it("knows a person of another site by one account only", async () => {
    const made = await store().createConfirmedAccount({ name: "Hal", email: "Hal@b.org" }, 1_000);
    assert.equal(made?.email, "hal@b.org");
    assert.equal(await store().createConfirmedAccount({ name: "Hal", email: "hal@B.org" }, 1_000), undefined);
    const other = await store().createGuest("Other");
    const identity = { provider: "github", subject: "7" };
    await store().linkIdentity(made?.id ?? "", identity);
    await store().linkIdentity(other.id, identity);
    assert.equal((await store().userByIdentity(identity))?.id, made?.id);
    assert.equal(await store().userByIdentity({ ...identity, provider: "google" }), undefined);
  });

  it("deletes a user with the guests they were, their boards and links, and nobody else's", async () => {
    const { id } = await store().createAccount({ name: "Ida", claims: "ida@b.org", passwordHash: "hash" });
    const [guest, host] = [await store().createGuest("Ida"), await store().createGuest("Host")];
    const board = await store().createBoard(guest.id, "Sums");
    const theirs = await store().createBoard(host.id, "Theirs");
    await store().touchMember(theirs.id, id, 1_000);
    await store().moveGuestBoards(guest.id, id);
    await store().addMailToken({
      hash: "ida",
      userId: id,
      purpose: "reset",
      email: "i@b.org",
      expiresAtMs: 9,
    });
    assert.deepEqual(await store().deleteUser(id), [board.id]);
    for (const gone of [id, guest.id]) assert.equal(await store().userById(gone), undefined);
    assert.equal(await store().boardById(board.id), undefined);
    assert.equal(await store().mailToken("ida", "reset", 1), undefined);
    assert.deepEqual(
      (await store().membersOf(theirs.id)).map((member) => member.id),
      [host.id],
    );
  });

  it("moves a guest's boards and places to the account they sign in to, once", async () => {
    const [guest, host] = [await store().createGuest("Fi"), await store().createGuest("Host")];
    const made = await store().createAccount({ name: "Fi", claims: "fi@example.org", passwordHash: "hash" });
    const account = made.id;
    const own = await store().createBoard(guest.id, "Own");
    const shared = await store().createBoard(host.id, "Shared");
    const known = await store().createBoard(account, "Known");
    await store().touchMember(shared.id, guest.id, Date.now());
    await store().touchMember(known.id, guest.id, Date.now());
    await store().changeAccess(shared.id, host.id, { do: "grant", user: guest.id, grant: "viewer" }, 1);
    const moves = [store().moveGuestBoards(guest.id, account), store().moveGuestBoards(guest.id, account)];
    assert.deepEqual((await Promise.all(moves)).sort(), [0, 1]);
    const boards = await Promise.all([own, shared, known].map(({ id }) => store().boardById(id)));
    assert.deepEqual(
      boards.map((board) => board?.ownerId),
      [account, host.id, account],
    );
    assert.equal(boards[1]?.grants.get(account), "viewer", "a place of one's own moves too");
    assert.deepEqual(await store().boardsOf(guest.id), []);
    assert.deepEqual(await store().guestsOf(account), [guest.id]);
    assert.equal((await store().userById(guest.id))?.mergedInto, account);
  });
}
