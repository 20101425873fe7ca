import assert from "node:assert/strict";
import { after, test } from "node:test";
import { z } from "zod";
import { openChild } from "./child.ts";

const MB = 1024 * 1024;
const Answer = z.object({ said: z.string(), pid: z.number(), secrets: z.array(z.string()) });
process.env.NEXTAUTH_SECRET = "of the server alone";
const child = openChild<{ way: string }, z.infer<typeof Answer>>({
  file: new URL("./testing/fragile.ts", import.meta.url),
  parse: (answer) => Answer.safeParse(answer).data,
  timeoutMs: 1_500,
  rssBytes: 300 * MB,
  restBytes: 150 * MB,
  idleMs: 60_000,
  env: {},
});
after(() => child.close());

test("a child answers in order, and gets no secret of the server's", async () => {
  const answers = await Promise.all([child.ask({ way: "a" }), child.ask({ way: "b" })]);
  assert.deepEqual(
    answers.map((asked) => asked.ok && [asked.answer.said, asked.answer.secrets]),
    [
      ["a", []],
      ["b", []],
    ],
  );
});

for (const [way, why] of [
  ["hang", "time"],
  ["wait", "time"],
  ["end", "died"],
  ["throw", "died"],
  ...(process.platform === "linux" ? ([["grow", "memory"]] as const) : []),
] as const) {
  test(`a child that is told to ${way} is killed, and the next request finds a new one`, async () => {
    const [before, asked, next] = await Promise.all(["a", way, "b"].map((each) => child.ask({ way: each })));
    assert.deepEqual(asked, { ok: false, why });
    assert.ok(before?.ok && next?.ok);
    assert.notEqual(before.answer.pid, next.answer.pid);
    assert.throws(() => process.kill(before.answer.pid, 0), /ESRCH/);
  });
}

test("a child that holds much after an answer makes room for a new one", {
  skip: process.platform !== "linux",
}, async () => {
  const [before, , next] = await Promise.all(["a", "keep", "b"].map((way) => child.ask({ way })));
  assert.ok(before?.ok && next?.ok);
  assert.notEqual(before.answer.pid, next.answer.pid);
  assert.ok(child.mostBytes() > 150 * MB);
});

test("a child tells how far it is before it answers", async () => {
  const steps: unknown[] = [];
  const asked = await child.ask({ way: "tell" }, (step) => steps.push(step));
  assert.deepEqual([asked.ok, steps], [true, [{ step: 1 }, { step: 2 }]]);
});
