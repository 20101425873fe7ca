import { decodeParcel, decodeTooLarge, encodeParcel, type Packet, sizeOf, type Utf8 } from "./parcel.ts";

type Listener = (packet: Packet) => void;
type Encoder = { encode(packet: Packet): readonly (string | Uint8Array)[] };
type Decoder = {
  add(frame: unknown): void;
  on(event: string, listener: Listener): void;
  off(event: string, listener: Listener): void;
  removeListener(event: string, listener: Listener): void;
  destroy(): void;
};

/** Socket.IO's `parser` option, the same at both ends. Socket.IO calls both with `new`. */
export type Parser = { readonly Encoder: () => Encoder; readonly Decoder: () => Decoder };

/**
 * A parser that makes one frame of one message (see `encodeParcel`). A message above `maxBytes` is not read: it arrives
 * as the event `TOO_LARGE`, so that whoever sent it can be told.
 */
export function createParser(utf8: Utf8, maxBytes = Number.POSITIVE_INFINITY): Parser {
  return {
    Encoder: constructible(() => ({ encode: (packet) => [encodeParcel(packet, utf8)] })),
    Decoder: constructible(() => decoderOf(utf8, maxBytes)),
  };
}

function decoderOf(utf8: Utf8, maxBytes: number): Decoder {
  const listeners = new Set<Listener>(); // of "decoded", the only event there is
  const off = (_event: string, listener: Listener) => void listeners.delete(listener);
  return {
    add: (frame) => {
      const packet = sizeOf(frame) > maxBytes ? decodeTooLarge(frame, utf8) : decodeParcel(frame, utf8);
      for (const listener of listeners) listener(packet);
    },
    on: (_event, listener) => void listeners.add(listener),
    off,
    removeListener: off,
    destroy: () => {},
  };
}

/** An arrow cannot be called with `new`; a function can, and gives what it returns. */
function constructible<T>(make: () => T): () => T {
  return function made() {
    return make();
  };
}
