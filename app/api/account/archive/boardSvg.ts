import type { Board, MarkOnBoard } from "../../../../core/board/board.ts";
import { type Box, unionOf } from "../../../../core/ink/box.ts";
import { inkColor, PAPER } from "../../../board/canvas/palette.ts";
import { svgPathOf } from "../../../ink/svgPath.ts";
import { blobPath } from "../../../ink/thumbnail.ts";
import { xmlText } from "./xml.ts";

const MARGIN = 24;

/** A board as it looks now, on light paper, in its own units; piece by piece. */
export function* boardSvgOf(board: Board, name: string): Generator<string> {
  const marks = [...board.marks.values()].filter(({ hidden }) => !hidden);
  const box = marks.reduce<Box | undefined>(
    (all, mark) => (all === undefined ? mark.box : unionOf(all, mark.box)),
    undefined,
  ) ?? { x: 0, y: 0, w: 0, h: 0 };
  const [x, y, w, h] = [box.x - MARGIN, box.y - MARGIN, box.w + 2 * MARGIN, box.h + 2 * MARGIN].map(round);
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}">\n`;
  yield `<title>${xmlText(name)}</title>\n`;
  yield `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${PAPER.light}"/>\n`;
  for (const mark of marks) yield `${shapeOf(mark)}\n`;
  yield "</svg>\n";
}

function shapeOf(mark: MarkOnBoard): string {
  if (mark.kind === "ink") {
    return `<path fill="${inkColor(mark.stroke.pen.color, "light")}" d="${svgPathOf(mark.stroke)}"/>`;
  }
  if (mark.kind === "blob") return `<path fill="${inkColor(0, "light")}" d="${blobPath(mark.blob, 1)}"/>`;
  const { x, y, w, h } = mark.box;
  if (mark.kind === "image") {
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${inkColor(0, "light")}" fill-opacity="0.06"/>`;
  }
  return `<text x="${round(x)}" y="${round(y + h * 0.82)}" font-family="Inter,system-ui,sans-serif" font-size="${round(h)}" fill="${inkColor(0, "light")}">${xmlText(mark.text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
