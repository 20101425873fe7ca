import assert from "node:assert/strict";
import { test } from "node:test";
import type { NumberReading } from "../../core/reading/reading.ts";
import { nextInRow, partsOf, splitsOf } from "./corrections.ts";
import { asCsv, asText, inOneLine } from "./numbersText.ts";

function number(text: string, x: number, y = 0): NumberReading {
  const box = (i: number) => ({ x: x + i * 20, y, w: 15, h: 30 });
  const characters = [...text].map((character, i) => ({
    text: character,
    p: 1,
    candidates: [{ text: character, p: 1 }],
    box: box(i),
    parts: [{ mark: `${x}-${y}-${i}` }],
  }));
  return {
    id: `${x}-${y}-0`,
    text,
    p: 0.95,
    candidates: [{ text, p: 0.95 }],
    box: { x, y, w: text.length * 20, h: 30 },
    digits: characters.filter(({ text: each }) => /\d/.test(each)),
    signs: characters.flatMap(({ text: each, box: at, parts }) =>
      each === "." ? [{ text: each, box: at, parts }] : [],
    ),
    segmentations: [],
  };
}

test("a number is split between its digits, and never beside its point", () => {
  const cuts = splitsOf(number("40.7", 0)).map(([left, right]) => `${left.text}|${right.text}`);
  assert.deepEqual(cuts, ["4|0.7"]);
  assert.deepEqual(
    splitsOf(number("123", 0)).map(([left]) => left.parts.length),
    [1, 2],
  );
});

test("each piece of ink is named once, even where two digits share a typed mark", () => {
  const one = number("44", 0);
  const shared = { ...one, digits: one.digits.map((digit) => ({ ...digit, parts: [{ mark: "typed" }] })) };
  assert.deepEqual(partsOf(shared), [{ mark: "typed" }]);
});

test("only a number in the same row, and near, is offered for joining", () => {
  const numbers = [number("4", 0), number("7", 60), number("9", 0, 100)];
  assert.equal(nextInRow(numbers, numbers[0] ?? number("0", 0))?.text, "7");
  assert.equal(nextInRow(numbers, numbers[1] ?? number("0", 0)), undefined);
  const apart = [number("4", 0), number("7", 400)];
  assert.equal(nextInRow(apart, apart[0] ?? number("0", 0)), undefined);
});

test("numbers leave as a line, as text and as a table that no spreadsheet runs", () => {
  const numbers = [{ ...number("-4", 0), by: "u" }, number("1,200", 60)];
  const board = { seq: 1, labels: [], marks: new Map() };
  assert.equal(inOneLine(numbers), "-4 1,200");
  assert.equal(asText(numbers), "-4\n1,200\n");
  const lines = asCsv(numbers, board, { u: '=HYPERLINK("x")' }).split("\r\n");
  assert.equal(lines[1], `-4,0.9500,,"'=HYPERLINK(""x"")"`);
  assert.equal(lines[2], '"1,200",0.9500,,');
});
