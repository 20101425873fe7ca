import { z } from "zod";
import { isNumberText } from "../board/op.ts";
import { MAX_COORDINATE } from "../ink/pack.ts";
import { MAX_BLOBS } from "../ink/packBlobs.ts";
import { PEN_COLORS, PEN_WIDTHS, POINTERS } from "../ink/stroke.ts";
import type { Reading, ReadingChange } from "../reading/reading.ts";
import type { PackedEntries } from "./entries.ts";
import { LIMITS } from "./limits.ts";
import type { Reason } from "./reasons.ts";

/** Raised with any change that an older page or server would misread. */
export const WIRE_VERSION = 4;

const id = z.string().regex(/^[\w-]{16}$/);
const seq = z.int().min(0);
const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);
const side = z.number().min(0).max(MAX_COORDINATE);
const box = z.strictObject({ x: coordinate, y: coordinate, w: side, h: side });
const marks = z.array(id).min(1).max(LIMITS.marksPerOp);
const part = z
  .strictObject({ mark: id, from: z.int().min(0).exactOptional(), to: z.int().min(1).exactOptional() })
  .refine((each) => (each.from ?? 0) < (each.to ?? Number.MAX_SAFE_INTEGER));
const numberText = z.string().refine(isNumberText);
const candidate = z.strictObject({ text: numberText, p: z.number().min(0).max(1) });
const placedLabel = z.strictObject({
  blobs: z.array(z.int().min(0).lt(MAX_BLOBS)).min(1).max(LIMITS.partsPerLabel),
  text: numberText,
  read: z.array(candidate).min(1).max(LIMITS.candidatesPerLabel).exactOptional(),
});

/** An op as it crosses: a draw's ink travels beside it as bytes, made by `packInk`, a place's blobs by `packBlobs`. */
export const WireOp = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("draw"),
    id,
    pointer: z.enum(POINTERS),
    color: z.int().min(0).lt(PEN_COLORS),
    width: z.literal(PEN_WIDTHS),
  }),
  z.strictObject({ kind: z.literal("type"), id, text: numberText, box }),
  z.strictObject({
    kind: z.literal("place"),
    id,
    image: z.string().regex(/^[\w-]{21}$/),
    box,
    labels: z.array(placedLabel).max(LIMITS.labelsPerPlace),
  }),
  z.strictObject({ kind: z.literal("hide"), id, marks }),
  z.strictObject({ kind: z.literal("show"), id, marks }),
  z.strictObject({
    kind: z.literal("label"),
    id,
    parts: z.array(part).min(1).max(LIMITS.partsPerLabel),
    text: numberText.nullable(),
  }),
  z.strictObject({ kind: z.literal("unlabel"), id, label: id }),
]);
export type WireOp = z.infer<typeof WireOp>;

export const JoinRequest = z.strictObject({
  version: z.int(),
  board: z.string().regex(/^[\w-]{22}$/),
  since: seq, // 0: everything
});
export type JoinRequest = z.infer<typeof JoinRequest>;

export const Cursor = z.strictObject({ x: coordinate, y: coordinate });
export type Cursor = z.infer<typeof Cursor>;

/** One connected page. A user with two pages open is two peers. */
export type Peer = { readonly peer: number; readonly user: string };

export type Refused = { readonly ok: false; readonly reason: Reason; readonly retryAfterMs?: number };

/** Live ink and cursors are passed on and not kept: there is no more to say of them. */
export type Passed = { readonly ok: true } | Refused;

/** What this page's person may do on the board now. */
export type May = {
  readonly write: boolean;
  readonly clearAll: boolean;
  readonly rename: boolean;
  readonly share: boolean; // say who may do what
  readonly asking: number; // how many wait to be let in; told to those alone who may share
};

export type Joined = {
  readonly ok: true;
  readonly you: Peer;
  readonly board: { readonly name: string; readonly owner: string };
  readonly may: May;
  readonly entries: PackedEntries; // what came after `since`
  readonly seq: number;
  readonly reading: Reading; // whole, as of `readingSeq`
  readonly readingSeq: number;
  readonly peers: readonly Peer[];
  readonly names: Readonly<Record<string, string>>; // of everyone who wrote here or is here, by user id
  readonly frameEveryMs: number; // how often this page sends live ink, at most
};

export type PeersNow = {
  readonly peers: readonly Peer[];
  readonly names: Readonly<Record<string, string>>; // of the peers, or of everyone who wrote here when names became others
  readonly board: { readonly name: string; readonly owner: string };
  readonly frameEveryMs: number;
};

/** Takes the reading from what it was at `base` to what it is at `seq`; a peer at another base joins again. */
export type ReadingsNow = { readonly base: number; readonly seq: number; readonly change: ReadingChange };

export type ClientEvents = {
  join: (request: JoinRequest, answer: (joined: Joined | Refused) => void) => void;
  op: (
    op: WireOp,
    ink: Uint8Array | null,
    answer: (taken: { ok: true; seq: number } | Refused) => void,
  ) => void;
  /** Pages ask for no answer to these two, as nothing is lost with them. */
  ink: (frame: Uint8Array, answer?: (passed: Passed) => void) => void;
  cursor: (cursor: Cursor, answer?: (passed: Passed) => void) => void;
};

export type ServerEvents = {
  entry: (entries: PackedEntries) => void;
  ink: (frame: Uint8Array) => void; // segments of every writer since the last tick, the page's own and cursors too
  peers: (now: PeersNow) => void;
  readings: (now: ReadingsNow) => void;
  may: (may: May) => void; // it became another
};
