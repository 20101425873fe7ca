import type { Entry, Op } from "../board/op.ts";
import { packInk, unpackInk } from "../ink/pack.ts";
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
type OpRow = readonly [author: number, afterMs: number, op: Exclude<Op, { kind: "draw" }>];

/** Entries in a row, packed: ids and times once, all ink in one block. `from` is the seq of the first. */
export type PackedEntries = {
  readonly from: number;
  readonly atMs: number;
  readonly authors: readonly string[];
  readonly rows: readonly (DrawRow | OpRow)[];
  readonly ink: Uint8Array;
};

/**
 * Packs entries whose seq run without a gap; `inkOf` lets a caller that keeps strokes packed hand its bytes over.
 * An empty list packs to no rows.
 */
export function packEntries(
  entries: readonly Entry[],
  inkOf: (stroke: Stroke) => Uint8Array = (stroke) => packInk(stroke.samples),
): PackedEntries {
  const first = entries[0];
  const atMs = first?.atMs ?? 0;
  const authors = new Map<string, number>();
  const blocks: Uint8Array[] = [];
  const rows = entries.map(({ author, atMs: at, op }): DrawRow | OpRow => {
    const who = authors.get(author) ?? authors.size;
    authors.set(author, who);
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

function isRow(row: unknown): row is DrawRow | OpRow {
  if (!Array.isArray(row) || (row.length !== 3 && row.length !== 7)) return false;
  if (!Number.isInteger(row[0]) || !Number.isInteger(row[1])) return false;
  if (row.length === 3) return typeof row[2] === "object" && row[2] !== null;
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
