import assert from "node:assert/strict";
import { test } from "node:test";
import { WireOp } from "../wire/messages.ts";
import { correctedNumbers } from "./corrected.ts";
import { placedLabels } from "./placedLabels.ts";

const candidate = (text: string, p: number) => ({ text, p });
const number = (...candidates: readonly ReturnType<typeof candidate>[]) => ({
  text: candidates[0]?.text ?? "",
  p: candidates[0]?.p ?? 0,
  candidates: [...candidates],
  box: [0, 0, 9, 9] as [number, number, number, number],
  digits: [],
  marks: [],
});
const answer = {
  text: "",
  numbers: [
    number(candidate("40", 0.71239), candidate("46", 0.2), candidate("4.6.", 0.01)),
    number(candidate("7", 0.9)),
    number(candidate("1.2.3", 0.9)),
  ],
  rejected: [],
};

test("numbers as read keep their candidates, those a person spoke of are theirs, what no board takes has no label", () => {
  const numbers = correctedNumbers(answer, [{ number: 1, text: "1" }]);
  const labels = placedLabels(numbers, [0, 0, 1, 2]);
  assert.deepEqual(labels, [
    { blobs: [0, 1], text: "40", read: [candidate("40", 0.7123), candidate("46", 0.2)] },
    { blobs: [2], text: "1" },
  ]);
  const op = {
    kind: "place",
    id: "x".repeat(16),
    image: "y".repeat(21),
    box: { x: 0, y: 0, w: 1, h: 1 },
    labels,
  };
  assert.ok(WireOp.safeParse(op).success);
});

test("a number without ink has no label", () => {
  assert.deepEqual(placedLabels(correctedNumbers(answer, []), [2]), []);
});
