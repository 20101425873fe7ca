import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesField, integerField, join, type Message } from "./protobuf.ts";

const bytesOf = (message: Message) => Buffer.concat(message);

test("fields are encoded as the protobuf guide shows", () => {
  assert.deepEqual([...bytesOf(integerField(1, 150))], [0x08, 0x96, 0x01]);
  assert.deepEqual([...bytesOf(bytesField(2, "testing"))], [0x12, 0x07, ...Buffer.from("testing")]);
  assert.deepEqual([...bytesOf(bytesField(3, integerField(1, 150)))], [0x1a, 0x03, 0x08, 0x96, 0x01]);
  assert.deepEqual(
    [...bytesOf(join(integerField(20, 0), integerField(1, 2 ** 40)))].slice(0, 3),
    [0xa0, 0x01, 0x00],
  );
});

test("a field of 128 bytes or more says its length in two bytes", () => {
  const encoded = bytesOf(bytesField(9, new Uint8Array(300)));
  assert.deepEqual([encoded[0], encoded[1], encoded[2], encoded.length], [0x4a, 0xac, 0x02, 303]);
});

test("what no field of these can hold is refused", () => {
  assert.throws(() => integerField(1, -1), RangeError);
  assert.throws(() => integerField(1, 0.5), RangeError);
});
