import assert from "node:assert/strict";
import { test } from "node:test";
import { replay } from "../board/apply.ts";
import { EMPTY_BOARD } from "../board/board.ts";
import { MAX_COORDINATE } from "../ink/pack.ts";
import { WireOp } from "../wire/messages.ts";
import { boardOps } from "./boardOps.ts";

type Box = [number, number, number, number];
const number = (text: string, box: Box) => ({ text, p: 0.9, candidates: [], box, digits: [], marks: [] });
const answerOf = (...numbers: readonly ReturnType<typeof number>[]) => ({
  text: "",
  numbers: [...numbers],
  rejected: [],
});
const ids = () => {
  let n = 0;
  return () => `op-${++n}`.padEnd(16, "_");
};

test("numbers stand on the board as in the image: corrected, without the rejected, with the missed", () => {
  const answer = answerOf(
    number("40", [100, 200, 60, 28]),
    number("7", [300, 200, 20, 28]),
    number("1.2.3", [400, 200, 20, 28]),
    number("9", [100, 300, 20, 28]),
  );
  const corrections = [
    { number: 0, text: "46" },
    { number: 3, text: null },
    { box: [100, 400, 40, 28] as Box, text: "-5" },
  ];
  const ops = boardOps(answer, corrections, ids());
  assert.deepEqual(
    ops.map((op) => op.kind === "type" && [op.text, op.box]),
    [
      ["46", { x: 48, y: 48, w: 120, h: 56 }],
      ["7", { x: 448, y: 48, w: 40, h: 56 }],
      ["-5", { x: 48, y: 448, w: 80, h: 56 }],
    ],
  );
});

test("whatever the image's size, a board takes each op", () => {
  const far = MAX_COORDINATE * 40;
  for (const answer of [
    answerOf(),
    answerOf(number("1", [0, 0, 1, 0])),
    answerOf(number("1", [0, 0, 1, 1]), number("2", [far, far, 1, 1]), number("3", [5, 5, 1, 1])),
  ]) {
    const ops = boardOps(answer, [], ids());
    for (const op of ops) assert.ok(WireOp.safeParse(op).success, JSON.stringify(op));
    const entries = ops.map((op, i) => ({ seq: i + 1, author: "ann", atMs: 1, op }));
    assert.equal(replay(entries, EMPTY_BOARD).marks.size, answer.numbers.length);
  }
});
