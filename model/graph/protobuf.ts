/**
 * A message's fields, already encoded, in the pieces that they were made of: a network's weights are copied once, when they are
 * written. https://protobuf.dev/programming-guides/encoding
 */
export type Message = readonly Uint8Array[];

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A whole number ≥ 0 under `field`. */
export function integerField(field: number, value: number): Message {
  return join(varint(field * 8 + VARINT), varint(value));
}

/** A message, bytes or a text under `field`. Bytes are not copied. */
export function bytesField(field: number, value: Message | Uint8Array | string): Message {
  const pieces = typeof value === "string" ? [new TextEncoder().encode(value)] : piecesOf(value);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return join(varint(field * 8 + LENGTH_DELIMITED), varint(length), pieces);
}

export function join(...messages: readonly Message[]): Message {
  return messages.flat();
}

function piecesOf(value: Message | Uint8Array): Message {
  return value instanceof Uint8Array ? [value] : value;
}

function varint(value: number): Message {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number ≥ 0`);
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return [Uint8Array.of(...bytes, left)];
}
