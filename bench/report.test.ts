import assert from "node:assert/strict";
import { test } from "node:test";
import { explained, shortfalls, tableOf } from "./report.ts";
import { spreadOf } from "./spread.ts";

const ROWS = [
  {
    what: "delay",
    unit: "ms",
    figures: { p50: 40, p99: 130 },
    bars: { p50: { atMost: 40 }, p99: { atMost: 120 } },
  },
  { what: "rate", unit: "digits/s", figures: { rate: 499 }, bars: { rate: { atLeast: 500 } } },
  { what: "bytes", unit: "B", figures: { live: 800 }, bars: {} },
] as const;
const IDLE = { cores: { of: 2, by: { "all programs": 0.5 } } };

test("percentiles are nearest ranks", () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  assert.deepEqual(spreadOf(values), { count: 200, p50: 100, p95: 190, p99: 198, max: 200 });
  assert.deepEqual(spreadOf([]), { count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
});

test("a figure past its bar is said to fall short, one on it is not", () => {
  assert.deepEqual(shortfalls(ROWS), ["delay p99 130", "rate rate 499"]);
});

test("the table holds the machine, every figure and every bar", () => {
  const machine = { cpu: "A CPU", cores: 2, memoryGb: 8, node: "v20", commit: "abc", loadBefore: 0.1 };
  const table = tableOf({
    machine,
    ink: "own",
    secondsEach: 4,
    tookSeconds: 61,
    rows: ROWS.map((row) => explained(row, IDLE)),
  });
  for (const text of [
    "A CPU, 2 cores",
    "61 s in all",
    "p50 40 (≤ 40 ✓)",
    "p99 130 (≤ 120 ✗)",
    "live 800",
    "Falls short",
  ]) {
    assert.ok(table.includes(text), text);
  }
});

test("each figure that misses its bar has its cause beside it, from what was measured; others have none", () => {
  const held = { "the server": { p99: 80, max: 300 } };
  const [delay, rate, bytes] = ROWS.map((row) => explained({ ...row, strain: { ...IDLE, held } }, IDLE));
  assert.deepEqual(delay?.causes, { p99: ["the server was held for 80 ms (p99)"] });
  assert.deepEqual(Object.keys(rate?.causes ?? {}), ["rate"]);
  assert.deepEqual(bytes?.causes, {});
  const machine = { cpu: "A CPU", cores: 2, memoryGb: 8, node: "v20", commit: "abc", loadBefore: 0.1 };
  const table = tableOf({
    machine,
    ink: "own",
    secondsEach: 4,
    tookSeconds: 61,
    rows: delay === undefined ? [] : [delay],
  });
  assert.ok(table.includes("p99 misses its bar: the server was held for 80 ms (p99)"));
});
