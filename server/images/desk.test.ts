import assert from "node:assert/strict";
import { test } from "node:test";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageProcesses } from "./processes.ts";
import { answer, drawn, PDF, PNG, picture, world } from "./testing/deskWorld.ts";

test("an image is kept under a name without folders, read, and its reading kept", async () => {
  const { desk, outcomes } = world();
  assert.deepEqual(await desk.take("ada", "C:\\photos\\se\u202even.png", PNG), {
    ok: true,
    id: "se ven.png",
  });
  await desk.settled();
  assert.deepEqual(outcomes.get("se ven.png"), { state: "done", answer: answer("7") });
});

test("what is refused, cannot be opened or takes its process down leaves nothing behind", async () => {
  const refusing = world({ draw: async () => ({ ok: true, answer: { ok: false, reason: "damaged" } }) });
  assert.deepEqual(await refusing.desk.take("ada", "a", PNG), { ok: false, reason: "damaged" });
  for (const why of ["time", "memory", "died"] as const) {
    const { desk, kept, problems } = world({ draw: async () => ({ ok: false, why }) });
    assert.deepEqual(await desk.take("ada", "a", PNG), { ok: false, reason: "unreadable" });
    assert.deepEqual([kept.size, problems.length], [0, 1]);
  }
  const asked: Uint8Array[] = [];
  const { desk } = world({ draw: (file) => assert.fail(`${asked.push(file)} opened`) });
  const svg = Buffer.from("<svg/>");
  assert.deepEqual(await desk.take("ada", "a.png", svg), { ok: false, reason: "not-an-image" });
});

test("an image whose reading fails or finds nothing says so and does not hold up the next", async () => {
  let reads = 0;
  const { desk, outcomes } = world({
    read: async () => {
      reads += 1;
      if (reads === 1) return { ok: false, why: "time" };
      return { ok: true, answer: { answer: { text: "", numbers: [], rejected: [] }, orientation: 1 } };
    },
  });
  await desk.take("ada", "a", PNG);
  await desk.take("ada", "b", PNG);
  await desk.settled();
  assert.deepEqual(
    [...outcomes.values()].map((outcome) => outcome.state === "refused" && outcome.reason),
    ["read-failed", "no-writing"],
  );
});

test("people take turns, and what was left unread by a server before is read", async () => {
  const { desk, kept, order } = world();
  for (const [id, ownerId] of [
    ["a1", "ada"],
    ["a2", "ada"],
    ["a3", "ada"],
    ["b1", "bo"],
  ] as const)
    kept.set(id, { ...picture, ownerId, name: id });
  await desk.resume();
  await desk.settled();
  assert.deepEqual(order.toSorted(), ["a1", "a2", "a3", "b1"]);
  assert.ok(order.indexOf("b1") < order.indexOf("a3"), order.join());
});

test("nobody has more images on the way, kept or sent in a minute than there may be", async () => {
  const { desk, setWaiting, kept } = world();
  setWaiting(IMAGE_LIMITS.waiting);
  assert.deepEqual(await desk.take("ada", "a", PNG), { ok: false, reason: "too-many-waiting" });
  setWaiting(0);
  for (let i = 0; i < IMAGE_LIMITS.kept; i++) kept.set(`${i}`, { ...picture, ownerId: "bo", name: "x" });
  assert.deepEqual(await desk.take("bo", "a", PNG), { ok: false, reason: "too-many-kept" });
  kept.clear();
  for (let i = 1; i < IMAGE_LIMITS.uploadsBurst; i++) await desk.take("cy", `${i}`, PNG);
  assert.equal((await desk.take("cy", "last", PNG)).ok, true);
  assert.deepEqual(await desk.take("cy", "more", PNG), { ok: false, reason: "too-fast" });
  await desk.settled();
});

