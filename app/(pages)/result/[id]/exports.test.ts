import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "./exports.ts";

test("numbers leave as a table that no spreadsheet takes for formulas", () => {
  const numbers = ["407", "-7", "3"].map((text) => ({
    text,
    p: 0.5,
    candidates: [],
    box: [1, 2, 3, 4] as [number, number, number, number],
    digits: [],
    marks: [],
  }));
  const corrections = [{ number: 2, text: '=1+"1"' }]; // no schema lets it in; a table is safe by itself
  assert.deepEqual(csvOf({ text: "", numbers, rejected: [] }, corrections).split("\r\n"), [
    "text,p,x,y,w,h,state",
    '"407",0.5,1,2,3,4,read',
    '"-7",0.5,1,2,3,4,read',
    `"'=1+""1""",1,1,2,3,4,edited`,
    "",
  ]);
});
