import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./reader.ts";
import type { ReadMark } from "./reading.ts";

const CLASSES = 11;
/** Every glyph looks like a 4 or, a little less, like a 7. */
const classify = async (glyphs: readonly unknown[]) =>
  Float32Array.from({ length: glyphs.length * CLASSES }, (_, i) =>
    Math.log({ 4: 0.5, 7: 0.4 }[i % CLASSES] ?? 0.01),
  );
const blob = (id: string, seq: number, x: number): ReadMark => ({
  kind: "blob",
  id,
  seq,
  box: { x, y: 0, w: 12, h: 30 },
  mask: new Uint8Array(12 * 30).fill(255),
});
const marks = [blob("a", 1, 0), blob("b", 2, 16)];
const label = { parts: [{ mark: "a" }, { mark: "b" }], text: "47", author: "ada", seq: 3 };

test("R5 what an image's reading says of its ink stands with its own chances, and is no person's word", async () => {
  const asRead = [
    { text: "47", p: 0.5 },
    { text: "41", p: 0.25 },
  ];
  const [number] = (await read(marks, [{ ...label, read: asRead }], classify)).numbers;
  assert.deepEqual([number?.text, number?.p, number?.candidates, number?.by], ["47", 0.5, asRead, undefined]);
  assert.deepEqual(
    number?.digits.map(({ text, parts }) => [text, parts]),
    [
      ["4", [{ mark: "a" }]],
      ["7", [{ mark: "b" }]],
    ],
  );
  const [said] = (await read(marks, [label], classify)).numbers;
  assert.deepEqual([said?.text, said?.p, said?.by], ["47", 1, "ada"]);
});
