import assert from "node:assert/strict";
import { it } from "node:test";
import type { Store } from "../../store.ts";
import { DAY_MS, type KeepDays } from "../keeping.ts";
import { drawNumber, opNumber } from "./ops.ts";

/** What every store does with deleted boards and with what has had its time. */
export function keepingContract(store: () => Store): void {
  const account = async (days: KeepDays) => {
    const { id } = await store().createAccount({ name: "Ada", claims: "a@b.example", passwordHash: "x" });
    await store().setKeepDays(id, days);
    return id;
  };
  const image = (ownerId: string) => {
    const bytes = new Uint8Array([1]);
    const pictures = { original: bytes, normalised: bytes, thumbnail: bytes };
    return store().addImage({ ownerId, name: "a.png", mime: "image/png", width: 9, height: 9, ...pictures });
  };

  it("a board in the bin is gone for all but its owner's bin, and takes no entry", async () => {
    const owner = await account(null);
    const board = await store().createBoard(owner, "Sums");
    const entry = { boardId: board.id, author: owner, atMs: 5, op: opNumber(1) };
    await store().appendEntries([entry]);
    assert.ok(await store().binBoard(board.id, 1_000));
    assert.equal(await store().binBoard(board.id, 2_000), false);
    assert.equal(await store().boardById(board.id), undefined);
    assert.equal(await store().renameBoard(board.id, "Other"), false);
    assert.deepEqual(await store().boardsOf(owner), []);
    assert.deepEqual(await store().appendEntries([{ ...entry, op: drawNumber(2) }]), [
      { ok: false, reason: "no-such-board" },
    ]);
    const goesAtMs = 1_000 + 30 * DAY_MS;
    assert.deepEqual(await store().binOf(owner), [{ id: board.id, name: "Sums", goesAtMs }]);
  });

  it("only its owner takes a board out of the bin or deletes it there, and only from there", async () => {
    const [owner, other] = [await account(null), await account(null)];
    const board = await store().createBoard(owner, "Sums");
    await store().touchMember(board.id, other, 1);
    assert.equal(await store().deleteBinned(board.id, owner), false);
    assert.equal(await store().restoreBoard(board.id, owner, 1), false);
    await store().binBoard(board.id, 1_000);
    assert.deepEqual(await store().binOf(other), []);
    assert.equal(await store().restoreBoard(board.id, other, 1), false);
    assert.equal(await store().deleteBinned(board.id, other), false);
    assert.ok(await store().restoreBoard(board.id, owner, 9_000));
    assert.equal((await store().boardById(board.id))?.updatedAtMs, 9_000);
    await store().binBoard(board.id, 1_000);
    assert.ok(await store().deleteBinned(board.id, owner));
    assert.deepEqual(await store().binOf(owner), []);
  });

  it("what was in the bin for 30 days goes, and not a moment before", async () => {
    const owner = await account(null);
    const board = await store().createBoard(owner, "Sums");
    const atMs = Date.now();
    await store().binBoard(board.id, atMs);
    assert.equal((await store().deleteDue(atMs + 30 * DAY_MS)).includes(board.id), false);
    assert.ok((await store().deleteDue(atMs + 30 * DAY_MS + 1)).includes(board.id));
    assert.deepEqual(await store().binOf(owner), []);
  });

  it("boards and images that nobody touched go after the time their owner chose, a guest's after 30 days", async () => {
    const guest = (await store().createGuest("Bo")).id;
    const owners = [guest, await account(30), await account(90), await account(null)];
    const boards = await Promise.all(owners.map((owner) => store().createBoard(owner, "Sums")));
    const images = await Promise.all(owners.map(image));
    const atMs = Date.now() + 1_000;
    const left = async () => ({
      boards: (await Promise.all(boards.map(({ id }) => store().boardById(id)))).map((each) => each?.id),
      images: (await Promise.all(images.map((id) => store().imageById(id)))).map((each) => each?.id),
    });
    const ids = boards.map(({ id }) => id);
    await store().deleteDue(atMs + 29 * DAY_MS);
    assert.deepEqual(await left(), { boards: ids, images });
    assert.equal(await store().countDue(owners[1] ?? "", atMs + 31 * DAY_MS), 2);
    await store().deleteDue(atMs + 31 * DAY_MS);
    const none = [undefined, undefined];
    assert.deepEqual(await left(), {
      boards: [...none, ...ids.slice(2)],
      images: [...none, ...images.slice(2)],
    });
    await store().deleteDue(atMs + 91 * DAY_MS);
    assert.deepEqual((await left()).boards, [...none, undefined, ids[3]]);
  });

  it("a board goes after its own time, whatever its owner's account says, but a guest's after 30 days", async () => {
    const [teacher, guest] = [await account(90), (await store().createGuest("Bo")).id];
    const choices = ["account", 7, 365, "never"] as const;
    const boards = await Promise.all(choices.map(() => store().createBoard(teacher, "Class 5b")));
    for (const [n, days] of choices.entries()) {
      assert.ok(await store().setBoardKeepDays(boards[n]?.id ?? "", days));
      assert.equal(await store().boardKeepDaysOf(boards[n]?.id ?? ""), days);
    }
    const guests = await store().createBoard(guest, "Guest's");
    await store().setBoardKeepDays(guests.id, "never");
    assert.equal(await store().setBoardKeepDays("none", 7), false);
    assert.equal(await store().boardKeepDaysOf("none"), undefined);
    const atMs = Date.now() + 1_000;
    const left = async (days: number) => {
      assert.equal(await store().isDue(boards[1]?.id ?? "", atMs + days * DAY_MS), days === 8);
      await store().deleteDue(atMs + days * DAY_MS);
      const ids = [...boards, guests].map(({ id }) => store().boardById(id));
      return (await Promise.all(ids)).map((board) => board !== undefined);
    };
    assert.deepEqual(await left(6), [true, true, true, true, true]);
    assert.deepEqual(await left(8), [true, false, true, true, true]);
    assert.deepEqual(await left(31), [true, false, true, true, false]);
    assert.deepEqual(await left(91), [false, false, true, true, false]);
    assert.deepEqual(await left(5_000), [false, false, false, true, false]);
  });

  it("guests of 30 days go once they have no board, no image and no place on a board; accounts stay", async () => {
    const [idle, writer, drawer, host] = await Promise.all(
      ["Idle", "Writer", "Drawer", "Host"].map((name) => store().createGuest(name)),
    );
    assert.ok(idle && writer && drawer && host);
    const owner = await account(null);
    const merged = await store().createGuest("Merged");
    await store().moveGuestBoards(merged.id, owner);
    const board = await store().createBoard(host.id, "Sums");
    await store().touchMember(board.id, writer.id, Date.now());
    const picture = await image(drawer.id);
    const there = async () => {
      const users = [idle, writer, drawer, host, merged].map(({ id }) => store().userById(id));
      return (await Promise.all(users)).flatMap((user) => user?.name ?? []);
    };
    await store().deleteIdleGuests(Date.now() + 29 * DAY_MS);
    assert.deepEqual(await there(), ["Idle", "Writer", "Drawer", "Host", "Merged"]);
    assert.ok((await store().deleteIdleGuests(Date.now() + 31 * DAY_MS)) >= 1);
    assert.deepEqual(await there(), ["Writer", "Drawer", "Host", "Merged"]);
    await store().deleteBoard(board.id);
    await store().deleteImage(picture);
    await store().deleteIdleGuests(Date.now() + 31 * DAY_MS);
    assert.deepEqual(await there(), ["Merged"]);
    assert.ok(await store().userById(owner));
  });

  it("a board that someone opened or wrote on stays", async () => {
    const [owner, visitor] = [await account(30), (await store().createGuest("Bo")).id];
    const [opened, written] = [await store().createBoard(owner, "A"), await store().createBoard(owner, "B")];
    const laterMs = Date.now() + 20 * DAY_MS;
    await store().touchMember(opened.id, visitor, laterMs);
    await store().appendEntries([{ boardId: written.id, author: visitor, atMs: laterMs, op: opNumber(1) }]);
    await store().deleteDue(laterMs + 20 * DAY_MS);
    assert.equal((await store().boardsOf(owner)).length, 2);
    await store().deleteDue(laterMs + 31 * DAY_MS);
    assert.deepEqual(await store().boardsOf(owner), []);
  });
}
