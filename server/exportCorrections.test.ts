import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Entry, Op } from "../core/board/op.ts";
import { loadInk } from "../model/data/ink.ts";
import { foldOf } from "../model/data/writers.ts";
import { NO_NUMBER } from "./correctionLine.ts";
import { correctionsOf } from "./exportCorrections.ts";
import { drawNumber, opId } from "./store/testing/ops.ts";

const folder = mkdtempSync(join(tmpdir(), "corrections-"));
after(() => rmSync(folder, { recursive: true }));

/** Every glyph looks like a 7, so that a cut depends on the ink alone. */
const classify = async (glyphs: readonly unknown[]) =>
  Float32Array.from({ length: glyphs.length * 11 }, (_, i) => (i % 11 === 7 ? -0.1 : -5));
const label = (n: number, text: string | null, ...marks: readonly number[]): Op => ({
  kind: "label",
  id: opId(n),
  parts: marks.map((mark) => ({ mark: opId(mark) })),
  text,
});

async function exported(people: ReadonlyMap<string, string>, given: readonly (readonly [string, Op])[]) {
  const entries = given.map(([author, op], i): Entry => ({ seq: i + 1, author, atMs: i, op }));
  const store = {
    contributors: async () => people,
    boardsOfCorrections: async () => ["board"],
    pagesAfter: async function* () {
      yield entries.slice(0, 2);
      yield entries.slice(2);
    },
  };
  const lines = [];
  for await (const line of correctionsOf(store, "secret", classify)) lines.push(line);
  return lines;
}

const SAMPLES = 12;
const draws = (author: string, ...ns: readonly number[]) =>
  ns.map((n) => [author, drawNumber(n, SAMPLES)] as const);

test("only ink and labels of people who agreed are exported, without their names", async () => {
  const people = new Map([
    ["ann", "ann"],
    ["guest", "ann"],
  ]);
  const lines = await exported(people, [
    ...draws("ann", 1),
    ...draws("bob", 100, 200),
    ...draws("guest", 300),
    ["ann", label(11, "7", 1)],
    ["ann", label(12, "7", 100)], // Bob's ink
    ["bob", label(13, "7", 200)], // Bob's word on Bob's ink
    ["ann", label(14, "7", 300)],
  ]);
  assert.equal(lines.length, 2);
  assert.equal(new Set(lines.map(({ writer }) => writer)).size, 1);
  assert.match(lines[0]?.writer ?? "", /^digitboard\/[0-9a-f]{16}$/);
  assert.doesNotMatch(JSON.stringify(lines), /ann|bob|guest/);
});

test("what was taken back or rubbed out is not exported, and a later word replaces an earlier one", async () => {
  const lines = await exported(new Map([["ann", "ann"]]), [
    ...draws("ann", 1, 100, 200),
    ["ann", label(11, "7", 1)],
    ["ann", label(12, "8", 1)],
    ["ann", label(13, "7", 100)],
    ["ann", { kind: "unlabel", id: opId(14), label: opId(13) }],
    ["ann", label(15, "7", 200)],
    ["ann", { kind: "hide", id: opId(16), marks: [opId(200)] }],
  ]);
  assert.deepEqual(
    lines.map((line) => line.label),
    ["8"],
  );
});

test("what is exported is read by the training: digits, cut numbers and what is no number", async () => {
  const people = new Map(Array.from({ length: 40 }, (_, i) => [`user${i}`, `user${i}`] as const));
  const given = [...people.keys()].flatMap((author, i): (readonly [string, Op])[] => {
    const at = i * 100_000;
    return [
      ...draws(author, at, at + 1000, at + 1040, at + 5000),
      [author, label(at + 1, "7", at)],
      [author, label(at + 2, "77", at + 1000, at + 1040)],
      [author, label(at + 3, null, at + 5000)],
    ];
  });
  const lines = await exported(people, given);
  const file = join(folder, "corrections.jsonl");
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const train = lines.filter(({ writer }) => foldOf(writer) === "train");
  const writers = new Set(train.map(({ writer }) => writer)).size;
  const { digits, others, pairs } = loadInk([file], "train");
  assert.ok(writers > 20);
  assert.equal(digits.length, 3 * writers);
  assert.equal(pairs.length, writers);
  assert.deepEqual([...new Set(others.map(({ text }) => text))], [NO_NUMBER]);
  assert.ok(digits.every(({ strokes }) => strokes.length === 1 && strokes[0]?.length === SAMPLES));
  assert.deepEqual(digits[0]?.strokes[0]?.[0], { x: 0, y: 0 });
});
