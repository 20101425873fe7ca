import type { Sample } from "./sample.ts";

/** What drew the stroke, as the browser's `pointerType` says it. */
export type Pointer = "mouse" | "touch" | "pen";
export const POINTERS = ["mouse", "touch", "pen"] as const satisfies readonly Pointer[];

/** Palette index and nib width; the palette's actual colours belong to what draws, so that dark and light can differ. */
export type Pen = {
  readonly color: number; // 0 … PEN_COLORS - 1
  readonly width: number; // board units, one of PEN_WIDTHS
};

export const PEN_COLORS = 5;
export const PEN_WIDTHS = [2, 4, 8] as const;

/** A finished line by one author. It never changes once drawn. */
export type Stroke = {
  readonly id: string;
  readonly pointer: Pointer;
  readonly pen: Pen;
  readonly samples: readonly Sample[]; // at least one: a tap is a stroke
};
