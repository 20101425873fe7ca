import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strokeOf } from "../board/testing/moves.ts";
import { PEN_COLORS, PEN_WIDTHS, POINTERS } from "../ink/stroke.ts";
import { packFrame, type Segment, stampFrame, strokeKey, unpackFrame } from "./frame.ts";

const SEED = 20268;
const PLAIN = { noNullPrototype: true } as const;
const peer = fc.nat({ max: 65_535 });
const stroke = fc.nat({ max: 0xffff_ffff });
const tenth = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((n) => n / 10);
const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.record(
    {
      kind: fc.constant("ink" as const),
      peer,
      stroke,
      pointer: fc.constantFrom(...POINTERS),
      pen: fc.record(
        { color: fc.nat({ max: PEN_COLORS - 1 }), width: fc.constantFrom(...PEN_WIDTHS) },
        PLAIN,
      ),
      from: fc.nat({ max: 65_535 }),
      samples: fc.nat({ max: 9999 }).map((pick) => strokeOf("", pick).samples),
    },
    PLAIN,
  ),
  fc.record({ kind: fc.constant("cursor" as const), peer, x: tenth, y: tenth }, PLAIN),
  fc.record({ kind: fc.constant("gone" as const), peer, stroke }, PLAIN),
);
const frame = fc.array(segment, { maxLength: 12 });

test("W2 frames join by concatenation", () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 5 }), (parts) => {
      const joined = parts.map(packFrame).flatMap((bytes) => [...bytes]);
      assert.deepEqual(unpackFrame(new Uint8Array(joined)), parts.flat());
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("W2 a frame in the middle of a pooled buffer reads the same", () => {
  fc.assert(
    fc.property(frame, (segments) => {
      const bytes = packFrame(segments);
      const pool = new Uint8Array(bytes.length + 20).fill(255);
      pool.set(bytes, 9);
      assert.deepEqual(unpackFrame(pool.subarray(9, 9 + bytes.length)), segments);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("W2 stamping a frame sets its peer and nothing else, and leaves the given bytes alone", () => {
  fc.assert(
    fc.property(frame, peer, (segments, number) => {
      const bytes = packFrame(segments);
      const given = Uint8Array.from(bytes);
      const stamped = stampFrame(bytes, number);
      assert.ok(stamped !== undefined);
      assert.deepEqual(
        unpackFrame(stamped),
        segments.map((each) => ({ ...each, peer: number })),
      );
      assert.deepEqual(bytes, given);
      assert.equal(stampFrame(new Uint8Array([...bytes, 9]), number), undefined);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test("W3 bytes that are no frame are refused as a whole and never thrown on", () => {
  fc.assert(
    fc.property(frame, fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), (segments, noise, where) => {
      unpackFrame(noise);
      const bytes = packFrame(segments);
      const spoiled = bytes.map((byte, i) => (i === where % bytes.length ? byte ^ (noise[0] ?? 1) : byte));
      for (const each of [noise, spoiled]) {
        assert.equal(stampFrame(each, 7) === undefined, unpackFrame(each) === undefined, "both or neither");
      }
      for (const got of unpackFrame(spoiled) ?? []) {
        if (got.kind === "cursor") assert.ok(Math.abs(got.x) <= 10_000_000 && Math.abs(got.y) <= 10_000_000);
        if (got.kind === "ink")
          assert.ok(got.pen.color < PEN_COLORS && PEN_WIDTHS.some((w) => w === got.pen.width));
      }
      const part = unpackFrame(bytes.subarray(0, where % (bytes.length + 1)));
      assert.ok(part === undefined || part.length <= segments.length);
      assert.equal(unpackFrame(new Uint8Array([...bytes, 9])), undefined);
    }),
    { seed: SEED, numRuns: 5000 },
  );
  assert.equal(unpackFrame(packFrame([{ kind: "cursor", peer: 0, x: 0, y: 0 }]).subarray(1)), undefined);
});

test("W2 stroke keys are 32 bits and tell strokes apart", () => {
  const keys = new Set(Array.from({ length: 5000 }, (_, n) => strokeKey(`stroke-${n}`)));
  assert.ok(keys.size >= 4999);
  for (const key of keys) assert.ok(Number.isInteger(key) && key >= 0 && key <= 0xffff_ffff);
});
