import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEntry, replay } from "./apply.ts";
import { EMPTY_BOARD, type MarkOnBoard } from "./board.ts";
import { isNumberText } from "./op.ts";
import { refusalOf } from "./refusal.ts";
import { entriesOf, idOf, logOf, moves, strokeOf } from "./testing/moves.ts";

const SEED = 20262;
const PEOPLE = ["owner", "ann", "bob"];
const logs = moves(3, 60).map((given) =>
  logOf(given, PEOPLE, (board, op, id) => refusalOf(board, op, { id, chief: id === "owner" }) !== undefined),
);

test("B1 entries apply in the order of their seq, and a gap is refused", () => {
  const [one, two] = entriesOf(
    [1, 2].map((n) => ({ author: "ann", op: { kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), n) } })),
  );
  assert.ok(one !== undefined && two !== undefined);
  assert.equal(replay([one, two], EMPTY_BOARD).seq, 2);
  assert.throws(() => replay([two], EMPTY_BOARD), RangeError);
  assert.throws(() => replay([one, one], EMPTY_BOARD), RangeError);
  assert.throws(() => applyEntry(applyEntry(EMPTY_BOARD, one), { ...two, seq: 3 }), RangeError);
});

test("B2 the same entries make the same board in one batch, in two or one by one, and leave the given board alone", () => {
  fc.assert(
    fc.property(logs, fc.nat(), (log, cut) => {
      const at = cut % (log.length + 1);
      const whole = replay(log, EMPTY_BOARD);
      const first = replay(log.slice(0, at), EMPTY_BOARD);
      const kept = structuredClone(first);
      assert.deepEqual(replay(log.slice(at), first), whole);
      assert.deepEqual(first, kept);
      assert.deepEqual(log.reduce(applyEntry, EMPTY_BOARD), whole);
      assert.equal(EMPTY_BOARD.marks.size, 0);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

const withoutHiding = ({ hidden: _, hiddenBy: __, ...mark }: MarkOnBoard) => mark;

test("B5 strokes and typed numbers never change but for being hidden, and keep the order they were drawn in", () => {
  fc.assert(
    fc.property(logs, (log) => {
      let board = EMPTY_BOARD;
      for (const entry of log) {
        const next = applyEntry(board, entry);
        assert.deepEqual([...next.marks.keys()].slice(0, board.marks.size), [...board.marks.keys()]);
        for (const [id, mark] of board.marks) {
          const after = next.marks.get(id);
          assert.ok(after !== undefined);
          assert.deepEqual(withoutHiding(after), withoutHiding(mark));
          if (after.hidden === mark.hidden) continue;
          assert.equal(entry.op.kind, after.hidden ? "hide" : "show");
        }
        board = next;
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("B6 hiding and showing takes the author or the owner, taking a label back takes its author", () => {
  const ink = { kind: "draw", id: idOf(1), stroke: strokeOf(idOf(1), 3) } as const; // 4 samples
  const typed = { kind: "type", id: idOf(2), text: "7", box: { x: 0, y: 0, w: 9, h: 9 } } as const;
  const label = { kind: "label", id: idOf(3), parts: [{ mark: ink.id }], text: "4" } as const;
  const board = replay(
    entriesOf([
      { author: "ann", op: ink },
      { author: "ann", op: typed },
      { author: "bob", op: label },
    ]),
    EMPTY_BOARD,
  );
  const ask = (id: string, op: Parameters<typeof refusalOf>[1]) =>
    refusalOf(board, op, { id, chief: id === "owner" });
  for (const kind of ["hide", "show"] as const) {
    const op = { kind, id: idOf(9), marks: [ink.id, typed.id] };
    assert.equal(ask("ann", op), undefined);
    assert.equal(ask("owner", op), undefined);
    assert.equal(ask("bob", op), "not-yours");
    assert.equal(ask("ann", { ...op, marks: [ink.id, idOf(8)] }), "no-such-mark");
  }
  assert.equal(ask("bob", { kind: "unlabel", id: idOf(9), label: label.id }), undefined);
  assert.equal(ask("ann", { kind: "unlabel", id: idOf(9), label: label.id }), "not-yours");
  assert.equal(ask("owner", { kind: "unlabel", id: idOf(9), label: label.id }), "not-yours");
  assert.equal(ask("bob", { kind: "unlabel", id: idOf(9), label: idOf(8) }), "no-such-label");
  assert.equal(ask("ann", ink), "already-there");
  const relabel = (part: { mark: string; from?: number; to?: number }) =>
    ask("ann", { kind: "label", id: idOf(9), parts: [part], text: "4" });
  assert.equal(relabel({ mark: ink.id, from: 0, to: 4 }), undefined);
  assert.equal(relabel({ mark: ink.id, from: 2 }), undefined);
  assert.equal(relabel({ mark: ink.id, from: 4 }), "no-such-mark");
  assert.equal(relabel({ mark: ink.id, to: 5 }), "no-such-mark");
  assert.equal(relabel({ mark: typed.id, from: 0, to: 1 }), "no-such-mark");
  assert.equal(relabel({ mark: idOf(8) }), "no-such-mark");
});

test("B9 a number is digits with an optional sign, grouping commas and decimal point", () => {
  for (const good of ["0", "407", "-3", "12.5", "1,234,567.89", "007"]) assert.ok(isNumberText(good), good);
  for (const bad of ["", "-", "1.", ".5", "1,23", "12a", "1 2", "١", "1\n", "1".repeat(41), "1e5", "--1"]) {
    assert.ok(!isNumberText(bad), bad);
  }
});
