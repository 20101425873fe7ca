import assert from "node:assert/strict";
import { test } from "node:test";
import { replay, withPending } from "./apply.ts";
import { type Board, EMPTY_BOARD } from "./board.ts";
import { labelsInForce } from "./labels.ts";
import type { Op } from "./op.ts";
import { areLabelsWhole, placedId, placedIds } from "./place.ts";
import { refusalOf } from "./refusal.ts";
import { entriesOf, idOf, placeOf, strokeOf } from "./testing/moves.ts";
import { EMPTY_HISTORY, record, redo, undo } from "./undo.ts";

const op = placeOf(idOf(1), 2); // three blobs, of which two are labelled
const board = replay(entriesOf([{ author: "ann", op }]), EMPTY_BOARD);
const visible = ({ marks }: Board) => [...marks.values()].filter(({ hidden }) => !hidden).map(({ id }) => id);
const ids = () => {
  let n = 100;
  return () => idOf(n++);
};

test("B11 an image's digits are marks of its author's, with the image under them and its labels on them", () => {
  assert.deepEqual([...board.marks.keys()], placedIds(op));
  assert.deepEqual(
    [...board.marks.values()].map(({ kind, author }) => [kind, author]),
    [["image", "ann"], ...op.blobs.map(() => ["blob", "ann"])],
  );
  const [read, said] = labelsInForce(board);
  assert.deepEqual(read?.parts, [{ mark: placedId(op.id, 0) }]);
  assert.deepEqual([read?.text, read?.read], [op.labels[0]?.text, op.labels[0]?.read]);
  assert.deepEqual([said?.text, said?.read], ["7", undefined]);
});

test("B11 one undo takes the image with all its digits away and one redo brings back what it took", () => {
  const newId = ids();
  const rubbed: Op = { kind: "hide", id: idOf(2), marks: [placedId(op.id, 1)] };
  const now = withPending(board, [{ op: rubbed, atMs: 1 }], "bob");
  const undone = undo(record(EMPTY_HISTORY, [op]), now, "ann", newId);
  assert.equal(undone?.ops.length, 1);
  const gone = withPending(now, undone?.ops.map((each) => ({ op: each, atMs: 2 })) ?? [], "ann");
  assert.deepEqual(visible(gone), []);
  assert.deepEqual(labelsInForce(gone), []);
  const redone = redo(undone?.history ?? EMPTY_HISTORY, gone, "ann", newId);
  assert.equal(redone?.ops.length, 1);
  const back = withPending(gone, redone?.ops.map((each) => ({ op: each, atMs: 3 })) ?? [], "ann");
  assert.deepEqual(visible(back), [op.id, placedId(op.id, 0), placedId(op.id, 2)]);
  assert.equal(undo(redone?.history ?? EMPTY_HISTORY, back, "ann", newId)?.ops.length, 1);
});

test("B11 a person's label on placed ink replaces what its image read, whole or by columns; taking it back restores it", () => {
  const [first, second] = [placedId(op.id, 0), placedId(op.id, 1)];
  const joined = {
    kind: "label",
    id: idOf(3),
    parts: [{ mark: first }, { mark: second }],
    text: "42",
  } as const;
  const labelled = withPending(board, [{ op: joined, atMs: 1 }], "bob");
  assert.deepEqual(
    labelsInForce(labelled).map(({ text, author }) => [text, author]),
    [["42", "bob"]],
  );
  const taken = withPending(
    labelled,
    [{ op: { kind: "unlabel", id: idOf(4), label: idOf(3) }, atMs: 2 }],
    "bob",
  );
  assert.equal(labelsInForce(taken).length, 2);
  const ask = (part: { mark: string; from?: number; to?: number }) =>
    refusalOf(board, { kind: "label", id: idOf(5), parts: [part], text: "4" }, { id: "bob", chief: false });
  const width = op.blobs[0]?.box.w ?? 0;
  assert.equal(ask({ mark: first, from: 1, to: width }), undefined);
  assert.equal(ask({ mark: first, from: 1, to: width + 1 }), "no-such-mark");
  assert.equal(ask({ mark: op.id }), "no-such-mark", "an image is no ink");
});

test("B11 ids that are taken are refused: of an op sent twice, of marks, of labels, and of the image itself", () => {
  const author = { id: "ann", chief: true };
  assert.equal(refusalOf(EMPTY_BOARD, op, author), undefined);
  assert.equal(refusalOf(board, op, author), "already-there");
  const mark = placedId(op.id, 1);
  const inked = replay(
    entriesOf([{ author: "bob", op: { kind: "draw", id: mark, stroke: strokeOf(mark, 1) } }]),
    EMPTY_BOARD,
  );
  assert.equal(refusalOf(inked, op, author), "already-there");
  const own = { ...op, id: placedId(op.id, 0) };
  assert.equal(refusalOf(EMPTY_BOARD, own, author), "already-there");
  const label: Op = {
    kind: "label",
    id: placedId(op.id, 0),
    parts: [{ mark: placedId(op.id, 2) }],
    text: "1",
  };
  assert.equal(refusalOf(board, label, author), "already-there");
});

test("B11 a label of no blob, or two of one, is no op", () => {
  const label = { text: "1" };
  assert.ok(areLabelsWhole(op));
  assert.ok(!areLabelsWhole({ ...op, labels: [{ ...label, blobs: [3] }] }));
  assert.ok(!areLabelsWhole({ ...op, labels: [{ ...label, blobs: [0, 0] }] }));
  assert.ok(
    !areLabelsWhole({
      ...op,
      labels: [
        { ...label, blobs: [0] },
        { ...label, blobs: [1, 0] },
      ],
    }),
  );
});
