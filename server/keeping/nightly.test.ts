import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { msToNight, startNightly } from "./nightly.ts";

const NOON_MS = new Date(2026, 10, 24, 12).getTime();
const HOUR_MS = 3_600_000;

test("the next night is at three, tomorrow when three has struck", () => {
  assert.equal(msToNight(NOON_MS), 15 * HOUR_MS);
  assert.equal(msToNight(new Date(2026, 10, 24, 2, 59).getTime()), 60_000);
  assert.equal(msToNight(new Date(2026, 10, 24, 3).getTime()), 24 * HOUR_MS);
});

test("it acts at once, each night, after a fault too, and not once it is closed", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let nowMs = NOON_MS;
  const [acted, faults]: [boolean[], unknown[]] = [[], []];
  const act = async (isFirst: boolean) => {
    acted.push(isFirst);
    if (isFirst) throw new Error("no database");
  };
  const nightly = startNightly(act, { now: () => nowMs, onFault: (error) => faults.push(error) });
  for (const hours of [15, 24]) {
    await setImmediate();
    nowMs += hours * HOUR_MS;
    t.mock.timers.tick(hours * HOUR_MS);
  }
  assert.deepEqual([acted, faults.length], [[true, false, false], 1]);
  await nightly.close();
  t.mock.timers.tick(48 * HOUR_MS);
  assert.equal(acted.length, 3);
});
