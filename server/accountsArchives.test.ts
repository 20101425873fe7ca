import assert from "node:assert/strict";
import { test } from "node:test";
import { createArchives } from "./accountsArchives.ts";

const MINUTE_MS = 60_000;

function opened() {
  const clock = { nowMs: 1_000_000 };
  const notes: string[] = [];
  const archives = createArchives(
    () => clock.nowMs,
    (event, userId) => notes.push(`${event} ${userId}`),
  );
  const begin = (userId: string) => {
    const begun = archives.begin(userId);
    return begun.ok ? begun : assert.fail(`${userId} waits for ${begun.retryAfterMs} ms`);
  };
  return { clock, notes, archives, begin };
}

test("a person downloads once at a time, five times, then once in five minutes; others are not slowed", () => {
  const { clock, notes, archives, begin } = opened();
  for (let n = 0; n < 5; n++) {
    const { end } = begin("ada");
    assert.ok(archives.waitMs("ada") > 0, "one at a time");
    assert.equal(archives.begin("ada").ok, false);
    end();
    end();
  }
  assert.equal(archives.waitMs("ada"), 5 * MINUTE_MS);
  begin("bo").end();
  clock.nowMs += 5 * MINUTE_MS;
  begin("ada").end();
  assert.deepEqual(notes, [
    ...Array(5).fill("downloaded everything ada"),
    "downloaded everything bo",
    "downloaded everything ada",
  ]);
});

test("four download at once, and the place of one who stands still is free after half an hour", () => {
  const { clock, archives, begin } = opened();
  const [first] = ["a", "b", "c", "d"].map(begin);
  assert.ok(archives.waitMs("e") > 0);
  first?.end();
  begin("e");
  assert.ok(archives.waitMs("f") > 0);
  clock.nowMs += 31 * MINUTE_MS;
  for (const user of ["f", "g", "h", "i"]) begin(user);
  first?.end();
  assert.ok(archives.waitMs("j") > 0, "what ended long ago frees no place again");
});
