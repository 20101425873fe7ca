import type { Blob } from "./blob.ts";
import { MAX_COORDINATE, pushVarint, unzigzag, varintsOf, zigzag } from "./pack.ts";

/**
 * Blobs as bytes: their count, then for each its corner from the one before and its sides as `packInk` writes numbers,
 * then all masks, two bits a pixel, each mask beginning with a byte of its own. A mask costs a quarter of its pixels however
 * it looks, so that few bytes never unpack to much.
 */
const LEVELS = 3; // above paper
const STEP = 255 / LEVELS;
const PIXELS_A_BYTE = 4;

/** The most blobs of one image: a page of 300 numbers has fewer. */
export const MAX_BLOBS = 2_000;
/** No digit on a board is larger, in board units. */
export const MAX_BLOB_SIDE = 2_048;

/** Packs 1 … MAX_BLOBS blobs on whole board units; masks keep four tones. Throws RangeError on any other. */
export function packBlobs(blobs: readonly Blob[]): Uint8Array {
  if (blobs.length === 0 || blobs.length > MAX_BLOBS || !blobs.every(isBlob))
    throw new RangeError("these are no blobs that can be packed");
  const bytes: number[] = [];
  pushVarint(bytes, blobs.length);
  let last = { x: 0, y: 0 };
  for (const { box } of blobs) {
    for (const value of [zigzag(box.x - last.x), zigzag(box.y - last.y), box.w, box.h])
      pushVarint(bytes, value);
    last = box;
  }
  const masks = blobs.map(({ mask }) => packedMask(mask));
  const packed = new Uint8Array(bytes.length + masks.reduce((sum, mask) => sum + mask.length, 0));
  packed.set(bytes);
  let at = bytes.length;
  for (const mask of masks) {
    packed.set(mask, at);
    at += mask.length;
  }
  return packed;
}

/**
 * Unpacks what `packBlobs` made; undefined when the bytes are not whole, valid blobs. Masks stay packed in `bytes`, which
 * must not change, and are unpacked whenever they are asked for.
 */
export function unpackBlobs(bytes: Uint8Array): readonly Blob[] | undefined {
  const reader = varintsOf(bytes);
  const count = reader.next();
  if (count === undefined || count === 0 || count > MAX_BLOBS) return undefined;
  const boxes: Blob["box"][] = [];
  let last = { x: 0, y: 0 };
  for (let i = 0; i < count; i++) {
    const [dx, dy, w, h] = [reader.next(), reader.next(), reader.next(), reader.next()];
    if (dx === undefined || dy === undefined || w === undefined || h === undefined) return undefined;
    const box = { x: last.x + unzigzag(dx), y: last.y + unzigzag(dy), w, h };
    if (!isBox(box)) return undefined;
    boxes.push(box);
    last = box;
  }
  let at = reader.place();
  const size = ({ w, h }: Blob["box"]) => Math.ceil((w * h) / PIXELS_A_BYTE);
  if (at + boxes.reduce((sum, box) => sum + size(box), 0) !== bytes.length) return undefined;
  return boxes.map((box) => {
    const from = at;
    at += size(box);
    return {
      box,
      get mask() {
        return unpackedMask(bytes, from, box.w * box.h);
      },
    };
  });
}

function isBlob({ box, mask }: Blob): boolean {
  return isBox(box) && mask.length === box.w * box.h;
}

function isBox({ x, y, w, h }: Blob["box"]): boolean {
  const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= MAX_BLOB_SIDE;
  const isPlace = (at: number) => Number.isInteger(at) && Math.abs(at) <= MAX_COORDINATE - MAX_BLOB_SIDE;
  return isSide(w) && isSide(h) && isPlace(x) && isPlace(y);
}

function packedMask(mask: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(mask.length / PIXELS_A_BYTE));
  mask.forEach((value, i) => {
    const at = Math.floor(i / PIXELS_A_BYTE);
    packed[at] = (packed[at] ?? 0) | (Math.round(value / STEP) << (2 * (i % PIXELS_A_BYTE)));
  });
  return packed;
}

function unpackedMask(bytes: Uint8Array, from: number, pixels: number): Uint8Array {
  return Uint8Array.from(
    { length: pixels },
    (_, i) =>
      (((bytes[from + Math.floor(i / PIXELS_A_BYTE)] ?? 0) >> (2 * (i % PIXELS_A_BYTE))) & LEVELS) * STEP,
  );
}
