import assert from "node:assert/strict";
import { test } from "node:test";
import { createTurns } from "./turns.ts";

test("how many come before an image is how many do", () => {
  const turns = createTurns();
  const all = ["a1", "a2", "b1", "a3", "c1", "b2", "a4"];
  for (const id of all) turns.add(id.slice(0, 1), id);
  const said = new Map(all.map((id) => [id, turns.before(id.slice(0, 1), id)]));
  const order: string[] = [];
  for (let id = turns.next(); id !== undefined; id = turns.next()) order.push(id);
  assert.deepEqual(order, ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
  assert.deepEqual(
    order.map((id) => said.get(id)),
    order.map((_, i) => i),
  );
  assert.equal(turns.before("a", "a1"), undefined);
});
