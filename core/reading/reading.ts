import type { Box } from "../ink/box.ts";

/** A mark's id with an optional half-open range of its samples, so that a connected stroke can be shared by two digits. */
export type Part = {
  readonly mark: string;
  readonly from?: number;
  readonly to?: number;
};

/** One possible text for a digit or a number; `p` is the calibrated chance that it is right. */
export type Candidate = {
  readonly text: string;
  readonly p: number;
};

/** A hypothesis the decoder chose. `text` is one of 0–9, and first among `candidates` (descending). */
export type DigitReading = {
  readonly text: string;
  readonly p: number;
  readonly candidates: readonly Candidate[];
  readonly box: Box;
  readonly parts: readonly Part[];
};

/** A decimal point, minus sign or separating comma that belongs to a number. */
export type SignReading = {
  readonly text: "." | "-" | ",";
  readonly box: Box;
  readonly parts: readonly Part[];
};

/** Another way to cut the same ink: the digits' texts with their parts. */
export type Segmentation = {
  readonly text: string;
  readonly p: number;
  readonly digits: readonly (readonly Part[])[];
};

/** Digits read together. `by` is the author of the label that fixed it, absent when the recogniser read it. */
export type NumberReading = {
  readonly id: string; // the id of its earliest mark, with ":from" where that mark is shared
  readonly text: string;
  readonly p: number;
  readonly candidates: readonly Candidate[]; // descending, the winner first, probabilities sum to ≤ 1
  readonly box: Box;
  readonly digits: readonly DigitReading[];
  readonly signs: readonly SignReading[];
  readonly segmentations: readonly Segmentation[]; // other cuts worth offering, at most 4; may be empty
  readonly by?: string;
};

/** Ink that the recogniser refuses to guess about. `p` is the chance that it is no digit; 1 when a person said so. */
export type Rejected = {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly box: Box;
  readonly p: number;
  readonly by?: string;
};

/** All that is read on a board at one seq: a function of the board, never an op. */
export type Reading = {
  readonly numbers: readonly NumberReading[]; // in reading order
  readonly rejected: readonly Rejected[];
};

/** What changed between two readings. Apply in order: `removed`, then `numbers` and `rejected` replace or add by id. */
export type ReadingChange = {
  readonly numbers: readonly NumberReading[];
  readonly rejected: readonly Rejected[];
  readonly removed: readonly string[]; // ids of numbers or rejected ink that are gone
};

/** A person's word on ink, as the board holds it. `text` null: not a number. */
export type Label = {
  readonly parts: readonly Part[];
  readonly text: string | null;
  readonly author: string;
  readonly seq: number;
  readonly read?: readonly Candidate[]; // as the image was read that the ink came from: not yet a person's word
};

/** What the reader sees of a mark. Typed marks carry their text and are numbers by themselves. */
export type InkMark = {
  readonly kind: "ink";
  readonly id: string;
  readonly seq: number; // the order of writing on the board
  readonly atMs: number; // when it was drawn, ms; only differences matter
  readonly samples: readonly { readonly x: number; readonly y: number; readonly t: number }[];
  readonly author?: string; // a user's id, where it may matter whose hand this is
};
export type TypedMark = {
  readonly kind: "typed";
  readonly id: string;
  readonly seq: number;
  readonly text: string;
  readonly box: Box;
  readonly author: string;
};
/** A blob of ink cut from an image: a mask of `w`×`h` pixels at `x`, `y`, in board (or image) units of one pixel; what is not 0 is ink. */
export type BlobMark = {
  readonly kind: "blob";
  readonly id: string;
  readonly seq: number;
  readonly box: Box;
  readonly mask: Uint8Array;
};
export type ReadMark = InkMark | TypedMark | BlobMark;
