import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry } from "../../core/board/op.ts";
import type { NumberReading } from "../../core/reading/reading.ts";
import type { ReadingsNow } from "../../core/wire/messages.ts";
import { createNews } from "./news.ts";
import { frameEveryMs, inkEveryMs, newsEveryMs } from "./pace.ts";

const entry = (seq: number): Entry => ({
  seq,
  author: "ann",
  atMs: 0,
  op: { kind: "unlabel", id: `${seq}`, label: "x" },
});
const number = (id: string, text: string): NumberReading => ({
  id,
  text,
  p: 1,
  candidates: [],
  box: { x: 0, y: 0, w: 1, h: 1 },
  digits: [],
  signs: [],
  segmentations: [],
});

function newNews(everyMs: number) {
  const told: (readonly number[] | ReadingsNow)[] = [];
  const news = createNews({
    everyMs: () => everyMs,
    tell: ({ entries, readings }) => {
      if (entries.length > 0) told.push(entries.map(({ seq }) => seq));
      if (readings !== undefined) told.push(readings);
    },
  });
  return { told, news };
}

test("W8 in a small room each thing is told as it comes", () => {
  const { told, news } = newNews(0);
  news.entries([entry(1), entry(2)]);
  news.entries([entry(3)]);
  assert.deepEqual(told, [[1, 2], [3]]);
});

test("W8 in a full room what comes is told together, in order, entries before what is read of them", async () => {
  const { told, news } = newNews(20);
  news.entries([entry(1)]);
  news.readings({ base: 0, seq: 1, change: { numbers: [number("a", "1")], rejected: [], removed: [] } });
  news.entries([entry(2)]);
  news.readings({ base: 1, seq: 2, change: { numbers: [number("b", "2")], rejected: [], removed: ["a"] } });
  news.entries([entry(3), entry(4)]);
  assert.deepEqual(told, [[1]], "the first after a pause goes out at once");
  while (told.length < 3) await new Promise((resolve) => setImmediate(resolve));
  const change = { numbers: [number("b", "2")], rejected: [], removed: ["a"] };
  assert.deepEqual(told, [[1], [2, 3, 4], { base: 0, seq: 2, change }]);
  news.entries([entry(5)]);
  assert.equal(told.length, 3);
  news.flush();
  assert.deepEqual(told.at(-1), [5], "told before its time, as a join needs it");
});

test("W8 news that is all but due is given to whoever sends something anyway, and is not told a second time", () => {
  const { told, news } = newNews(60_000);
  assert.equal(news.takeDue(60_000), undefined, "nothing waits");
  news.entries([entry(1)]); // at once
  news.entries([entry(2)]);
  assert.equal(news.takeDue(5), undefined, "not due for long");
  const due = news.takeDue(60_000);
  assert.deepEqual([due?.entries.map(({ seq }) => seq), due?.readings], [[2], undefined]);
  news.flush();
  assert.deepEqual(told, [[1]]);
});

test("an ordinary class hears at once; five hundred people hear ten times a second", () => {
  assert.deepEqual([1, 60, 64].map(newsEveryMs), [0, 0, 0]);
  assert.deepEqual([65, 200, 500, 5000].map(newsEveryMs), [33, 80, 200, 200]);
  assert.deepEqual([1, 60, 200, 500].map(inkEveryMs), [33, 33, 50, 100]);
  assert.deepEqual([1, 60, 200, 500].map(frameEveryMs), [15, 15, 23, 45]);
});
