import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Part } from "../reading/reading.ts";
import { replay } from "./apply.ts";
import { EMPTY_BOARD } from "./board.ts";
import { labelsInForce } from "./labels.ts";
import type { Op } from "./op.ts";
import { refusalOf } from "./refusal.ts";
import { entriesOf, idOf, logOf, moves, strokeOf } from "./testing/moves.ts";

const [A, B] = [idOf(1), idOf(2)];
const draw = (id: string): Op => ({ kind: "draw", id, stroke: strokeOf(id, 3) });
const label = (n: number, parts: readonly Part[], text: string | null): Op => ({
  kind: "label",
  id: idOf(n),
  parts,
  text,
});
const textsAfter = (...ops: readonly Op[]) =>
  labelsInForce(
    replay(entriesOf([draw(A), draw(B), ...ops].map((op) => ({ author: "ann", op }))), EMPTY_BOARD),
  ).map(({ text }) => text);

test("B8 a later label replaces those it overlaps, and taking it back lets the earlier one stand again", () => {
  const both = label(3, [{ mark: A }, { mark: B }], "47");
  const one = label(4, [{ mark: B }], "7");
  assert.deepEqual(textsAfter(both), ["47"]);
  assert.deepEqual(textsAfter(both, one), ["7"]);
  assert.deepEqual(textsAfter(both, one, { kind: "unlabel", id: idOf(5), label: one.id }), ["47"]);
  assert.deepEqual(textsAfter(label(3, [{ mark: A }], "4"), one), ["4", "7"]);
  assert.deepEqual(textsAfter(both, label(4, [{ mark: A }], null)), [null]);
});

test("B8 labels on ranges of one stroke overlap only where their samples do", () => {
  const left = label(3, [{ mark: A, from: 0, to: 2 }], "1");
  assert.deepEqual(textsAfter(left, label(4, [{ mark: A, from: 2 }], "2")), ["1", "2"]);
  assert.deepEqual(textsAfter(left, label(4, [{ mark: A, from: 1 }], "2")), ["2"]);
  assert.deepEqual(textsAfter(left, label(4, [{ mark: A }], "2")), ["2"]);
});

test("B8 a label on hidden ink rests and stands again when the ink is shown", () => {
  const both = label(3, [{ mark: A }, { mark: B }], "47");
  const hide: Op = { kind: "hide", id: idOf(4), marks: [B] };
  assert.deepEqual(textsAfter(both, hide), []);
  assert.deepEqual(textsAfter(both, hide, { kind: "show", id: idOf(5), marks: [B] }), ["47"]);
});

test("B8 labels in force never overlap, lie on visible ink, and each one left out is taken back, hidden or replaced", () => {
  const meet = (a: readonly Part[], b: readonly Part[]) =>
    a.some((one) => b.some((other) => one.mark === other.mark));
  fc.assert(
    fc.property(moves(3, 60), (given) => {
      const log = logOf(
        given,
        ["o", "a", "b"],
        (board, op, id) => refusalOf(board, op, { id, chief: id === "o" }) !== undefined,
      );
      const board = replay(log, EMPTY_BOARD);
      const force = labelsInForce(board);
      force.forEach((one, i) => {
        assert.ok(force.slice(i + 1).every((other) => !meet(one.parts, other.parts) && one.seq <= other.seq));
        assert.ok(one.parts.every(({ mark }) => board.marks.get(mark)?.hidden === false));
      });
      for (const each of board.labels) {
        if (force.some(({ parts }) => parts === each.parts) || each.off) continue;
        if (each.parts.some(({ mark }) => board.marks.get(mark)?.hidden)) continue;
        assert.ok(force.some((later) => later.seq > each.seq && meet(later.parts, each.parts)));
      }
    }),
    { seed: 20263, numRuns: 500 },
  );
});
