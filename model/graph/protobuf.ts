/** A message's fields, already encoded. https://protobuf.dev/programming-guides/encoding */
export type Message = Uint8Array;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A whole number ≥ 0 under `field`. */
export function integerField(field: number, value: number): Message {
  return join(varint(field * 8 + VARINT), varint(value));
}

/** A message, bytes or a text under `field`. */
export function bytesField(field: number, value: Message | string): Message {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return join(varint(field * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes);
}

export function join(...parts: readonly Message[]): Message {
  return Buffer.concat(parts);
}

function varint(value: number): Message {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number ≥ 0`);
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Uint8Array.of(...bytes, left);
}
