import type { Box } from "../ink/box.ts";
import type { Stroke } from "../ink/stroke.ts";
import type { Part } from "../reading/reading.ts";

/** A change asked for. `id` is made by the client and never reused: a resend is recognised by it. */
export type Op =
  | { readonly kind: "draw"; readonly id: string; readonly stroke: Stroke } // stroke.id === id
  | { readonly kind: "type"; readonly id: string; readonly text: string; readonly box: Box }
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
