import type { Blob } from "../ink/blob.ts";
import type { Box } from "../ink/box.ts";
import { boxOf } from "../ink/box.ts";
import type { Stroke } from "../ink/stroke.ts";
import type { Label } from "../reading/reading.ts";

type MarkBase = {
  readonly id: string;
  readonly author: string;
  readonly seq: number; // PENDING_SEQ + n while unconfirmed
  readonly atMs: number;
  readonly box: Box;
  readonly hidden: boolean;
  readonly hiddenBy?: string; // id of the op that hid it, so that undo gives back only what that op took
};
export type InkOnBoard = MarkBase & { readonly kind: "ink"; readonly stroke: Stroke };
export type TypedOnBoard = MarkBase & { readonly kind: "typed"; readonly text: string };
/** Ink cut from an image; its mask stays with the blob, which may unpack it only when asked. */
export type BlobOnBoard = MarkBase & { readonly kind: "blob"; readonly blob: Blob };
/** An image that digits were taken from, lying faded under them. It is no ink and is not read. */
export type ImageOnBoard = MarkBase & { readonly kind: "image"; readonly image: string };
export type MarkOnBoard = InkOnBoard | TypedOnBoard | BlobOnBoard | ImageOnBoard;

/** A label as it was given; `off` once its author took it back, which lets an earlier one stand again. */
export type LabelOnBoard = Label & { readonly id: string; readonly atMs: number; readonly off: boolean };

/** The document: what a replayed log amounts to. */
export type Board = {
  readonly seq: number; // of the last entry applied
  readonly marks: ReadonlyMap<string, MarkOnBoard>; // in drawing order, hidden ones included
  readonly labels: readonly LabelOnBoard[]; // in the order given
};

export const EMPTY_BOARD: Board = { seq: 0, marks: new Map(), labels: [] };

/** Unconfirmed ops stand after every confirmed one. */
export const PENDING_SEQ = 2 ** 40;

/** The mark a draw op makes. */
export function inkOnBoard(stroke: Stroke, author: string, seq: number, atMs: number): InkOnBoard {
  return { kind: "ink", id: stroke.id, author, seq, atMs, box: boxOf(stroke.samples), hidden: false, stroke };
}
