import assert from "node:assert/strict";
import { test } from "node:test";
import {
  comeDown,
  type Down,
  goUp,
  type Hands,
  isKeptOnCancel,
  NO_HANDS,
  penCameNear,
  travel,
} from "./hands.ts";

const DOWN: Down = {
  id: 1,
  pointer: "touch",
  x: 100,
  y: 100,
  atMs: 0,
  sizePx: 24,
  tool: "pen",
  button: 0,
  isSpaceHeld: false,
  fingersDraw: false,
};
const down = (hands: Hands, more: Partial<Down>) => comeDown(hands, { ...DOWN, ...more });
const roleOf = (hands: Hands, id: number) => hands.contacts.get(id)?.role;

test("a finger draws where no pen has been seen", () => {
  assert.equal(roleOf(down(NO_HANDS, {}).hands, 1), "draw");
});

test("two fingers that come together pinch, and what the first began is dropped", () => {
  const first = down(NO_HANDS, {}).hands;
  const both = down(first, { id: 2, x: 200, atMs: 90 });
  assert.deepEqual(both.dropped, [1]);
  assert.deepEqual([roleOf(both.hands, 1), roleOf(both.hands, 2)], ["move", "move"]);
});

test("a finger that comes while another is well into its stroke writes a stroke of its own", () => {
  const first = travel(down(NO_HANDS, {}).hands, 1, 180, 100);
  const second = down(first, { id: 2, x: 400, atMs: 150 });
  assert.deepEqual(second.dropped, []);
  assert.deepEqual([roleOf(second.hands, 1), roleOf(second.hands, 2)], ["draw", "draw"]);
});

test("once a pen has been seen fingers move the board, unless the person wants them to draw", () => {
  const seen = goUp(down(NO_HANDS, { pointer: "pen" }).hands, 1, 100);
  assert.equal(roleOf(down(seen, { id: 2, atMs: 1000 }).hands, 2), "move");
  assert.equal(roleOf(down(seen, { id: 2, atMs: 1000, fingersDraw: true }).hands, 2), "draw");
});

test("a hand that rests beside the pen does nothing: neither while it writes nor just after", () => {
  const writing = down(NO_HANDS, { pointer: "pen" }).hands;
  assert.equal(roleOf(down(writing, { id: 2, fingersDraw: true }).hands, 2), "ignore");
  const lifted = goUp(writing, 1, 500);
  assert.equal(roleOf(down(lifted, { id: 2, atMs: 650 }).hands, 2), "ignore");
});

test("a palm that came before the pen is taken back when the pen comes near", () => {
  const palm = down(NO_HANDS, {}).hands;
  const near = penCameNear(palm, 40);
  assert.deepEqual(near.dropped, [1]);
  assert.equal(roleOf(near.hands, 1), "ignore");
  assert.deepEqual(down(palm, { id: 2, pointer: "pen", atMs: 60 }).dropped, [1]);
});

test("a palm is known by its width before any pen was seen", () => {
  assert.equal(roleOf(down(NO_HANDS, { sizePx: 90 }).hands, 1), "ignore");
});

test("a mouse draws with its first button, moves with the second or with space, and else does nothing", () => {
  const role = (more: Partial<Down>) => roleOf(down(NO_HANDS, { pointer: "mouse", ...more }).hands, 1);
  assert.equal(role({}), "draw");
  assert.equal(role({ tool: "eraser" }), "erase");
  assert.equal(role({ button: 1 }), "move");
  assert.equal(role({ isSpaceHeld: true }), "move");
  assert.equal(role({ button: 2 }), "ignore");
});

test("the other end of a pen erases", () => {
  assert.equal(roleOf(down(NO_HANDS, { pointer: "pen", button: 5 }).hands, 1), "erase");
});

test("ink that the system cuts off stays when it was meant", () => {
  const contact = (pointer: Down["pointer"], x: number) => {
    const kept = travel(down(NO_HANDS, { pointer }).hands, 1, x, 100).contacts.get(1);
    return kept !== undefined && isKeptOnCancel(kept);
  };
  assert.equal(contact("pen", 101), true);
  assert.equal(contact("touch", 105), false);
  assert.equal(contact("touch", 160), true);
});
