import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { logOf, moves } from "../board/testing/moves.ts";
import { packEntries, packedInkOf, unpackEntries } from "./entries.ts";

const SEED = 20267;
const logs = moves(4, 60).map((given) => logOf(given, ["ann", "bob", "cid", "dot"], () => false));

test("W1 packed entries unpack to the same entries, from any seq, with ink handed over or packed here", () => {
  fc.assert(
    fc.property(logs, fc.nat(), (log, cut) => {
      const rest = log.slice(cut % (log.length + 1));
      assert.deepEqual(unpackEntries(packEntries(rest)), rest);
      assert.deepEqual(packEntries(rest, packedInkOf), packEntries(rest));
    }),
    { seed: SEED, numRuns: 500 },
  );
  assert.deepEqual(unpackEntries(packEntries([])), []);
});

test("W1 packed entries cross as JSON beside one block of bytes, on a shared pool or as an ArrayBuffer", () => {
  fc.assert(
    fc.property(logs, (log) => {
      const packed = packEntries(log);
      const rows: unknown = JSON.parse(JSON.stringify(packed.rows));
      const pool = new Uint8Array(packed.ink.length + 7);
      pool.set(packed.ink, 7);
      assert.deepEqual(unpackEntries({ ...packed, rows, ink: pool.subarray(7) }), log);
      const { buffer } = new Uint8Array(packed.ink);
      assert.deepEqual(unpackEntries({ ...packed, ink: buffer }), log);
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("W1 what is no packing is refused and never thrown on", () => {
  fc.assert(
    fc.property(logs, fc.nat(), fc.nat(), fc.anything(), (log, where, what, junk) => {
      const packed = packEntries(log);
      const ink = packed.ink.slice(0, where % (packed.ink.length + 1));
      if (ink.length < packed.ink.length) assert.equal(unpackEntries({ ...packed, ink }), undefined);
      const flipped = packed.ink.map((byte, i) =>
        i === where % packed.ink.length ? byte ^ (1 + (what % 255)) : byte,
      );
      unpackEntries({ ...packed, ink: flipped });
      const rows = packed.rows.map((row, i) =>
        i === where % packed.rows.length
          ? row.map((each, j) => (j === what % row.length ? junk : each))
          : row,
      );
      unpackEntries({ ...packed, rows });
      for (const field of Object.keys(packed)) unpackEntries({ ...packed, [field]: junk });
      assert.equal(unpackEntries({ ...packed, rows: [junk] }), undefined);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});
