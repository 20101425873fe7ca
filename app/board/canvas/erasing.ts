import type { MarkOnBoard } from "../../../core/board/board.ts";
import type { Op } from "../../../core/board/op.ts";
import { type Box, boxOf } from "../../../core/ink/box.ts";
import { LIMITS } from "../../../core/wire/limits.ts";
import { touchesLine } from "./eraser.ts";
import type { InkSheet } from "./inkSheet.ts";
import type { Point } from "./viewport.ts";

export const ERASER_PX = 11; // radius on the screen

/** Visible marks that the eraser touches on its way from `a` to `b` (board units). */
export function marksTouched(sheet: InkSheet, a: Point, b: Point, reach: number): readonly MarkOnBoard[] {
  const { x, y, w, h } = boxOf([a, b]);
  const near = sheet.index.within({ x: x - reach, y: y - reach, w: w + 2 * reach, h: h + 2 * reach });
  return near.flatMap((id) => {
    const mark = sheet.markOf(id);
    return mark !== undefined && touches(mark, a, b, reach) ? [mark] : [];
  });
}

/** Ops that take these marks away, in pieces the wire takes. */
export function hideOps(ids: readonly string[], newId: () => string): readonly Op[] {
  const ops: Op[] = [];
  for (let at = 0; at < ids.length; at += LIMITS.marksPerOp) {
    ops.push({ kind: "hide", id: newId(), marks: ids.slice(at, at + LIMITS.marksPerOp) });
  }
  return ops;
}

function edgeOf({ x, y, w, h }: Box): readonly Point[] {
  const [left, top, right, bottom] = [x, y, x + w, y + h];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
    { x: left, y: top },
  ];
}

function touches(mark: MarkOnBoard, a: Point, b: Point, reach: number): boolean {
  if (mark.kind === "ink") return touchesLine(mark.stroke.samples, a, b, reach + mark.stroke.pen.width / 2);
  const { x, y, w, h } = mark.box;
  // Rubbing out digits must leave the image under them: it goes where its edge is touched.
  if (mark.kind === "image") return touchesLine(edgeOf(mark.box), a, b, reach);
  const middle = y + h / 2;
  return touchesLine(
    [
      { x, y: middle },
      { x: x + w, y: middle },
    ],
    a,
    b,
    reach + h / 2,
  );
}
