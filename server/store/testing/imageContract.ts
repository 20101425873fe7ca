import assert from "node:assert/strict";
import { it } from "node:test";
import { placeOf } from "../../../core/board/testing/moves.ts";
import type { ImageAnswer } from "../../../core/wire/imageAnswer.ts";
import type { Store } from "../../store.ts";
import type { NewImage } from "../images.ts";
import { opNumber } from "./ops.ts";

const ANSWER: ImageAnswer = {
  text: "7",
  numbers: [
    { text: "7", p: 0.9, candidates: [{ text: "7", p: 0.9 }], box: [1, 2, 3, 4], digits: [], marks: [] },
  ],
  rejected: [],
};

const picture = (ownerId: string, name = "seven.png"): NewImage => ({
  ownerId,
  name,
  mime: "image/png",
  width: 20,
  height: 30,
  original: Buffer.from([0, 1, 2, 255]),
  normalised: Buffer.from([9]),
  thumbnail: Buffer.from([8, 7]),
});

/** What every store does with the images people gave to be read. */
export function imageContract(store: () => Store): void {
  it("knows which images lie on which board, in entries of every kind", async () => {
    const { id: ada } = await store().createGuest("Ada");
    const [board, other] = [await store().createBoard(ada, "One"), await store().createBoard(ada, "Two")];
    const [id, elsewhere] = [await store().addImage(picture(ada)), await store().addImage(picture(ada))];
    const entry = { boardId: board.id, author: ada, atMs: 1 };
    const op = { ...placeOf("op".padEnd(16, "_"), 2), image: id };
    const hidden = { kind: "hide", id: "hide".padEnd(16, "_"), marks: [op.id] } as const;
    await store().appendEntries([opNumber(0), op, hidden].map((each) => ({ ...entry, op: each })));
    assert.deepEqual(
      [
        await store().isPlaced(id, board.id),
        await store().isPlaced(id, other.id),
        await store().isPlaced(elsewhere, board.id),
        await store().isOnBoard(id, ada),
        await store().isOnBoard(elsewhere, ada),
      ],
      [true, false, false, true, false],
    );
  });

  it("keeps an image's three pictures as they were, and what is read in it", async () => {
    const { id: ada } = await store().createGuest("Ada");
    const id = await store().addImage(picture(ada));
    const before = await store().imageById(id);
    assert.deepEqual([before?.state, before?.answer, before?.corrections], ["queued", null, []]);
    for (const [which, mime, bytes] of [
      ["original", "image/png", [0, 1, 2, 255]],
      ["normalised", "image/png", [9]],
      ["thumbnail", "image/webp", [8, 7]],
    ] as const) {
      const kept = await store().pictureOf(id, which);
      assert.deepEqual([kept?.mime, [...(kept?.bytes ?? [])]], [mime, bytes]);
    }
    assert.equal(await store().beginReading(id), true);
    assert.equal(await store().endReading(id, { state: "done", answer: ANSWER }), true);
    const after = await store().imageById(id);
    assert.deepEqual([after?.state, after?.text, after?.answer], ["done", "7", ANSWER]);
    const corrections = [{ number: 0, text: "1" }];
    assert.equal(await store().correctImage(id, { corrections, text: "1" }), true);
    const corrected = await store().imageById(id);
    assert.deepEqual([corrected?.corrections, corrected?.text], [corrections, "1"]);
  });

  it("keeps pictures that were turned, with their size, and asks for them under another address", async () => {
    const { id: ada } = await store().createGuest("Ada");
    const id = await store().addImage({ ...picture(ada), orientation: 6 });
    const bytes = (n: number) => Uint8Array.of(n);
    const turned = { width: 30, height: 20, original: bytes(1), normalised: bytes(2), thumbnail: bytes(3) };
    assert.deepEqual(await turnsOf(id), [6, 0, 20, "queued"]);
    await store().endReading(id, { state: "done", answer: ANSWER }, turned);
    assert.deepEqual(await turnsOf(id), [1, 1, 30, "done"]);
    assert.deepEqual([...((await store().pictureOf(id, "thumbnail"))?.bytes ?? [])], [3]);
    await store().correctImage(id, { corrections: [{ number: 0, text: "1" }], text: "1" });
    assert.equal(await store().turnImage(id, 0, turned), false, "it was turned meanwhile");
    assert.equal(await store().turnImage(id, 1, turned), true);
    assert.deepEqual(await turnsOf(id), [1, 2, 30, "queued"]);
    const { answer, corrections, text } = (await store().imageById(id)) ?? {};
    assert.deepEqual([answer, corrections, text], [null, [], ""]);

    async function turnsOf(image: string) {
      const { orientation, turns, width, state } = (await store().imageById(image)) ?? {};
      return [orientation, turns, width, state];
    }
  });

  it("finds a person's images, and those that nobody has read yet", async () => {
    const [ada, bo] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const [first, second, other] = [
      await store().addImage(picture(ada.id, "1")),
      await store().addImage(picture(ada.id, "2")),
      await store().addImage(picture(bo.id)),
    ];
    await store().beginReading(first);
    await store().endReading(other, { state: "refused", reason: "no-writing" });
    const mine = await store().imagesOf(ada.id);
    assert.deepEqual(new Set(mine.map(({ id }) => id)), new Set([first, second]));
    assert.deepEqual(await store().countImages(ada.id), { kept: 2, waiting: 2 });
    assert.deepEqual(await store().countImages(bo.id), { kept: 1, waiting: 0 });
    assert.equal((await store().imageById(other))?.reason, "no-writing");
    const unread = await store().unreadImages();
    assert.deepEqual(
      [first, second, other].map((each) => unread.some(({ id }) => id === each)),
      [true, true, false],
    );
  });

  it("follows a guest into their account, and goes with the account", async () => {
    const guest = await store().createGuest("Ada");
    const account = await store().createAccount({ name: "Ada", claims: "im@example.org", passwordHash: "x" });
    const id = await store().addImage(picture(guest.id));
    await store().moveGuestBoards(guest.id, account.id);
    assert.equal((await store().imageById(id))?.ownerId, account.id);
    await store().deleteUser(account.id);
    assert.equal(await store().imageById(id), undefined);
  });

  it("says when there is no such image", async () => {
    const { id: ada } = await store().createGuest("Ada");
    const id = await store().addImage(picture(ada));
    assert.deepEqual([await store().deleteImage(id), await store().deleteImage(id)], [true, false]);
    assert.equal(await store().beginReading(id), false);
    assert.equal(await store().pictureOf(id, "original"), undefined);
  });
}
