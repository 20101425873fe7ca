import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { replay } from "./apply.ts";
import { EMPTY_BOARD } from "./board.ts";
import type { Entry, Op } from "./op.ts";
import { confirm, emptyReplica, propose, type Replica, reject, view } from "./replica.ts";
import { entriesOf, idOf, logOf, moves, strokeOf } from "./testing/moves.ts";

const draw = (n: number): Op => ({ kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), n) });
const confirmed = (replica: Replica, entries: readonly Entry[]): Replica => {
  const outcome = confirm(replica, entries);
  assert.ok(outcome.ok);
  return outcome.replica;
};

test("B3 a peer's own ops stand above everything confirmed, in its own order", () => {
  const log = entriesOf([
    { author: "bob", op: draw(1) },
    { author: "bob", op: draw(2) },
  ]);
  let mine = propose(propose(emptyReplica("ann"), draw(8), 5), draw(9), 6);
  mine = confirmed(mine, log);
  assert.deepEqual([...view(mine).marks.keys()], [1, 2, 8, 9].map(idOf));
  assert.equal(view(mine).marks.get(idOf(9))?.author, "ann");
  assert.deepEqual(view(propose(mine, draw(9), 7)), view(mine));
});

test("B4 an op that comes back leaves pending, a refused one leaves without a trace, a repeated entry changes nothing", () => {
  const mine = propose(propose(emptyReplica("ann"), draw(1), 5), draw(2), 6);
  const log = entriesOf([{ author: "ann", op: draw(1) }]);
  const after = confirmed(mine, log);
  assert.deepEqual(
    after.pending.map(({ op }) => op.id),
    [idOf(2)],
  );
  assert.deepEqual(confirmed(after, log), after);
  assert.deepEqual(view(reject(after, idOf(2))), replay(log, EMPTY_BOARD));
});

test("B1 a replica refuses a gap and stays as it was", () => {
  const [one, two, three] = entriesOf([1, 2, 3].map((n) => ({ author: "bob", op: draw(n) })));
  assert.ok(one && two && three);
  const replica = confirmed(emptyReplica("ann"), [one]);
  assert.deepEqual(confirm(replica, [three]), { ok: false, reason: "gap" });
  assert.equal(confirmed(replica, [one, two, three]).confirmed.seq, 3);
});

test("B3 whatever batches a log comes in, doubled and overlapping, every replica ends at replay(log)", () => {
  const PEOPLE = ["ann", "bob", "cid"];
  fc.assert(
    fc.property(moves(3, 60), fc.infiniteStream(fc.nat({ max: 9 })), (given, dice) => {
      const log = logOf(given, PEOPLE, () => false);
      const roll = () => dice.next().value ?? 0;
      const ends = PEOPLE.map((author) => {
        const own = log.filter((entry) => entry.author === author);
        let replica = own.reduce((each, { op, atMs }) => propose(each, op, atMs), emptyReplica(author));
        let at = 0;
        while (at < log.length) {
          const from = Math.max(0, at - roll());
          at = Math.min(log.length, at + 1 + roll());
          replica = confirmed(replica, log.slice(from, at));
        }
        assert.deepEqual(replica.pending, []);
        return view(replica);
      });
      for (const end of ends) assert.deepEqual(end, replay(log, EMPTY_BOARD));
    }),
    { seed: 20266, numRuns: 500 },
  );
});
