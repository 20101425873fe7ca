import assert from "node:assert/strict";
import { test } from "node:test";
import type { Op } from "../../core/board/op.ts";
import { LIMITS } from "../../core/wire/limits.ts";
import { bytesOf, opFromWire, wireOp } from "./wireOp.ts";

const ID = "abcdefghijklmnop";
const samples = [
  { x: 1.5, y: -2, t: 0, pressure: 0 },
  { x: 3, y: 4, t: 12, pressure: 1 },
];
const OPS: readonly Op[] = [
  { kind: "draw", id: ID, stroke: { id: ID, pointer: "pen", pen: { color: 2, width: 8 }, samples } },
  { kind: "type", id: ID, text: "-3.5", box: { x: 0, y: 0, w: 10, h: 10 } },
  { kind: "hide", id: ID, marks: [ID] },
  { kind: "show", id: ID, marks: [ID] },
  { kind: "label", id: ID, parts: [{ mark: ID, from: 2, to: 9 }], text: null },
  { kind: "unlabel", id: ID, label: ID },
];

test("every op crosses the wire and comes back as it was", () => {
  for (const op of OPS) assert.deepEqual(opFromWire(...wireOp(op)), op);
});

test("an op is known to be too large for one message before it is sent", () => {
  const header = (marks: number): Op => ({ kind: "hide", id: ID, marks: new Array<string>(marks).fill(ID) });
  assert.ok(bytesOf(wireOp(header(LIMITS.marksPerOp))) < LIMITS.messageBytes);
  assert.ok(bytesOf(wireOp(header(3 * LIMITS.marksPerOp))) > LIMITS.messageBytes);
  const [stroke] = OPS;
  assert.ok(stroke && bytesOf(wireOp(stroke)) > 70);
});

test("what is no op is not taken for one", () => {
  assert.equal(opFromWire({ kind: "draw", id: ID, pointer: "pen", color: 2, width: 8 }, null), undefined);
  assert.equal(opFromWire({ kind: "erase", id: ID }, null), undefined);
  assert.equal(opFromWire(null, null), undefined);
});
