import assert from "node:assert/strict";
import { it } from "node:test";
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
}
