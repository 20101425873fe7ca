import type { Entry } from "../../core/board/op.ts";
import type { Blob } from "../../core/ink/blob.ts";
import { packInk, unpackInk } from "../../core/ink/pack.ts";
import { packBlobs, unpackBlobs } from "../../core/ink/packBlobs.ts";
import type { Stroke } from "../../core/ink/stroke.ts";
import { type InkOf, packedInkOf } from "../../core/wire/entries.ts";

const bytesOfInk = new WeakMap<Stroke | readonly Blob[], Uint8Array>();

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
  bytesOfInk.set(stroke, bytes);
  return stroke;
}

/** The same for an image's blobs. */
export function packedBlobs(ink: Uint8Array): readonly Blob[] | undefined {
  const bytes = Uint8Array.from(ink);
  const blobs = unpackBlobs(bytes);
  if (blobs !== undefined) bytesOfInk.set(blobs, bytes);
  return blobs;
}

/** Ink as bytes, without packing it again where it stayed packed. */
export const inkOf: InkOf = (ink) => bytesOfInk.get(ink) ?? packedInkOf(ink);

/** The entry with its ink, if it has some, packed. */
export function packedEntry(entry: Entry): Entry {
  const { op } = entry;
  if (op.kind === "place") {
    const blobs = packedBlobs(packBlobs(op.blobs));
    return blobs === undefined ? entry : { ...entry, op: { ...op, blobs } };
  }
  if (op.kind !== "draw") return entry;
  const { id, pointer, pen, samples } = op.stroke;
  const stroke = packedStroke({ id, pointer, pen }, packInk(samples));
  return stroke === undefined ? entry : { ...entry, op: { ...op, stroke } };
}
