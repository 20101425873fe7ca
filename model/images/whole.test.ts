import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlobMark } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { isInWord, withoutCrumbs } from "./page.ts";
import { readWhole } from "./whole.ts";

function block(id: number, x: number, y: number, w: number, h: number): BlobMark {
  return { kind: "blob", id: `b${id}`, seq: id, box: { x, y, w, h }, mask: new Uint8Array(w * h).fill(1) };
}

/** Says `digit` of whatever it is asked about. */
function sayingAlways(digit: number, p: number): Classify {
  const row = Array.from({ length: 11 }, (_, i) => Math.log(i === digit ? p : (1 - p) / 10));
  return async (glyphs) => Float32Array.from(glyphs.flatMap(() => row));
}

test("pieces of one digit are read as that digit, with all their marks", async () => {
  const marks = [block(1, 30, 10, 20, 60), block(0, 4, 10, 20, 30)];
  const reading = await readWhole(marks, [], sayingAlways(4, 0.9));
  const [number] = reading?.numbers ?? [];
  assert.equal(number?.text, "4");
  assert.ok(Math.abs((number?.p ?? 0) - 0.9) < 1e-3);
  assert.deepEqual(number?.box, { x: 4, y: 10, w: 46, h: 60 });
  assert.deepEqual(number?.digits[0]?.parts, [{ mark: "b0" }, { mark: "b1" }]);
});

test("the network sees the ink that is full, where it may be one digit; parts and box are of the marks", async () => {
  const hollow = block(0, 10, 10, 40, 60);
  const full = block(7, 10, 10, 20, 60);
  const widths: number[] = [];
  const looking: Classify = async (glyphs) => {
    for (const { bitmap } of glyphs)
      widths.push(bitmap.subarray(14 * 28, 15 * 28).filter((ink) => ink > 0.5).length);
    return sayingAlways(1, 0.9)(glyphs);
  };
  const [number] = (await readWhole([hollow], [full], looking))?.numbers ?? [];
  assert.deepEqual(number?.digits[0]?.parts, [{ mark: "b0" }]);
  assert.deepEqual(number?.box, hollow.box);
  await readWhole([hollow], [block(8, 0, 0, 90, 60)], looking);
  assert.ok((widths[0] ?? 0) < 8 && (widths[1] ?? 0) > 10, `${widths}`);
});

test("what is wide, shared out, many or no digit is not read as one", async () => {
  const sure = sayingAlways(8, 0.99);
  const none: readonly BlobMark[] = [];
  assert.equal(await readWhole([], none, sure), null);
  assert.equal(await readWhole([block(0, 0, 0, 90, 60)], none, sure), null);
  const shared = [0, 1, 2].map((i) => block(i, 20 * i, 0, 12, 60));
  assert.equal(await readWhole(shared, none, sure), null);
  const many = [block(0, 0, 0, 40, 60), ...[1, 2, 3, 4, 5, 6].map((i) => block(i, 5 * i, 62, 3, 3))];
  assert.equal(await readWhole(many, none, sure), null);
  assert.equal(await readWhole([block(0, 0, 0, 40, 60)], none, sayingAlways(10, 0.8)), null);
});

test("a number beside letters that hang together is part of a word; beside a lone operator it is not", () => {
  const at = (x: number) => ({ box: { x, y: 0, w: 30, h: 40 } });
  const [a, b, c] = [at(0), at(35), at(70)];
  assert.equal(isInWord(a, [b, c], 40), true);
  assert.equal(isInWord(a, [b], 40), false);
  assert.equal(isInWord(a, [b, at(110)], 40), false);
  assert.equal(isInWord(at(-60), [b, c], 40), false);
});

test("a number much lower than the others is none: dashes fill up an amount", () => {
  const number = (id: string, h: number) => ({
    id,
    text: "7",
    p: 0.9,
    candidates: [],
    box: { x: 0, y: 0, w: 20, h },
    digits: [{ text: "7", p: 0.9, candidates: [], box: { x: 0, y: 0, w: 20, h }, parts: [{ mark: id }] }],
    signs: [],
    segmentations: [],
  });
  const { numbers, rejected } = withoutCrumbs({
    numbers: [number("amount", 80), number("small", 40), number("dash", 12)],
    rejected: [],
  });
  assert.deepEqual(
    numbers.map(({ id }) => id),
    ["amount", "small"],
  );
  assert.deepEqual(
    rejected.map(({ id }) => id),
    ["dash"],
  );
});
