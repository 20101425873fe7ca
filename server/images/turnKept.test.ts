import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, drawn, PNG, picture, UNREAD, world } from "./testing/deskWorld.ts";

test("what EXIF has turned wrongly is turned back once it is read, and what it turned rightly stays", async () => {
  for (const [exif, seenBy, back] of [
    [6, 1, 8],
    [3, 1, 3],
    [6, 6, undefined],
    [1, 1, undefined],
  ] as const) {
    const { desk, outcomes, turned } = world({
      draw: async () => ({ ok: true, answer: { ...drawn, orientation: exif } }),
      read: async ({ orientation }) => {
        assert.equal(orientation, exif);
        return { ok: true, answer: { answer: answer("7"), orientation: seenBy } };
      },
    });
    await desk.take("ada", "a", PNG);
    await desk.settled();
    assert.deepEqual(outcomes.get("a"), { state: "done", answer: answer("7") });
    assert.equal(turned.get("a")?.thumbnail[0], back);
  }
});

test("an image that cannot be turned as it was read is not shown with a reading of another", async () => {
  const { desk, outcomes, problems } = world({
    draw: async () => ({ ok: true, answer: { ...drawn, orientation: 6 } }),
    turn: async () => ({ ok: false, why: "time" }),
  });
  await desk.take("ada", "a", PNG);
  await desk.settled();
  assert.deepEqual(outcomes.get("a"), { state: "refused", reason: "read-failed" });
  assert.deepEqual(problems, ["image a was not turned: time"]);
});

test("what its sender has turned already is tried the other way round too", async () => {
  const tried: number[] = [];
  const { desk, takeAll } = world({
    read: async ({ orientation }) => {
      tried.push(orientation);
      return { ok: true, answer: { answer: answer("7"), orientation } };
    },
  });
  await takeAll({ ownerId: "ada", name: "a", bytes: PNG, turned: 8 });
  await desk.settled();
  assert.deepEqual(tried, [8]);
});

test("a person turns an image, and it is read anew; one that is not read or lies on a board stays", async () => {
  const { desk, kept, turned, order } = world();
  const image = (id: string, state: "done" | "queued") => {
    kept.set(id, { ...picture, ownerId: "ada", name: id });
    return { ...picture, ...UNREAD, id, name: id, ownerId: "ada", state };
  };
  assert.deepEqual(await desk.turn(image("a", "done"), 1), { ok: true });
  await desk.settled();
  assert.deepEqual([turned.get("a")?.thumbnail[0], order], [6, ["a"]]);
  assert.deepEqual(await desk.turn(image("b", "queued"), 1), { ok: false, reason: "not-read" });
  assert.deepEqual(await desk.turn(image("placed", "done"), 1), { ok: false, reason: "placed" });
  assert.deepEqual([...turned.keys()], ["a"]);
});
