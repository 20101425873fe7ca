import type { Correction } from "../../core/board/corrections.ts";
import type { PageChange } from "../../core/reading/page.ts";
import type { Label, ReadingChange, ReadMark } from "../../core/reading/reading.ts";
import type { PackedMarks } from "./packedMarks.ts";

/** What the server tells the worker. `open` makes a board afresh, whatever the worker knew of it. */
export type Request =
  | {
      readonly kind: "open";
      readonly board: string;
      readonly seq: number;
      readonly marks: PackedMarks;
      readonly labels: readonly Label[];
    }
  | {
      readonly kind: "update";
      readonly board: string;
      readonly seq: number;
      readonly add: PackedMarks;
      readonly remove: readonly string[];
      readonly labels?: readonly Label[]; // absent: as they were
    }
  | { readonly kind: "forget"; readonly board: string };

/** What a person corrected on a board, in place of what was told before; how they write is read by it from then on. */
export type Lesson =
  | {
      readonly kind: "learn";
      readonly author: string;
      readonly board: string;
      readonly corrections: readonly Correction[];
    }
  | { readonly kind: "unlearn"; readonly author: string };

/** What the worker answers. `failed`: the board could not be read up to that seq; its next change makes up for it. */
export type Answer =
  | { readonly kind: "ready"; readonly backend: "tensorflow" | "wasm"; readonly version: string }
  | { readonly kind: "reading"; readonly board: string; readonly seq: number; readonly change: ReadingChange }
  | { readonly kind: "failed"; readonly board: string; readonly seq: number; readonly reason: string };

/** Two changes in a row as one. */
export function mergeChanges(first: PageChange, second: PageChange): PageChange {
  const replaced = new Set([...second.remove, ...second.add.map((mark: ReadMark) => mark.id)]);
  return {
    add: [...first.add.filter((mark) => !replaced.has(mark.id)), ...second.add],
    remove: [...new Set([...first.remove, ...second.remove])],
    labels: second.labels,
  };
}
