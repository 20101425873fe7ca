import type { Op } from "../../core/board/op.ts";
import { areLabelsWhole } from "../../core/board/place.ts";
import { MAX_SAMPLES } from "../../core/ink/pack.ts";
import { LIMITS } from "../../core/wire/limits.ts";
import { WireOp } from "../../core/wire/messages.ts";
import { packedBlobs, packedStroke } from "./packedStroke.ts";

export type ParsedOp =
  | { readonly ok: true; readonly op: Op }
  | { readonly ok: false; readonly reason: "bad-message" | "too-large" };

const BAD = { ok: false, reason: "bad-message" } as const;
const LARGE = { ok: false, reason: "too-large" } as const;
const COUNT_BYTES = 2; // packed ink begins with the number of its samples

/** The op that a client sent as a header and, for a stroke or an image, its ink; or the reason why it is none. */
export function opOf(header: unknown, ink: unknown): ParsedOp {
  const bytes = ink instanceof Uint8Array ? ink : undefined;
  if (bytes !== undefined && bytes.length > LIMITS.inkBytes) return LARGE;
  const parsed = WireOp.safeParse(header);
  if (!parsed.success) {
    const isLong = parsed.error.issues.some((issue) => issue.code === "too_big" && issue.origin === "array");
    return isLong ? LARGE : BAD;
  }
  const op = parsed.data;
  if (op.kind === "place") {
    const blobs = bytes && packedBlobs(bytes);
    return blobs !== undefined && areLabelsWhole({ ...op, blobs }) ? { ok: true, op: { ...op, blobs } } : BAD;
  }
  if (op.kind !== "draw") return ink === null || ink === undefined ? { ok: true, op: plain(op) } : BAD;
  if (bytes === undefined) return BAD;
  const { id, pointer, color, width } = op;
  const stroke = packedStroke({ id, pointer, pen: { color, width } }, bytes);
  if (stroke === undefined) return claimedSamples(bytes) > MAX_SAMPLES ? LARGE : BAD;
  return { ok: true, op: { kind: "draw", id, stroke } };
}

/** Zod's optional fields are present or absent, never undefined; said again for the compiler. */
function plain(op: Exclude<WireOp, { kind: "draw" | "place" }>): Op {
  return op;
}

function claimedSamples(bytes: Uint8Array): number {
  if (bytes.length < COUNT_BYTES) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint16(0, true);
}
