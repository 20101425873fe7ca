import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { listedNumbers, nextToSay } from "./listedNumbers.ts";

const numbers = [0.99, 0.5, 0.98, 0.4].map((p, i) => ({
  text: `${i}`,
  p,
  candidates: [],
  box: [i, 0, 1, 1] as [number, number, number, number],
  digits: [],
  marks: [],
}));
const listed = (corrections: readonly ImageCorrection[]) =>
  listedNumbers({ text: "", numbers, rejected: [] }, corrections);

test("unsure numbers come first, and one goes through all of them until each has a person's word", () => {
  const corrections: ImageCorrection[] = [];
  const seen: string[] = [];
  for (let [number] = listed([]); number && !seen.includes(number.text); ) {
    seen.push(number.text);
    corrections.push({ number: Number(number.text), text: number.text });
    number = nextToSay(listed(corrections), number);
  }
  assert.deepEqual(seen, ["1", "3", "0", "2"]);
});

test("after the last number one comes back to those that were left out", () => {
  const all = listed([{ number: 2, text: null }]);
  const last = all.at(-1);
  assert.equal(last?.text, "2");
  assert.equal(last && nextToSay(all, last).text, "1");
});
