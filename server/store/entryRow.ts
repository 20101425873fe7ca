import { z } from "zod";
import type { Entry, Op } from "../../core/board/op.ts";
import { packInk, unpackInk } from "../../core/ink/pack.ts";
import { packBlobs, unpackBlobs } from "../../core/ink/packBlobs.ts";
import { POINTERS } from "../../core/ink/stroke.ts";
import type { Entry as EntryRow } from "../../prisma/generated/client.ts";

/** An op as its columns: ink packed to bytes, the rest but the id as JSON. */
export type OpColumns = { readonly kind: string; readonly payload: object; readonly ink: Uint8Array | null };

const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
const part = z.object({ mark: z.string(), from: z.int().exactOptional(), to: z.int().exactOptional() });
const marks = z.array(z.string());
const label = z.object({
  blobs: z.array(z.int()),
  text: z.string(),
  read: z.array(z.object({ text: z.string(), p: z.number() })).exactOptional(),
});

// Looser than the wire on purpose: what was once accepted must stay readable when a limit shrinks.
const StoredOp = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("draw"), pointer: z.enum(POINTERS), color: z.int(), width: z.number() }),
  z.object({ kind: z.literal("type"), text: z.string(), box }),
  z.object({ kind: z.literal("place"), image: z.string(), box, labels: z.array(label) }),
  z.object({ kind: z.literal("hide"), marks }),
  z.object({ kind: z.literal("show"), marks }),
  z.object({ kind: z.literal("label"), parts: z.array(part), text: z.string().nullable() }),
  z.object({ kind: z.literal("unlabel"), label: z.string() }),
]);

/** Throws RangeError when a stroke's ink cannot be packed: ops are checked before they come here. */
export function columnsOfOp(op: Op): OpColumns {
  if (op.kind === "draw") {
    const { pointer, pen, samples } = op.stroke;
    return { kind: op.kind, payload: { pointer, color: pen.color, width: pen.width }, ink: packInk(samples) };
  }
  if (op.kind === "place") {
    const { image, box, labels, blobs } = op;
    return { kind: op.kind, payload: { image, box, labels }, ink: packBlobs(blobs) };
  }
  const { id: _, kind, ...payload } = op;
  return { kind, payload, ink: null };
}

/** Throws when the row is none that `columnsOfOp` made: the board cannot be shown without it. */
export function entryOfRow(row: EntryRow): Entry {
  return { seq: row.seq, author: row.author, atMs: row.at.getTime(), op: opOfRow(row) };
}

function opOfRow({ boardId, seq, opId: id, kind, payload, ink }: EntryRow): Op {
  const json = typeof payload === "object" ? payload : {};
  const parsed = StoredOp.safeParse({ ...json, kind });
  if (!parsed.success)
    throw new Error(`entry ${seq} of board ${boardId} cannot be read: ${parsed.error.message}`);
  const op = parsed.data;
  if (op.kind === "place") {
    const blobs = ink === null ? undefined : unpackBlobs(ink);
    if (blobs === undefined) throw new Error(`the blobs of entry ${seq} of board ${boardId} are not whole`);
    return { ...op, id, blobs };
  }
  if (op.kind !== "draw") return { ...op, id };
  const samples = ink === null ? undefined : unpackInk(ink);
  if (samples === undefined) throw new Error(`the ink of entry ${seq} of board ${boardId} is not whole`);
  const { pointer, color, width } = op;
  return { kind: "draw", id, stroke: { id, pointer, pen: { color, width }, samples } };
}
