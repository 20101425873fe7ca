import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type ApiKeys, createApiKeys } from "./apiKeys.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Temporary, temporaryFolder } from "./store/testing/temporary.ts";
import { createStore, type Store } from "./store.ts";

let temporary: Temporary;
let database: Database;
let store: Store;
let keys: ApiKeys;
let nowMs = 1_000_000_000;
const faults: unknown[] = [];

before(async () => {
  temporary = await temporaryFolder();
  database = await openDatabase(temporary.options);
  store = createStore(database);
  keys = createApiKeys({ store, now: () => nowMs, note: () => {}, onFault: (error) => faults.push(error) });
});

after(async () => {
  await store.close();
  await database.close();
  await temporary.remove();
});

const person = async () =>
  (await store.createAccount({ name: "Ada", claims: "a@b.example", passwordHash: "x" })).id;

async function keyOf(userId: string, name = "script"): Promise<string> {
  const made = await keys.make(userId, name, "recognize");
  return made.ok ? made.key : assert.fail("no key was made");
}

test("a key stands for its person; the database holds its hash alone", async () => {
  const ada = await person();
  const key = await keyOf(ada);
  assert.match(key, /^digitboard_[\w-]{43}$/);
  assert.deepEqual(await keys.personOfKey(`Bearer ${key}`, "recognize"), { ok: true, userId: ada });
  const { rows } = await database.pool.query<{ row: string }>(
    "SELECT row_to_json(k)::text AS row FROM api_key k",
  );
  assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(key.slice("digitboard_".length))));
});

test("what is no key, was revoked, or is its person's no more opens nothing", async () => {
  const [ada, bo] = [await person(), await person()];
  const [kept, gone, orphan] = [await keyOf(ada), await keyOf(ada, "old"), await keyOf(bo)];
  const old = (await store.keysOf(ada)).find(({ name }) => name === "old")?.id ?? "";
  assert.equal(await keys.revoke(bo, old), false, "another's key is not revoked");
  assert.equal((await keys.personOfKey(`Bearer ${gone}`, "recognize")).ok, true);
  assert.ok(await keys.revoke(ada, old));
  await store.deleteUser(bo);
  const headers = [gone, orphan, `${kept}x`, kept.slice(0, -1), "", "digitboard_"].map(
    (key) => `Bearer ${key}`,
  );
  for (const header of [...headers, kept, `Basic ${kept}`, `Bearer ${kept} ${kept}`]) {
    const caller = await keys.personOfKey(header, "recognize");
    assert.deepEqual(caller, { ok: false, reason: "unknown-key" }, header);
  }
});

test("each key is limited by itself, and told for how long", async () => {
  const ada = await person();
  const [busy, calm] = [await keyOf(ada), await keyOf(ada)];
  for (let n = 0; n < 60; n++) assert.ok((await keys.personOfKey(`Bearer ${busy}`, "recognize")).ok);
  const refused = await keys.personOfKey(`Bearer ${busy}`, "recognize");
  assert.deepEqual(refused, { ok: false, reason: "too-many", retryAfterMs: 500 });
  assert.ok((await keys.personOfKey(`Bearer ${calm}`, "recognize")).ok);
  nowMs += 500;
  assert.ok((await keys.personOfKey(`Bearer ${busy}`, "recognize")).ok);
});

test("a person has 20 keys at most, however many they ask for at once", async () => {
  const ada = await person();
  const made = await Promise.all(Array.from({ length: 25 }, () => keys.make(ada, "k", "recognize")));
  assert.equal(made.filter(({ ok }) => ok).length, 20);
  assert.equal((await store.keysOf(ada)).length, 20);
  assert.deepEqual(faults, []);
});
