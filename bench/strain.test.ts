import assert from "node:assert/strict";
import { test } from "node:test";
import { causesOf, type Missed, type Strain } from "./strain.ts";

const LATE: Missed = { name: "p99", value: 300, bar: { atMost: 100 }, unit: "ms" };
const IDLE: Strain = { cores: { of: 2, by: { server: 0.3, load: 0.2 } } };

test("a thread held for much of the delay is named, one held for little is not", () => {
  const held = { "the server": { p99: 150, max: 900 }, "the load generator": { p99: 20, max: 900 } };
  assert.deepEqual(causesOf(LATE, { ...IDLE, held }), ["the server was held for 150 ms (p99)"]);
  const longest = causesOf({ ...LATE, name: "max" }, { ...IDLE, held });
  assert.deepEqual(longest, ["the server was held for 900 ms", "the load generator was held for 900 ms"]);
});

test("of a sum the largest parts are named until they make up most of it", () => {
  const parts = {
    p99: { "the store": 20, "the recogniser's queue": 240, "telling it": 40 },
    p50: { other: 1 },
  };
  assert.deepEqual(causesOf(LATE, { ...IDLE, parts }), ["240 of 300 ms are the recogniser's queue"]);
  const even = { p99: { one: 110, two: 100, three: 90 } };
  assert.equal(causesOf(LATE, { ...IDLE, parts: even }).length, 2);
});

test("a full machine and a thread without a pause are causes, an idle machine is told where nothing else is", () => {
  const full = { of: 2, by: { server: 1.2, load: 0.6 } };
  assert.deepEqual(causesOf(LATE, { cores: full, busy: { "the server": 0.97 } }), [
    "the server was at work 97 % of the time",
    "the machine was full: server 1.20, load 0.60 of 2 cores",
  ]);
  assert.deepEqual(causesOf(LATE, { ...IDLE, busy: { "the server": 0.4 } }), [
    "nothing that was measured explains it (server 0.30, load 0.20 of 2 cores)",
  ]);
});

test("what is no time is not late because a thread was held", () => {
  const held = { "the server": { p99: 150, max: 900 } };
  const rate: Missed = { name: "rate", value: 100, bar: { atLeast: 500 }, unit: "digits/s" };
  assert.match(causesOf(rate, { ...IDLE, held })[0] ?? "", /^nothing/);
});
