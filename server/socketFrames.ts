const TEXT = 0x81; // a message's one and only frame, not masked, as a server sends it (RFC 6455, 5.2)
const BINARY = 0x82;
const MESSAGE = "4"; // Engine.IO's type of a packet, which it puts in front of text alone
const [SHORT, TWO_BYTES, EIGHT_BYTES] = [125, 126, 127];

/** The WebSocket frames that carry messages of Engine.IO, end to end, to be written to any number of sockets at once. */
export function framesOf(messages: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    messages.flatMap((message) => {
      const payload = typeof message === "string" ? Buffer.from(MESSAGE + message) : message;
      return [headOf(typeof message === "string" ? TEXT : BINARY, payload.length), payload];
    }),
  );
}

function headOf(kind: number, length: number): Buffer {
  if (length <= SHORT) return Buffer.from([kind, length]);
  const isMiddling = length < 2 ** 16;
  const head = Buffer.from([
    kind,
    isMiddling ? TWO_BYTES : EIGHT_BYTES,
    ...new Array(isMiddling ? 2 : 8).fill(0),
  ]);
  if (isMiddling) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
