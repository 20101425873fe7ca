import assert from "node:assert/strict";
import { test } from "node:test";
import { type Action, may, standingOf } from "./may.ts";
import type { BoardAccess } from "./store.ts";

const OPEN: BoardAccess = { ownerId: "ann", linkAccess: "editor", isFrozen: false, grants: new Map() };
const ACTIONS: readonly Action[] = ["read", "write", "rename", "delete", "clear-all", "share"];
const allowed = (id: string, board: BoardAccess) =>
  ACTIONS.filter((action) => may({ id }, action, board)).join(" ");

test("whoever has the link may what it allows; name, deletion, clearing all and sharing are the owner's", () => {
  for (const [linkAccess, expected] of [
    ["editor", "read write"],
    ["viewer", "read"],
    ["off", ""],
  ] as const) {
    assert.equal(allowed("bob", { ...OPEN, linkAccess }), expected);
    assert.equal(allowed("ann", { ...OPEN, linkAccess }), ACTIONS.join(" "));
  }
});

test("a place of one's own counts before the link, whichever allows more", () => {
  for (const linkAccess of ["editor", "viewer", "off"] as const) {
    const grants = new Map([
      ["eve", "editor"],
      ["vic", "viewer"],
      ["out", "none"],
    ] as const);
    const board = { ...OPEN, linkAccess, grants };
    assert.deepEqual(
      ["eve", "vic", "out"].map((id) => standingOf(id, board)),
      ["editor", "viewer", "none"],
    );
  }
});

test("a frozen board is written on by its owner alone, and lets nobody in who was not let in before", () => {
  const grants = new Map([["out", "none"]] as const);
  const board = { ...OPEN, isFrozen: true, grants };
  assert.deepEqual(
    ["ann", "bob", "out"].map((id) => standingOf(id, board)),
    ["owner", "viewer", "none"],
  );
});
