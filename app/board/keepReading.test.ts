import assert from "node:assert/strict";
import { test } from "node:test";
import type { NumberReading, Reading } from "../../core/reading/reading.ts";
import { type KeptItem, keepReading, keptReading } from "./keepReading.ts";

Object.assign(globalThis, { IDBKeyRange: { bound: () => "all" } }); // Node has none

const BOX = { x: 0, y: 0, w: 1, h: 1 };
const number = (id: string, text: string): NumberReading => {
  return { id, text, p: 1, candidates: [], box: BOX, digits: [], signs: [], segmentations: [] };
};
const SCRIBBLE = { id: "c", parts: [{ mark: "c" }], box: BOX, p: 0.9 };

/** A shelf in memory that counts what is written. */
function shelf() {
  const rows = new Map<string, KeptItem>();
  const said: string[] = [];
  const store = {
    put: async (row: KeptItem) => {
      said.push(`put ${row.id}`);
      rows.set(row.id, row);
    },
    delete: async (key: unknown) => {
      const id = Array.isArray(key) ? String(key[1]) : undefined;
      said.push(`delete ${id ?? "all"}`);
      if (id === undefined) rows.clear();
      else rows.delete(id);
    },
    transaction: { done: Promise.resolve() },
  };
  return { rows, said, store: store as never };
}

test("of a reading that changed only the change is written, and all of it comes back", async () => {
  const { rows, said, store } = shelf();
  const [one, two] = [number("a", "1"), number("b", "2")];
  const keeper = keepReading("sums:ada");
  await keeper.save(store, { numbers: [one, two], rejected: [] });
  assert.deepEqual(said.splice(0), ["delete all", "put a", "put b"]);
  await keeper.save(store, { numbers: [one, two], rejected: [] });
  assert.deepEqual(said, []);
  const after: Reading = { numbers: [number("a", "7")], rejected: [SCRIBBLE] };
  await keeper.save(store, after);
  assert.deepEqual(said.splice(0), ["put a", "put c", "delete b"]);
  assert.deepEqual(keptReading([...rows.values()]), after);
});

test("after a save that failed, and after the board was forgotten, all is written anew", async () => {
  const { said, store } = shelf();
  const keeper = keepReading("sums:ada");
  const reading = { numbers: [number("a", "1")], rejected: [] };
  await keeper.save(store, reading);
  const failing = { put: () => Promise.reject(new Error("full")), delete: async () => {}, transaction: {} };
  await assert.rejects(keeper.save(failing as never, { ...reading, rejected: [SCRIBBLE] }));
  said.length = 0;
  await keeper.save(store, reading);
  keeper.forget();
  await keeper.save(store, reading);
  assert.deepEqual(said, ["delete all", "put a", "delete all", "put a"]);
});
