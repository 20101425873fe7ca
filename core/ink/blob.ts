import type { Box } from "./box.ts";

/** Ink cut from an image: a mask of `box.w` × `box.h` pixels of one board unit each, row by row, 0 for paper … 255 for full ink. */
export type Blob = { readonly box: Box; readonly mask: Uint8Array };
