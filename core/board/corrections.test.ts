import assert from "node:assert/strict";
import { test } from "node:test";
import { replay } from "./apply.ts";
import { EMPTY_BOARD } from "./board.ts";
import { correctionsOn, MOST_CORRECTIONS } from "./corrections.ts";
import type { Op } from "./op.ts";
import { entriesOf, idOf, placeOf, strokeOf } from "./testing/moves.ts";

type By = { readonly author: string; readonly op: Op };

const draw = (n: number, author = "ann"): By => ({
  author,
  op: { kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), 3) },
});
const label = (n: number, marks: readonly number[], text: string | null, author = "ann"): By => ({
  author,
  op: { kind: "label", id: idOf(n), parts: marks.map((mark) => ({ mark: idOf(mark) })), text },
});
const by = (author: string, op: Op): By => ({ author, op });
const textsOf = (author: string, ...ops: readonly By[]) =>
  correctionsOn(replay(entriesOf(ops), EMPTY_BOARD))
    .get(author)
    ?.map(({ text }) => text) ?? [];

test("a correction is a person's own word on ink that they alone wrote", () => {
  const ink = [draw(1), draw(2), draw(3, "bob")];
  assert.deepEqual(textsOf("ann", ...ink, label(4, [1, 2], "47")), ["47"]);
  assert.deepEqual(textsOf("ann", ...ink, label(4, [3], "4")), []);
  assert.deepEqual(textsOf("ann", ...ink, label(4, [1, 3], "47")), []);
  assert.deepEqual(textsOf("ann", ...ink, label(4, [1], null)), [], "no number");
  assert.deepEqual(textsOf("bob", ...ink, label(4, [1], "4", "bob")), []);
});

test("what was read in an image, and a word on its blobs, is none", () => {
  const place = placeOf(idOf(1), 2);
  const blob = place.blobs.length > 0 ? `${idOf(1).slice(0, 12)}0000` : "";
  const labelBlob = by("ann", { kind: "label", id: idOf(2), parts: [{ mark: blob }], text: "7" });
  assert.deepEqual(textsOf("ann", by("ann", place), labelBlob), []);
});

test("it goes when it is taken back or another replaces it, and stays when the ink is erased", () => {
  const said = [draw(1), label(2, [1], "1")];
  assert.deepEqual(textsOf("ann", ...said, by("ann", { kind: "unlabel", id: idOf(3), label: idOf(2) })), []);
  assert.deepEqual(textsOf("ann", ...said, label(3, [1], "7")), ["7"]);
  assert.deepEqual(textsOf("ann", ...said, label(3, [1], "7", "bob")), [], "another's word replaces it");
  assert.deepEqual(textsOf("ann", ...said, by("ann", { kind: "hide", id: idOf(3), marks: [idOf(1)] })), [
    "1",
  ]);
});

test("it knows when it was said, and no more than the newest count", () => {
  const many = Array.from({ length: MOST_CORRECTIONS + 5 }, (_, i) => [
    draw(2 * i),
    label(2 * i + 1, [2 * i], String(i)),
  ]).flat();
  const entries = entriesOf(many);
  const found = correctionsOn(replay(entries, EMPTY_BOARD)).get("ann") ?? [];
  assert.equal(found.length, MOST_CORRECTIONS);
  assert.equal(found.at(-1)?.text, String(MOST_CORRECTIONS + 4));
  assert.equal(found.at(-1)?.atMs, entries.at(-1)?.atMs);
});
