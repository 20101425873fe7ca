import type { Entry } from "../../core/board/op.ts";
import { type PackedEntries, packEntries } from "../../core/wire/entries.ts";
import { inkOf } from "./packedStroke.ts";

type Row = PackedEntries["rows"][number];

/** A board's log, packed as it grows, so that a join costs a slice and not the packing of thousands of strokes. */
export type PackedLog = {
  /** The entry must follow the last one. */
  append(entry: Entry): void;
  /** What came after `seq`; the ink is a view that later appends leave alone. */
  since(seq: number): PackedEntries;
};

const FIRST_INK_BYTES = 16 * 1024;

export function createPackedLog(): PackedLog {
  const rows: Row[] = [];
  const inkStarts: number[] = []; // of each row, in `ink`
  const authors = new Map<string, number>();
  let atMs = 0;
  let ink = new Uint8Array(FIRST_INK_BYTES);
  let inkBytes = 0;
  return {
    append: (entry) => {
      if (rows.length === 0) atMs = entry.atMs;
      const who = authors.get(entry.author) ?? authors.size;
      authors.set(entry.author, who);
      const packed = packEntries([entry], inkOf);
      for (const row of packed.rows) rows.push(placed(row, who, entry.atMs - atMs));
      inkStarts.push(inkBytes);
      ink = withRoomFor(ink, inkBytes + packed.ink.length);
      ink.set(packed.ink, inkBytes);
      inkBytes += packed.ink.length;
    },
    since: (seq) => ({
      from: seq + 1,
      atMs,
      authors: [...authors.keys()],
      rows: rows.slice(seq),
      ink: ink.subarray(inkStarts[seq] ?? inkBytes, inkBytes),
    }),
  };
}

/** The row of a packing of one entry, as it stands in the whole log. */
function placed(row: Row, who: number, afterMs: number): Row {
  if (row.length === 3) return [who, afterMs, row[2]];
  if (row.length === 4) return [who, afterMs, row[2], row[3]];
  const [, , id, pointer, color, width, bytes] = row;
  return [who, afterMs, id, pointer, color, width, bytes];
}

/** Doubles instead of growing bit by bit; what earlier joins still send stays as it is. */
function withRoomFor(ink: Uint8Array<ArrayBuffer>, bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes <= ink.length) return ink;
  const grown = new Uint8Array(Math.max(bytes, ink.length * 2));
  grown.set(ink);
  return grown;
}
