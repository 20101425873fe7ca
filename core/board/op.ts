import type { Blob } from "../ink/blob.ts";
import type { Box } from "../ink/box.ts";
import type { Stroke } from "../ink/stroke.ts";
import type { Candidate, Part } from "../reading/reading.ts";

/** A change asked for. `id` is made by the client and never reused: a resend is recognised by it. */
export type Op =
  | { readonly kind: "draw"; readonly id: string; readonly stroke: Stroke } // stroke.id === id
  | { readonly kind: "type"; readonly id: string; readonly text: string; readonly box: Box }
  | {
      readonly kind: "place"; // the digits of an image over the image itself
      readonly id: string;
      readonly image: string; // the image's id, one of the author's
      readonly box: Box; // where the image lies
      readonly blobs: readonly Blob[];
      readonly labels: readonly PlacedLabel[];
    }
  | { readonly kind: "hide"; readonly id: string; readonly marks: readonly string[] }
  | { readonly kind: "show"; readonly id: string; readonly marks: readonly string[] }
  | {
      readonly kind: "label";
      readonly id: string;
      readonly parts: readonly Part[];
      readonly text: string | null;
    }
  | { readonly kind: "unlabel"; readonly id: string; readonly label: string }; // the label op's id

export type OpKind = Op["kind"];

/** A number of a placed image: which of its blobs are its ink, by their places in the op, and what it reads. */
export type PlacedLabel = {
  readonly blobs: readonly number[];
  readonly text: string;
  readonly read?: readonly Candidate[]; // what else it may be, as the image was read; absent where a person said what it is
};

/** An op with its place in the board's order. The server sets everything but the op. */
export type Entry = {
  readonly seq: number; // 1, 2, 3 … without gaps
  readonly author: string; // user id, from the signed session
  readonly atMs: number; // epoch ms
  readonly op: Op;
};

/** The text of a typed number or a label: digits with an optional sign, grouping commas and a decimal point. */
export const NUMBER_TEXT = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
export const MAX_NUMBER_TEXT = 40;

/** Whether `text` is a number a person may type or choose. */
export function isNumberText(text: string): boolean {
  return text.length <= MAX_NUMBER_TEXT && NUMBER_TEXT.test(text);
}