test("what is blurred is refused rather than guessed, unless it is read surely all the same", async () => {
  for (const [p, sharpness, expected] of [
    [0.4, 0.05, "too-blurred"],
    [0.95, 0.05, "done"],
    [0.99, 0.03, "too-blurred"],
    [0.4, 0.3, "done"],
    [undefined, 0.05, "too-blurred"],
    [undefined, 0.3, "no-writing"],
  ] as const) {
    const { numbers, ...rest } = answer("7");
    const tall = numbers.map((number) => ({ ...number, box: [0, 0, 60, 100] as typeof number.box }));
    const read = { ...rest, numbers: p === undefined ? [] : tall.map((number) => ({ ...number, p })) };
    const { desk, outcomes } = world({
      read: async () => ({ ok: true, answer: { answer: read, sharpness, orientation: 1 } }),
    });
    await desk.take("ada", "a", PNG);
    await desk.settled();
    const outcome = outcomes.get("a");
    assert.equal(outcome?.state === "refused" ? outcome.reason : outcome?.state, expected);
  }
});

test("where the server itself fails, the image is refused and nobody waits for ever", async () => {
  const { desk, outcomes, faults } = world({ read: () => Promise.reject(new Error("a fault of ours")) });
  await desk.take("ada", "a", PNG);
  await desk.settled();
  assert.deepEqual(outcomes.get("a"), { state: "refused", reason: "read-failed" });
  assert.equal(faults.length, 1);
});

test("each page of a PDF is an image, a damaged one is refused alone, and one that takes too much ends it", async () => {
  const draw =
    (tooMuch: number): ImageProcesses["draw"] =>
    async (_, page = 1) => {
      if (page === tooMuch) return { ok: false, why: "memory" };
      if (page === 2) return { ok: true, answer: { ok: false, reason: "damaged" } };
      return { ok: true, answer: { ...drawn, page, pages: 4 } };
    };
  const given = { ownerId: "ada", name: "sums.pdf", bytes: PDF };
  const { takeAll, kept } = world({ draw: draw(0) });
  const outcomes = (taken: Awaited<ReturnType<typeof takeAll>>) =>
    taken.map((each) => [each.page, each.ok ? each.id : each.reason]);
  const rest = [
    [1, "sums.pdf 1"],
    [2, "damaged"],
  ];
  assert.deepEqual(outcomes(await takeAll(given)), [...rest, [3, "sums.pdf 3"], [4, "sums.pdf 4"]]);
  assert.equal(kept.size, 3);
  const ended = await world({ draw: draw(3) }).takeAll(given);
  assert.deepEqual(outcomes(ended), [...rest, [3, "unreadable"], [4, "unreadable"]]);
});

test("of a file that is given up while it is opened nothing is kept", async () => {
  const stop = new AbortController();
  const { takeAll, kept } = world({
    draw: async (_, page = 1) => {
      if (page === 2) stop.abort();
      return { ok: true, answer: { ...drawn, page, pages: 3 } };
    },
  });
  assert.deepEqual(await takeAll({ ownerId: "ada", name: "sums.pdf", bytes: PDF }, stop.signal), []);
  assert.equal(kept.size, 0);
});

test("whose image waits is told how many come before it, what is done with it, and which page is opened", async () => {
  let finish = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { desk, takeAll } = world({
    draw: async (_, page = 1) => {
      if (page === 2) assert.deepEqual(desk.openingOf("ada"), [{ name: "two.pdf", page: 2, pages: 2 }]);
      return { ok: true, answer: { ...drawn, page, pages: 2 } };
    },
    read: async (_picture, onStep) => {
      onStep?.({ step: "digits", done: 3, total: 9 });
      await waiting;
      return { ok: true, answer: { answer: answer("7"), orientation: 1 } };
    },
  });
  await takeAll({ ownerId: "ada", name: "two.pdf", bytes: PDF });
  assert.deepEqual(desk.openingOf("ada"), []);
  await new Promise(setImmediate);
  assert.deepEqual(desk.progressOf("ada", "two.pdf 1"), { step: "digits", done: 3, total: 9 });
  assert.deepEqual(desk.progressOf("ada", "two.pdf 2"), { step: "waiting", before: 1 });
  assert.equal(desk.progressOf("bo", "two.pdf 2"), undefined);
  finish();
  await desk.settled();
  assert.equal(desk.progressOf("ada", "two.pdf 1"), undefined);
});
