import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { EMPTY_HISTORY, type History } from "../../core/board/undo.ts";
import { forgetStowedHistories, stowHistory } from "./lastResort.ts";
import { openMemory } from "./memory.ts";
import { fakeClock } from "./testing/fakeClock.ts";
import { fakeLocalStorage } from "./testing/fakeStorage.ts";

const [A, B] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];
const STEPS: History = {
  done: [
    [{ kind: "draw", id: A }],
    [{ kind: "place", id: B, marks: [`${B}.1`] }],
    [{ kind: "hide", id: B, marks: [A] }],
  ],
  undone: [[{ kind: "label", id: B, parts: [{ mark: A }], text: "7" }]],
};

/** Node has no IndexedDB: whatever is written there is cut off for good, as by a page that goes away at once. */
function open(tab: string, board = "sums") {
  return openMemory({ board, user: "ada", tab, clock: fakeClock() });
}

let end: () => void;
beforeEach(() => {
  end = fakeLocalStorage();
});
afterEach(() => end());

test("undo steps that the database did not get before the page went away are there after a reload, and after the next", async () => {
  const first = open("one");
  await first.restore();
  first.putHistory(STEPS);
  first.leave();
  for (let reload = 1; reload <= 2; reload++) {
    const next = open("one");
    assert.deepEqual((await next.restore()).history, STEPS, `reload ${reload}`);
    next.leave();
  }
});

test("steps of a page that went away before it knew those from before come after them, twice over", async () => {
  const first = open("one");
  await first.restore();
  first.putHistory(STEPS);
  first.leave();
  const later = [STEPS.done.slice(1), STEPS.done.slice(0, 1)];
  for (const done of later) {
    const hasty = open("one");
    hasty.putHistory({ done, undone: [] });
    hasty.leave();
  }
  const { history } = await open("one").restore();
  assert.deepEqual(history, { done: [...STEPS.done, ...later.flat()], undone: [] });
});

test("steps of a page that went away after it read those from before, and before it put them together, are kept", async () => {
  const first = open("one");
  first.putHistory(STEPS);
  await first.restore();
  first.leave();
  const next = open("one");
  const done = STEPS.done.slice(1);
  next.putHistory({ done, undone: [] });
  await next.restore();
  next.leave();
  const { history } = await open("one").restore();
  assert.deepEqual(history, { done: [...STEPS.done, ...done], undone: [] });
});

test("each tab has its own steps back, and a new one those of the last", async () => {
  const place = "sums:ada";
  stowHistory(place, { tab: "one", savedMs: 1, ...STEPS });
  stowHistory(place, { tab: "two", savedMs: 2, done: STEPS.done.slice(1), undone: [] });
  assert.deepEqual((await open("one").restore()).history, STEPS);
  stowHistory(place, { tab: "one", savedMs: 1, ...STEPS });
  stowHistory(place, { tab: "two", savedMs: 2, done: STEPS.done.slice(1), undone: [] });
  assert.deepEqual((await open("three").restore()).history.done, STEPS.done.slice(1));
});

test("steps of another board, spoilt ones and forgotten ones are not taken for this board's", async () => {
  stowHistory("other:ada", { tab: "one", savedMs: 1, ...STEPS });
  localStorage.setItem(
    "digitboard.undo.sums:ada:one",
    '{"savedMs":1,"done":[[{"kind":"hide"}]],"undone":[]}',
  );
  localStorage.setItem("digitboard.undo.sums:ada:two", "{");
  assert.deepEqual((await open("one").restore()).history, EMPTY_HISTORY);
  stowHistory("sums:ada", { tab: "one", savedMs: 1, ...STEPS });
  open("one").forget();
  assert.deepEqual((await open("one").restore()).history, EMPTY_HISTORY);
  stowHistory("sums:ada", { tab: "one", savedMs: 1, ...STEPS });
  forgetStowedHistories("sums");
  assert.deepEqual((await open("one").restore()).history, EMPTY_HISTORY);
  assert.deepEqual((await open("one", "other").restore()).history, STEPS);
});
