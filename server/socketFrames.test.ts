import assert from "node:assert/strict";
import { test } from "node:test";
import { framesOf } from "./socketFrames.ts";

/** The messages of unmasked frames, as RFC 6455, 5.2, has them read: text as such, of bytes their length. */
function messagesOf(frames: Buffer): readonly (string | number)[] {
  const messages: (string | number)[] = [];
  for (let at = 0; at < frames.length; ) {
    const [kind, short = 0] = frames.subarray(at, at + 2);
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    const long = head === 4 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    const length = head === 2 ? short : long;
    const payload = frames.subarray(at + head, at + head + length);
    assert.equal(payload.length, length);
    assert.ok(kind === 0x81 || kind === 0x82, "whole messages only");
    messages.push(kind === 0x81 ? payload.toString() : payload.length);
    at += head + length;
  }
  return messages;
}

test("W8 messages framed together are told apart, whatever their length, text as Engine.IO's packets", () => {
  const sizes = [1, 125, 126, 65_535, 65_536, 200_000];
  const long = `2["${"ü".repeat(300)}"]`;
  const frames = framesOf(['2["a"]', ...sizes.map((size) => new Uint8Array(size)), long]);
  assert.deepEqual(messagesOf(frames), ['42["a"]', ...sizes, `4${long}`]);
  assert.equal(framesOf([]).length, 0);
});
