import { z } from "zod";
import type { Op } from "../../../core/board/op.ts";
import type { Blob } from "../../../core/ink/blob.ts";
import { type Box, unionOf } from "../../../core/ink/box.ts";
import { unpackBlobs } from "../../../core/ink/packBlobs.ts";
import { FAILED, send } from "../../ui/request.ts";
import { meets } from "../canvas/viewport.ts";

const GAP = 48; // board units to what stands there already

const Answer = z.object({
  size: z.object({ w: z.number().positive(), h: z.number().positive() }),
  ink: z.string(),
  labels: z.array(
    z.object({
      blobs: z.array(z.int()),
      text: z.string(),
      read: z.array(z.object({ text: z.string(), p: z.number() })).exactOptional(),
    }),
  ),
});
type Place = Extract<Op, { kind: "place" }>;

/** An image's numbers as a board takes them, the image's left top corner at 0, 0. */
export type Placeable = Pick<Place, "image" | "blobs" | "labels"> & {
  readonly size: { readonly w: number; readonly h: number };
};
export type Fetched =
  | { readonly ok: true; readonly value: Placeable }
  | { readonly ok: false; readonly error: string };

/** Asks for what puts an image of one's own on a board. */
export async function fetchPlaceable(image: string): Promise<Fetched> {
  const answer = await send("GET", `/api/images/${image}/place`);
  if (!answer.ok) return answer;
  const parsed = Answer.safeParse(answer.body);
  const blobs = parsed.success ? unpackBlobs(bytesOf(parsed.data.ink)) : undefined;
  if (!parsed.success || blobs === undefined) return { ok: false, error: FAILED };
  const { size, labels } = parsed.data;
  return { ok: true, value: { image, size, blobs, labels } };
}

/** Where an image of that size goes: its middle at `middle`, or below all that it would cover there. */
export function placeFor(
  size: Placeable["size"],
  middle: { readonly x: number; readonly y: number },
  there: readonly Box[],
): Box {
  const box = {
    x: Math.round(middle.x - size.w / 2),
    y: Math.round(middle.y - size.h / 2),
    w: size.w,
    h: size.h,
  };
  if (!there.some((other) => meets(other, box))) return box;
  const column = { ...box, y: Math.min(box.y, ...there.map(({ y }) => y)), h: Infinity };
  const all = there.filter((other) => meets(other, column)).reduce(unionOf);
  return { ...box, y: Math.ceil(all.y + all.h + GAP) };
}

/** The one op that puts it there. */
export function placeOp(id: string, { image, blobs, labels }: Placeable, box: Box): Op {
  const moved = blobs.map(
    (blob): Blob => ({
      box: { ...blob.box, x: blob.box.x + box.x, y: blob.box.y + box.y },
      mask: blob.mask,
    }),
  );
  return { kind: "place", id, image, box, blobs: moved, labels };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
