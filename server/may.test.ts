import assert from "node:assert/strict";
import { test } from "node:test";
import { may } from "./may.ts";

test("whoever has the link reads and writes; name, deletion and clearing all are the owner's", () => {
  const board = { id: "board", ownerId: "ann" };
  for (const action of ["read", "write"] as const) assert.ok(may({ id: "bob" }, action, board));
  for (const action of ["rename", "delete", "clear-all"] as const) {
    assert.ok(may({ id: "ann" }, action, board));
    assert.ok(!may({ id: "bob" }, action, board));
  }
});
