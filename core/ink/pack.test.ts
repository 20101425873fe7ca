import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { inkFault, isInk, MAX_SAMPLES, packInk, quantiseInk, unpackInk } from "./pack.ts";
import type { Sample } from "./sample.ts";

const SEED = 20261;
const sample = (size: number) =>
  fc.record({
    x: fc.double({ min: -size, max: size, noNaN: true }),
    y: fc.double({ min: -size, max: size, noNaN: true }),
    dt: fc.integer({ min: 0, max: 400 }),
    pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  });
const ink = (size: number) =>
  fc.array(sample(size), { minLength: 1, maxLength: 80 }).map((steps): Sample[] => {
    let t = 0;
    return steps.map(({ x, y, dt, pressure }, i) => {
      t += i === 0 ? 0 : dt;
      return { x, y, t, pressure };
    });
  });

test("I1 every sample survives packing to 0.1 unit, 1 ms and 1/255 pressure, near or far apart", () => {
  for (const size of [30, 900, 5_000_000]) {
    fc.assert(
      fc.property(ink(size), (samples) => {
        const kept = unpackInk(packInk(samples)) ?? [];
        assert.equal(kept.length, samples.length);
        samples.forEach((given, i) => {
          const got = kept[i];
          assert.ok(got !== undefined);
          assert.ok(Math.abs(got.x - given.x) <= 0.051 && Math.abs(got.y - given.y) <= 0.051);
          assert.equal(got.t, given.t);
          assert.ok(Math.abs(got.pressure - given.pressure) <= 0.5 / 255 + 1e-9);
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  }
});

test("I2 quantised ink packs to the same bytes again", () => {
  fc.assert(
    fc.property(ink(900), (samples) => {
      assert.deepEqual(packInk(quantiseInk(samples)), packInk(samples));
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("I3 forty ordinary points take at most 240 bytes", () => {
  const samples = Array.from({ length: 40 }, (_, i) => ({ x: i * 3.3, y: i * 2.1, t: i * 8, pressure: 0.5 }));
  assert.ok(packInk(samples).length <= 240);
});

test("I4 bytes that are no ink are refused, never thrown on", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const samples = unpackInk(bytes);
      assert.equal(isInk(bytes), samples !== undefined);
      if (samples === undefined) return;
      for (const s of samples)
        assert.ok(Number.isFinite(s.x) && Number.isFinite(s.y) && Number.isFinite(s.t));
    }),
    { seed: SEED, numRuns: 2000 },
  );
  const good = packInk([{ x: 1, y: 2, t: 0, pressure: 1 }]);
  assert.ok(isInk(good));
  for (const spoiled of [good.subarray(0, good.length - 1), new Uint8Array([...good, 0])]) {
    assert.equal(unpackInk(spoiled), undefined);
    assert.ok(!isInk(spoiled));
  }
});

test("I5 ink that is empty, too long or not finite is named as such", () => {
  const dot = { x: 0, y: 0, t: 0, pressure: 1 };
  assert.match(inkFault([]) ?? "", /at least one/);
  assert.match(inkFault(new Array<Sample>(MAX_SAMPLES + 1).fill(dot)) ?? "", /at most/);
  assert.match(inkFault([{ ...dot, x: Number.NaN }]) ?? "", /outside/);
  assert.match(inkFault([{ ...dot, t: Number.NaN }]) ?? "", /time/);
  assert.equal(inkFault([dot]), undefined);
});
