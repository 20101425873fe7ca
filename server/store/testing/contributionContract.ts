import assert from "node:assert/strict";
import { it } from "node:test";
import type { Op } from "../../../core/board/op.ts";
import { placedId } from "../../../core/board/place.ts";
import { placeOf } from "../../../core/board/testing/moves.ts";
import type { Store } from "../../store.ts";
import { drawNumber, opId } from "./ops.ts";

/** What every store does with people's consent to the use of their corrections. */
export function contributionContract(store: () => Store): void {
  it("takes nobody's corrections until they say so, and stops when they say so", async () => {
    const guest = await store().createGuest("Ada");
    assert.equal(await store().contributes(guest.id), false);
    assert.equal((await store().contributors()).has(guest.id), false);
    await Promise.all([store().setContributes(guest.id, true), store().setContributes(guest.id, true)]);
    assert.equal(await store().contributes(guest.id), true);
    assert.equal((await store().contributors()).get(guest.id), guest.id);
    await store().setContributes(guest.id, false);
    await store().setContributes(guest.id, false);
    assert.equal((await store().contributors()).has(guest.id), false);
  });

  it("finds the contributors' images in which they said what a number is, or that lie where ink was labelled", async () => {
    const [ada, bo] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const bytes = new Uint8Array([1]);
    const pictures = { original: bytes, normalised: bytes, thumbnail: bytes, width: 9, height: 9 };
    const add = (ownerId: string) =>
      store().addImage({ ownerId, name: "a.png", mime: "image/png", ...pictures });
    const [said, placed, silent, others] = [
      await add(ada.id),
      await add(ada.id),
      await add(ada.id),
      await add(bo.id),
    ];
    for (const id of [said, others])
      await store().correctImage(id, { corrections: [{ box: [1, 1, 2, 2], text: "7" }], text: "7" });
    const board = await store().createBoard(ada.id, "A");
    const op = { ...placeOf(opId(1), 2), image: placed };
    const label = { kind: "label", id: opId(2), parts: [{ mark: placedId(opId(1), 0) }], text: "7" } as const;
    await store().appendEntries(
      [op, label].map((each) => ({ boardId: board.id, author: ada.id, atMs: 1, op: each })),
    );
    await store().setContributes(ada.id, true);
    const found = await store().imagesOfCorrections();
    assert.deepEqual(
      [said, placed, silent, others].map((id) => found.includes(id)),
      [true, true, false, false],
    );
  });

  it("finds the boards on which a contributor labelled ink", async () => {
    const [ada, bo] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const [labelled, other] = [await store().createBoard(ada.id, "A"), await store().createBoard(bo.id, "B")];
    for (const [board, author] of [
      [labelled, ada],
      [other, bo],
    ] as const) {
      const label = { kind: "label", id: opId(2), parts: [{ mark: opId(1) }], text: "7" } as const;
      const ops = [drawNumber(1), label, { ...label, id: opId(3) }];
      await store().appendEntries(ops.map((op) => ({ boardId: board.id, author: author.id, atMs: 1, op })));
    }
    await store().setContributes(ada.id, true);
    const boards = await store().boardsOfCorrections();
    assert.deepEqual(
      [labelled, other].map(({ id }) => boards.filter((each) => each === id).length),
      [1, 0],
    );
  });

  it("finds what people said of their own ink on all their boards, as long as they want and the board stands", async () => {
    const [ada, bo] = [await store().createGuest("Ada"), await store().createGuest("Bo")];
    const [one, two] = [await store().createBoard(ada.id, "A"), await store().createBoard(bo.id, "B")];
    const label = (n: number, mark: number, text: string) =>
      ({ kind: "label", id: opId(n), parts: [{ mark: opId(mark) }], text }) as const;
    const append = (boardId: string, author: string, ...ops: readonly Op[]) =>
      store().appendEntries(ops.map((op) => ({ boardId, author, atMs: 5, op })));
    await append(one.id, ada.id, drawNumber(1), drawNumber(2), drawNumber(3), label(4, 2, "7"));
    await append(one.id, ada.id, label(5, 3, "4"), { kind: "unlabel", id: opId(6), label: opId(5) });
    await append(one.id, bo.id, label(7, 1, "1"));
    await append(two.id, ada.id, drawNumber(1), label(2, 1, "12"), {
      kind: "hide",
      id: opId(3),
      marks: [opId(1)],
    });
    const said = async (id: string) =>
      new Map(
        [...((await store().handsOf([id, bo.id])).get(id) ?? [])].map(([board, corrections]) => [
          board,
          corrections.map(({ text, atMs, ink }) => [text, atMs, ink.length]),
        ]),
      );
    assert.deepEqual(
      await said(ada.id),
      new Map([
        [one.id, [["7", 5, 1]]],
        [two.id, [["12", 5, 1]]],
      ]),
    );
    assert.deepEqual(await said(bo.id), new Map(), "Bo said nothing of ink of his own");
    await store().binBoard(two.id, 6);
    assert.deepEqual([...(await said(ada.id)).keys()], [one.id]);
    await store().setLearnsHand(ada.id, false);
    assert.equal(await store().learnsHand(ada.id), false);
    assert.deepEqual([...(await store().handsOf([ada.id, bo.id])).keys()], [bo.id]);
    await store().setLearnsHand(ada.id, true);
    assert.equal((await said(ada.id)).size, 1);
    await store().deleteUser(ada.id);
    assert.equal((await store().handsOf([ada.id])).size, 0);
  });
}
