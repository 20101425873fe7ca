import type { Pen } from "../../../core/ink/stroke.ts";
import { inkColor, PAPER, type Scheme } from "./palette.ts";

const SIDE = 32; // larger cursors are refused by some browsers

/** A dot of the pen's color and width as it will write, ringed with paper so that it shows on its own ink. */
export function penCursor(pen: Pen, zoom: number, scheme: Scheme): string {
  const radius = Math.min(SIDE / 2 - 2, Math.max(2.5, (pen.width * zoom) / 2));
  const middle = SIDE / 2;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">` +
    `<circle cx="${middle}" cy="${middle}" r="${radius.toFixed(1)}" fill="${inkColor(pen.color, scheme)}" ` +
    `stroke="${PAPER[scheme]}" stroke-width="1.5"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") ${middle} ${middle}, crosshair`;
}
