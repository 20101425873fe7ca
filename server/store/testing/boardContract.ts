import assert from "node:assert/strict";
import { it } from "node:test";
import type { Store } from "../../store.ts";
import { opNumber } from "./ops.ts";

/** What every store does with boards and their members. */
export function boardContract(store: () => Store): void {
  it("keeps a board under an id of 132 random bits", async () => {
    const owner = await store().createGuest("Ada");
    const board = await store().createBoard(owner.id, "Sums");
    assert.match(board.id, /^[\w-]{22}$/);
    assert.deepEqual(await store().boardById(board.id), board);
    assert.deepEqual([board.name, board.ownerId, board.seq], ["Sums", owner.id, 0]);
    assert.ok(await store().renameBoard(board.id, "Products"));
    assert.equal((await store().boardById(board.id))?.name, "Products");
  });

  it("says when there is no such board", async () => {
    const user = await store().createGuest("Ada");
    const outcomes = await Promise.all([
      store().boardById("none"),
      store().renameBoard("none", "x"),
      store().deleteBoard("none"),
      store().touchMember("none", user.id, 1),
      store().lastSeq("none"),
    ]);
    assert.deepEqual(outcomes, [undefined, false, false, false, undefined]);
    assert.deepEqual(await store().membersOf("none"), []);
    assert.deepEqual(await store().entriesAfter("none", 0, 10), []);
  });

  it("remembers who was there, and never goes back in time", async () => {
    const [owner, visitor] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const board = await store().createBoard(owner.id, "Sums");
    const laterMs = board.createdAtMs + 60_000;
    assert.ok(await store().touchMember(board.id, visitor.id, laterMs + 1));
    assert.ok(await store().touchMember(board.id, visitor.id, laterMs - 1));
    assert.ok(await store().touchMember(board.id, owner.id, laterMs));
    const members = await store().membersOf(board.id);
    assert.ok((members[1]?.firstSeenAtMs ?? 0) < laterMs);
    const asNamed = { shownName: null, isHidden: false };
    assert.deepEqual(members, [
      { id: visitor.id, name: "Bo", ...asNamed, firstSeenAtMs: laterMs + 1, lastSeenAtMs: laterMs + 1 },
      {
        id: owner.id,
        name: "Ada",
        ...asNamed,
        firstSeenAtMs: members[1]?.firstSeenAtMs,
        lastSeenAtMs: laterMs,
      },
    ]);
  });

  it("lists one's own and visited boards, last changed first, with what they read", async () => {
    const [owner, visitor] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const first = await store().createBoard(owner.id, "First");
    const second = await store().createBoard(owner.id, "Second");
    await store().createBoard(visitor.id, "Other");
    await store().touchMember(first.id, visitor.id, Date.now());
    const atMs = second.updatedAtMs + 60_000;
    await store().appendEntries([{ boardId: first.id, author: visitor.id, atMs, op: opNumber(1) }]);
    const change = { numbers: [], rejected: [], removed: [] };
    await store().saveReadings([{ boardId: first.id, seq: 1, atMs, fresh: true, change, text: "407 3" }]);
    const boards = await store().boardsOf(owner.id);
    assert.deepEqual(
      boards.map(({ name, seq, ownerName, lastReading }) => [name, seq, ownerName, lastReading]),
      [
        ["First", 1, "Ada", "407 3"],
        ["Second", 0, "Ada", ""],
      ],
    );
    assert.equal(boards[0]?.updatedAtMs, atMs);
    assert.deepEqual(boards[0]?.members.map(({ name }) => name).sort(), ["Ada", "Bo"]);
    assert.deepEqual(
      (await store().boardsOf(visitor.id)).map(({ name }) => name),
      ["First", "Other"],
    );
  });

  it("deletes a board with all that is on it, and takes no entry for it any more", async () => {
    const owner = await store().createGuest("Ada");
    const board = await store().createBoard(owner.id, "Sums");
    const entry = { boardId: board.id, author: owner.id, atMs: 5, op: opNumber(1) };
    const change = { numbers: [], rejected: [], removed: [] };
    await store().appendEntries([entry]);
    await store().saveReadings([{ boardId: board.id, seq: 1, atMs: 5, fresh: true, change, text: "1" }]);
    assert.ok(await store().deleteBoard(board.id));
    assert.equal(await store().boardById(board.id), undefined);
    assert.deepEqual(await store().entriesAfter(board.id, 0, 10), []);
    assert.deepEqual(await store().boardsOf(owner.id), []);
    assert.deepEqual(await store().appendEntries([entry]), [{ ok: false, reason: "no-such-board" }]);
  });
}
