import type { Op } from "../../core/board/op.ts";
import { packInk, unpackInk } from "../../core/ink/pack.ts";
import { packBlobs, unpackBlobs } from "../../core/ink/packBlobs.ts";
import { PEN_WIDTHS } from "../../core/ink/stroke.ts";
import { WireOp } from "../../core/wire/messages.ts";

/** An op as it crosses the wire: a header, and the ink of a stroke or an image beside it as bytes. */
export function wireOp(op: Op): [WireOp, Uint8Array | null] {
  if (op.kind === "draw") {
    const { id, pointer, pen, samples } = op.stroke;
    const width = PEN_WIDTHS.find((each) => each === pen.width);
    if (width === undefined) throw new RangeError(`no pen is ${pen.width} wide`);
    return [{ kind: "draw", id, pointer, color: pen.color, width }, packInk(samples)];
  }
  if (op.kind === "place") {
    const { blobs, labels, ...head } = op;
    const plain = labels.map(({ blobs: of, text, read }) => ({
      blobs: [...of],
      text,
      ...(read && { read: [...read] }),
    }));
    return [{ ...head, labels: plain }, packBlobs(blobs)];
  }
  if (op.kind === "hide" || op.kind === "show") return [{ ...op, marks: [...op.marks] }, null];
  if (op.kind === "label") return [{ ...op, parts: [...op.parts] }, null];
  return [op, null];
}

/** How large an op is as it crosses, all but exactly: its header counts in UTF-16 units. */
export function bytesOf([header, ink]: ReturnType<typeof wireOp>): number {
  return JSON.stringify(header).length + (ink?.length ?? 0);
}

/** The op again; undefined when the header or the ink is not what `wireOp` makes. */
export function opFromWire(header: unknown, ink: Uint8Array | null): Op | undefined {
  const parsed = WireOp.safeParse(header);
  if (!parsed.success) return undefined;
  if (parsed.data.kind === "place") {
    const blobs = ink === null ? undefined : unpackBlobs(ink);
    return blobs && { ...parsed.data, blobs };
  }
  if (parsed.data.kind !== "draw") return parsed.data;
  const { id, pointer, color, width } = parsed.data;
  const samples = ink === null ? undefined : unpackInk(ink);
  return samples && { kind: "draw", id, stroke: { id, pointer, pen: { color, width }, samples } };
}
