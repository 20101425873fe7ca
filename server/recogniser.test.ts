import assert from "node:assert/strict";
import { test } from "node:test";
import type { InkMark, ReadingChange } from "../core/reading/reading.ts";
import { type Recogniser, startRecogniser } from "./recogniser.ts";

const FRAGILE = new URL("./recogniser/testing/fragileWorker.mjs", import.meta.url);

/** A seven in one stroke, with its left at `x`. */
function seven(id: string, seq: number, x: number): InkMark {
  const points = [0, 10, 20, 30, 26, 22, 18, 14].map((dx, i) => ({
    x: x + dx,
    y: i < 4 ? i : (i - 3) * 12,
    t: i * 10,
  }));
  return { kind: "ink", id, seq, atMs: seq * 500, samples: points };
}

/** Collects readings until `enough` says so of all that came. */
function readings(recogniser: Recogniser) {
  const seen: { board: string; seq: number; change: ReadingChange }[] = [];
  let wake = () => {};
  recogniser.onReading((board, seq, change) => {
    seen.push({ board, seq, change });
    wake();
  });
  return async (enough: (all: typeof seen) => boolean) => {
    while (!enough(seen)) await new Promise<void>((resolve) => (wake = resolve));
    return seen;
  };
}

test("a board is read when it is opened, and what changes is read after it", async (t) => {
  const recogniser = await startRecogniser({ worker: FRAGILE });
  t.after(() => recogniser.close());
  const until = readings(recogniser);
  recogniser.open("a", 2, [seven("m1", 1, 0), seven("m2", 2, 60)], []);
  recogniser.update("a", 3, { add: [seven("m3", 3, 120)], remove: [], labels: [] });
  const all = await until((seen) => seen.some(({ seq }) => seq === 3));
  assert.equal(all.at(-1)?.change.numbers[0]?.text, "777");
});

test("changes that come while a board is read are read together, up to the last seq", async (t) => {
  const recogniser = await startRecogniser({ worker: FRAGILE });
  t.after(() => recogniser.close());
  const until = readings(recogniser);
  recogniser.open("a", 1, [seven("m1", 1, 0)], []);
  for (let seq = 2; seq <= 30; seq++)
    recogniser.update("a", seq, { add: [seven(`m${seq}`, seq, (seq - 1) * 60)], remove: [], labels: [] });
  const all = await until((seen) => seen.some(({ seq }) => seq === 30));
  assert.ok(all.length < 30, `${all.length} readings for 30 changes`);
  assert.equal(all.at(-1)?.change.numbers[0]?.text, "7".repeat(30));
});

test("a forgotten board says nothing more", async (t) => {
  const recogniser = await startRecogniser({ worker: FRAGILE });
  t.after(() => recogniser.close());
  const until = readings(recogniser);
  recogniser.open("a", 1, [seven("m1", 1, 0)], []);
  await until((seen) => seen.length === 1);
  recogniser.forget("a");
  recogniser.update("a", 2, { add: [seven("m2", 2, 60)], remove: [], labels: [] });
  recogniser.open("b", 1, [seven("m1", 1, 0)], []);
  const all = await until((seen) => seen.some(({ board }) => board === "b"));
  assert.deepEqual(
    all.map(({ board }) => board),
    ["a", "b"],
  );
});

test("a thread that dies is replaced, and boards opened again are read as before", {
  timeout: 30_000,
}, async (t) => {
  const problems: string[] = [];
  const recogniser = await startRecogniser({
    worker: FRAGILE,
    onProblem: (problem) => void problems.push(problem),
  });
  t.after(() => recogniser.close());
  const until = readings(recogniser);
  const lost = new Promise<void>((resolve) => recogniser.onLost(resolve));
  recogniser.open("poison", 1, [], []);
  await lost;
  assert.match(problems.join(), /poisoned/);
  assert.ok(recogniser.isReady());
  recogniser.open("a", 5, [seven("m1", 1, 0)], []);
  const all = await until((seen) => seen.length === 1);
  assert.equal(all[0]?.change.numbers[0]?.text, "7");
});

test("a thread that cannot start says why", async () => {
  const missing = new URL("./recogniser/testing/missing.mjs", import.meta.url);
  await assert.rejects(startRecogniser({ worker: missing }), /missing\.mjs/);
});
