import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../core/wire/limits.ts";
import { createLimits } from "./limits.ts";

test("W5 a user has a burst, then so much a second, and is told how long to wait", () => {
  let nowMs = 0;
  const limits = createLimits(() => nowMs);
  const { ops } = limits.of("ann");
  for (let n = 0; n < LIMITS.opsBurst; n++) assert.equal(ops.take(), 0);
  const waitMs = ops.take();
  assert.equal(waitMs, 1000 / LIMITS.opsPerSecond);
  nowMs += waitMs;
  assert.equal(ops.take(), 0);
  assert.ok(ops.take() > 0);
  assert.equal(limits.of("bob").ops.take(), 0);
  assert.equal(limits.of("ann").ops, ops);
});

test("W5 a cost above the burst waits for a full bucket instead of for ever", () => {
  let nowMs = 0;
  const { frameBytes } = createLimits(() => nowMs).of("ann");
  assert.equal(frameBytes.take(LIMITS.frameBytesBurst * 10), 0);
  nowMs += frameBytes.take(LIMITS.frameBytesBurst * 10);
  assert.equal(frameBytes.take(LIMITS.frameBytesBurst * 10), 0);
});

test("users who have long been quiet are forgotten, and nobody gains by it", () => {
  let nowMs = 0;
  const limits = createLimits(() => nowMs);
  const busy = limits.of("busy");
  for (let n = 0; n < LIMITS.joinsBurst; n++) busy.joins.take();
  for (let n = 0; n < 6_000; n++) limits.of(`user-${n}`);
  assert.equal(limits.of("busy"), busy);
  nowMs += 3_600_000;
  for (let n = 0; n < 6_000; n++) limits.of(`other-${n}`);
  assert.notEqual(limits.of("busy"), busy);
});
