import type { Box } from "../../../core/ink/box.ts";
import { touchesLine } from "./eraser.ts";
import type { InkSheet } from "./inkSheet.ts";
import { meets, type Point } from "./viewport.ts";

export const NIB_SHARE = 0.6; // of a pen's width: how far its paint reaches from the line (outline.ts)

/** Whether visible ink lies within `box` (board units): its paint, not merely the box around it. */
export function isInkUnder(sheet: InkSheet, box: Box): boolean {
  return sheet.index.some(box, (id) => {
    const mark = sheet.markOf(id);
    if (mark?.kind !== "ink") return mark !== undefined && mark.kind !== "image"; // images lie faded below all
    const { samples, pen } = mark.stroke;
    return crossesBox(samples, box, pen.width * NIB_SHARE);
  });
}

/** A line meets a box where it ends inside it or cuts one of its diagonals. */
export function crossesBox(line: readonly Point[], { x, y, w, h }: Box, reach: number): boolean {
  const around = { x: x - reach, y: y - reach, w: w + 2 * reach, h: h + 2 * reach };
  if (line.some((point) => meets({ ...point, w: 0, h: 0 }, around))) return true;
  const [left, right, top, bottom] = [x, x + w, y, y + h];
  return (
    touchesLine(line, { x: left, y: top }, { x: right, y: bottom }, reach) ||
    touchesLine(line, { x: left, y: bottom }, { x: right, y: top }, reach)
  );
}
