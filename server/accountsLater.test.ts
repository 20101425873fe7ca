import assert from "node:assert/strict";
import { test } from "node:test";
import { createLater } from "./accountsLater.ts";

test("what waits is done within two seconds, not at once; a fault is told", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const [done, faults]: [string[], unknown[]] = [[], []];
  const later = createLater((error) => faults.push(error));
  later.do(async () => {
    done.push("one");
    throw new Error("no database");
  });
  t.mock.timers.tick(99);
  assert.deepEqual(done, []);
  t.mock.timers.tick(1_901);
  await later.close();
  assert.deepEqual([done, faults.length], [["one"], 1]);
});

test("what still waits when the server ends is done before it does, once", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const done: string[] = [];
  const later = createLater((error) => assert.fail(String(error)));
  later.do(async () => {
    await Promise.resolve();
    done.push("mail");
  });
  await later.close();
  t.mock.timers.tick(5_000);
  await later.close();
  assert.deepEqual(done, ["mail"]);
});
