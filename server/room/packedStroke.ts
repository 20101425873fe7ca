import type { Entry } from "../../core/board/op.ts";
import { packInk, unpackInk } from "../../core/ink/pack.ts";
import type { Stroke } from "../../core/ink/stroke.ts";

const bytesOfStroke = new WeakMap<Stroke, Uint8Array>();

/**
 * A stroke that stays packed, and unpacks whenever its samples are asked for: a room holds thousands, of which it
 * rarely needs one. Undefined when `ink` is no valid ink.
 */
export function packedStroke(head: Omit<Stroke, "samples">, ink: Uint8Array): Stroke | undefined {
  if (unpackInk(ink) === undefined) return undefined;
  const bytes = Uint8Array.from(ink); // a copy: what came from a socket is a view on a buffer shared with its neighbours
  const stroke: Stroke = {
    ...head,
    get samples() {
      return unpackInk(bytes) ?? [];
    },
  };
  bytesOfStroke.set(stroke, bytes);
  return stroke;
}

/** The stroke's ink as bytes, without packing it again where it stayed packed. */
export function inkOf(stroke: Stroke): Uint8Array {
  return bytesOfStroke.get(stroke) ?? packInk(stroke.samples);
}

/** The entry with its stroke, if it draws one, packed. */
export function packedEntry(entry: Entry): Entry {
  const { op } = entry;
  if (op.kind !== "draw") return entry;
  const { id, pointer, pen, samples } = op.stroke;
  const stroke = packedStroke({ id, pointer, pen }, packInk(samples));
  return stroke === undefined ? entry : { ...entry, op: { ...op, stroke } };
}
