import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Appended, NewEntry } from "../store.ts";
import { createCommitQueue } from "./commitQueue.ts";
import { opNumber } from "./testing/ops.ts";

type Gate = { readonly entries: readonly NewEntry[]; readonly open: () => void };

/** A log in memory whose transactions end when the test says so; entries by "poison" make theirs fail. */
function gatedLog() {
  const log: NewEntry[] = [];
  const gates: Gate[] = [];
  let answering = true;
  const appendEntries = async (entries: readonly NewEntry[]): Promise<readonly Appended[]> => {
    await new Promise<void>((open) => gates.push({ entries, open }));
    if (!answering || entries.some(({ author }) => author === "poison")) throw new Error("refused");
    log.push(...entries);
    return entries.map((entry) => ({ ok: true, seq: log.indexOf(entry) + 1, repeated: false }));
  };
  const ping = async () => {
    if (!answering) throw new Error("no answer");
  };
  const stopAnswering = () => {
    answering = false;
  };
  return { log, gates, stopAnswering, store: { appendEntries, ping } };
}

/** Opens every gate as it comes, until the queue is empty. */
async function letAllThrough(gates: readonly Gate[], drained: Promise<void>): Promise<void> {
  let done = false;
  const finished = drained.then(() => {
    done = true;
  });
  for (let next = 0; !done; await new Promise(setImmediate))
    while (next < gates.length) gates[next++]?.open();
  await finished;
}

function entry(n: number, author = "Ada"): NewEntry {
  return { boardId: `board ${n % 3}`, author, atMs: n, op: opNumber(n) };
}

describe("the commit queue", () => {
  it("gathers what comes while a transaction is on its way into the next one", async () => {
    const { gates, store } = gatedLog();
    const queue = createCommitQueue(store);
    const committed = [1, 2, 3].map((n) => queue.append(entry(n)));
    assert.deepEqual(
      gates.map(({ entries }) => entries.length),
      [1],
    );
    gates[0]?.open();
    await committed[0];
    await new Promise(setImmediate);
    assert.deepEqual(
      gates.map(({ entries }) => entries.length),
      [1, 2],
    );
    gates[1]?.open();
    assert.deepEqual(
      (await Promise.all(committed)).map((each) => each.ok && each.seq),
      [1, 2, 3],
    );
  });

  it("refuses what is too much, and goes on", async () => {
    const { gates, store } = gatedLog();
    const queue = createCommitQueue(store, { maxWaiting: 2, maxGroup: 1 });
    const committed = [1, 2, 3, 4].map((n) => queue.append(entry(n)));
    assert.deepEqual(await committed[3], { ok: false, reason: "too-busy" });
    await letAllThrough(gates, queue.drained());
    assert.deepEqual(
      (await Promise.all(committed)).map(({ ok }) => ok),
      [true, true, true, false],
    );
    assert.deepEqual(
      gates.map(({ entries }) => entries.length),
      [1, 1, 1],
    );
    const later = queue.append(entry(5));
    await letAllThrough(gates, queue.drained());
    assert.ok((await later).ok);
  });

  it("tries no entry alone when the database does not answer", async () => {
    const { gates, stopAnswering, store } = gatedLog();
    const failures: unknown[] = [];
    const queue = createCommitQueue(store, { onFailure: (error) => failures.push(error) });
    const committed = [1, 2, 3].map((n) => queue.append(entry(n)));
    stopAnswering();
    await letAllThrough(gates, queue.drained());
    assert.deepEqual(await Promise.all(committed), Array(3).fill({ ok: false, reason: "not-stored" }));
    assert.equal(gates.length, 2);
    assert.equal(failures.length, 2);
  });

  it("stores all but the refused entries, in the order given", async () => {
    const property = fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (poisoned) => {
      const { log, gates, store } = gatedLog();
      const queue = createCommitQueue(store, { maxGroup: 7 });
      const sent = poisoned.map((poison, n) => entry(n, poison ? "poison" : "Ada"));
      const committed = sent.map((each) => queue.append(each));
      await letAllThrough(gates, queue.drained());
      assert.deepEqual(
        log,
        sent.filter(({ author }) => author === "Ada"),
      );
      assert.deepEqual(
        (await Promise.all(committed)).map(({ ok }) => !ok),
        poisoned,
      );
    });
    await fc.assert(property, { numRuns: 100, seed: 7 });
  });
});
