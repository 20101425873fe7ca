import type { Entry, Op } from "../board/op.ts";
import type { Blob } from "../ink/blob.ts";
import { packInk, unpackInk } from "../ink/pack.ts";
import { packBlobs, unpackBlobs } from "../ink/packBlobs.ts";
import { POINTERS, type Stroke } from "../ink/stroke.ts";

type DrawRow = readonly [
  author: number,
  afterMs: number,
  id: string,
  pointer: number,
  color: number,
  width: number,
  inkBytes: number,
];
type PlaceHead = Omit<Extract<Op, { kind: "place" }>, "blobs">;
type PlaceRow = readonly [author: number, afterMs: number, head: PlaceHead, blobBytes: number];
type OpRow = readonly [author: number, afterMs: number, op: Exclude<Op, { kind: "draw" | "place" }>];
type Row = DrawRow | PlaceRow | OpRow;

/** Entries in a row, packed: ids and times once, all ink, that of images too, in one block. `from` is the seq of the first. */
export type PackedEntries = {
  readonly from: number;
  readonly atMs: number;
  readonly authors: readonly string[];
  readonly rows: readonly Row[];
  readonly ink: Uint8Array;
};

/** The bytes of an op's ink: a stroke's samples or an image's blobs. */
export type InkOf = (ink: Stroke | readonly Blob[]) => Uint8Array;
export const packedInkOf: InkOf = (ink) => ("samples" in ink ? packInk(ink.samples) : packBlobs(ink));

/**
 * Packs entries whose seq run without a gap; `inkOf` lets a caller that keeps ink packed hand its bytes over.
 * An empty list packs to no rows.
 */
export function packEntries(entries: readonly Entry[], inkOf: InkOf = packedInkOf): PackedEntries {
  const first = entries[0];
  const atMs = first?.atMs ?? 0;
  const authors = new Map<string, number>();
  const blocks: Uint8Array[] = [];
  const rows = entries.map(({ author, atMs: at, op }): Row => {
    const who = authors.get(author) ?? authors.size;
    authors.set(author, who);
    if (op.kind === "place") {
      const { blobs, ...head } = op;
      const block = inkOf(blobs);
      blocks.push(block);
      return [who, at - atMs, head, block.length];
    }
    if (op.kind !== "draw") return [who, at - atMs, op];
    const { id, pointer, pen } = op.stroke;
    const block = inkOf(op.stroke);
    blocks.push(block);
    return [who, at - atMs, id, POINTERS.indexOf(pointer), pen.color, pen.width, block.length];
  });
  return { from: first?.seq ?? 0, atMs, authors: [...authors.keys()], rows, ink: joinBlocks(blocks) };
}

/** The entries again; undefined when `packed` is not what `packEntries` makes. */
export function unpackEntries(
  packed: {
    readonly [K in keyof PackedEntries]: unknown;
  },
): readonly Entry[] | undefined {
  const { from, atMs, authors, rows } = packed;
  const ink = bytesOf(packed.ink);
  if (ink === undefined || !Array.isArray(rows) || !Array.isArray(authors)) return undefined;
  if (!isWhole(from) || !isWhole(atMs)) return undefined;
  const entries: Entry[] = [];
  let at = 0;
  for (const [i, row] of rows.entries()) {
    if (!isRow(row)) return undefined;
    const author: unknown = authors[row[0]];
    if (typeof author !== "string") return undefined;
    const head = { seq: from + i, author, atMs: atMs + row[1] };
    if (row.length === 3) {
      entries.push({ ...head, op: row[2] });
      continue;
    }
    if (row.length === 4) {
      const blobs = unpackBlobs(ink.subarray(at, at + row[3]));
      if (blobs === undefined) return undefined;
      at += row[3];
      entries.push({ ...head, op: { ...row[2], blobs } });
      continue;
    }
    const [, , id, pointerIndex, color, width, inkBytes] = row;
    const samples = unpackInk(ink.subarray(at, at + inkBytes));
    const pointer = POINTERS[pointerIndex];
    if (samples === undefined || pointer === undefined) return undefined;
    at += inkBytes;
    entries.push({
      ...head,
      op: { kind: "draw", id, stroke: { id, pointer, pen: { color, width }, samples } },
    });
  }
  return at === ink.length ? entries : undefined;
}

/** Node hands over a Buffer that may sit on a shared pool, browsers an ArrayBuffer: both become one view. */
function bytesOf(ink: unknown): Uint8Array | undefined {
  if (ink instanceof Uint8Array) return ink;
  return ink instanceof ArrayBuffer ? new Uint8Array(ink) : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || (row.length !== 3 && row.length !== 4 && row.length !== 7)) return false;
  if (!Number.isInteger(row[0]) || !Number.isInteger(row[1])) return false;
  if (row.length !== 7)
    return typeof row[2] === "object" && row[2] !== null && (row.length === 3 || Number.isInteger(row[3]));
  return row.every((each, i) => (i === 2 ? typeof each === "string" : Number.isInteger(each)));
}

function joinBlocks(blocks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}
