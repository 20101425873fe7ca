import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeParcel, decodeTooLarge, encodeParcel, type Packet, TOO_LARGE } from "./parcel.ts";

const SEED = 20269;
const EVENT = 2;
const UTF8 = {
  encode: (text: string) => Uint8Array.from(Buffer.from(text)),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
};
const encode = (packet: Packet) => encodeParcel(packet, UTF8);
const decode = (frame: unknown) => decodeParcel(frame, UTF8);

const bytes = fc.uint8Array({ maxLength: 40 });
const word = fc
  .string({ unit: "grapheme", maxLength: 8 })
  .filter((key) => key !== "$" && key !== "__proto__");
const flat = fc.oneof(fc.integer(), word, fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 3 }));
const inner = fc.dictionary(word, fc.oneof(flat, bytes), { maxKeys: 3, noNullPrototype: true });
const outer = fc.dictionary(word, fc.oneof(flat, bytes, inner), { maxKeys: 3, noNullPrototype: true });
const packet = fc.record(
  {
    type: fc.constant(EVENT),
    nsp: fc.constant("/"),
    data: fc.array(fc.oneof(flat, bytes, outer), { maxLength: 3 }).map((rest) => ["ink", ...rest]),
    id: fc.nat(),
  },
  { requiredKeys: ["type", "nsp", "data"], noNullPrototype: true },
);

test("W9 a message is one frame, and comes out as it went in, on a shared pool or as an ArrayBuffer", () => {
  fc.assert(
    fc.property(packet, (given) => {
      const frame = encode(given);
      assert.deepEqual(decode(frame), given);
      if (typeof frame === "string") return;
      const pool = new Uint8Array(frame.length + 9);
      pool.set(frame, 5);
      assert.deepEqual(decode(pool.subarray(5, 5 + frame.length)), given);
      assert.deepEqual(decode(Uint8Array.from(frame).buffer), given);
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test("W9 what carries no bytes is the text that Socket.IO's own parser makes, so that an older page is answered", () => {
  const join = { type: EVENT, nsp: "/", data: ["join", { version: 1 }], id: 12 };
  assert.equal(encode(join), '212["join",{"version":1}]');
  assert.deepEqual(decode('212["join",{"version":1}]'), join);
  assert.deepEqual(decode("0"), { type: 0, nsp: "/" });
  assert.deepEqual(decode('0/other,{"a":1}'), { type: 0, nsp: "/other", data: { a: 1 } });
  assert.equal(encode({ type: 4, nsp: "/", data: { message: "no" } }), '4{"message":"no"}');
});

test("W9 a block that was never sent stays what it says, wherever it is claimed", () => {
  const forged = {
    type: EVENT,
    nsp: "/",
    data: ["ink", { $: 7 }, { $: "length" }, { a: { b: { c: { $: 0 } } } }],
  };
  const frame = encode({ ...forged, data: [...forged.data, Uint8Array.of(1)] });
  assert.deepEqual(decode(frame), { ...forged, data: [...forged.data, Uint8Array.of(1)] });
});

test("W9 what is no packet throws, and nothing else does", () => {
  const wrong = [
    "",
    "x",
    "9",
    "2",
    "2{}",
    "2[1]",
    '2["connect"]',
    '51-["ink",{"_placeholder":true,"num":0}]',
    "1[]",
  ];
  for (const frame of [...wrong, new Uint8Array(), null, 3, {}, Uint8Array.of(255, 255, 255, 255, 1)]) {
    assert.throws(() => decode(frame), `${frame}`);
  }
  fc.assert(
    fc.property(packet, fc.nat(), fc.nat(), (given, where, what) => {
      const frame = encode(given);
      if (typeof frame === "string") return;
      const head = 4 + new DataView(frame.buffer).getUint32(0, true);
      assert.throws(() => decode(frame.subarray(0, where % head)), "cut short");
      const spoiled = frame.map((byte, i) => (i === where % frame.length ? byte ^ (1 + (what % 255)) : byte));
      try {
        assert.ok(Array.isArray(decode(spoiled).data));
      } catch (error) {
        assert.ok(error instanceof Error && !(error instanceof TypeError), String(error));
      }
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test("W5 of a message too large to be read remains whom to answer", () => {
  const refused = { type: EVENT, nsp: "/", data: [TOO_LARGE], id: 12 };
  const op = { type: EVENT, nsp: "/", data: ["op", { kind: "draw" }, new Uint8Array(999)], id: 12 };
  assert.deepEqual(decodeTooLarge(encode(op), UTF8), refused);
  assert.deepEqual(decodeTooLarge(encode({ ...op, data: ["op", "x".repeat(999)] }), UTF8), refused);
  for (const frame of ["", "312[1]", new Uint8Array(99), null])
    assert.throws(() => decodeTooLarge(frame, UTF8));
});
