import assert from "node:assert/strict";
import { test } from "node:test";
import { groupOf } from "./groups.ts";

test("every kind is in one group, whatever the order and number of its samples", () => {
  const kinds = ["x", "A", "+", "k", "?", "x"];
  assert.deepEqual(
    ["+", "?", "A", "k", "x"].map((kind) => groupOf(kind, kinds, 5)),
    [0, 1, 2, 3, 4],
  );
  assert.equal(groupOf("k", [...kinds].reverse(), 2), 1);
  assert.equal(groupOf("7", kinds, 5), -1);
});
