import { replay } from "../../core/board/apply.ts";
import { type Board, EMPTY_BOARD, type MarkOnBoard } from "../../core/board/board.ts";
import type { Entry } from "../../core/board/op.ts";
import type { Blob } from "../../core/ink/blob.ts";
import { type Box, unionOf } from "../../core/ink/box.ts";
import { inkColor, type Scheme } from "../board/canvas/palette.ts";
import { svgPathOf } from "./svgPath.ts";

/** The picture's size in its own units; cards scale it. */
const WIDTH = 480;
const HEIGHT = 300;
const MARGIN = 28;
const MAX_SCALE = 1.4; // a lone digit stays a digit on a page, and does not fill it
const BAR = 1; // of the picture's units, the height of a blob's bars
const MAX_MARKS = 1_500; // the last ones; more cannot be told apart at this size

/** A board as a small SVG: its visible ink, digits of images and typed numbers, fitted to the picture. */
export function thumbnailSvg(entries: readonly Entry[], scheme: Scheme): string {
  const marks = visibleMarks(replay(entries, EMPTY_BOARD));
  const fit = fitOf(marks);
  const shapes = marks.map((mark) => shapeOf(mark, scheme, fit.scale)).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<g transform="translate(${fit.dx} ${fit.dy}) scale(${fit.scale})">${shapes}</g></svg>`
  );
}

function visibleMarks(board: Board): readonly MarkOnBoard[] {
  return [...board.marks.values()].filter(({ hidden }) => !hidden).slice(-MAX_MARKS);
}

function fitOf(marks: readonly MarkOnBoard[]): {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
} {
  const box = marks
    .map((mark) => mark.box)
    .reduce<Box | undefined>((all, each) => all && unionOf(all, each), marks[0]?.box);
  if (box === undefined) return { scale: 1, dx: 0, dy: 0 };
  const scale = round(
    Math.min(
      MAX_SCALE,
      (WIDTH - 2 * MARGIN) / Math.max(1, box.w),
      (HEIGHT - 2 * MARGIN) / Math.max(1, box.h),
    ),
  );
  return {
    scale,
    dx: round(WIDTH / 2 - scale * (box.x + box.w / 2)),
    dy: round(HEIGHT / 2 - scale * (box.y + box.h / 2)),
  };
}

function shapeOf(mark: MarkOnBoard, scheme: Scheme, scale: number): string {
  if (mark.kind === "typed") {
    const { x, y, h } = mark.box;
    // A number's text is digits, signs and points, so nothing in it needs escaping.
    return `<text x="${x}" y="${y + h * 0.82}" font-family="Inter,system-ui,sans-serif" font-size="${h}" fill="${inkColor(0, scheme)}">${mark.text}</text>`;
  }
  if (mark.kind === "image") {
    const { x, y, w, h } = mark.box;
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${inkColor(0, scheme)}" fill-opacity="0.06"/>`;
  }
  if (mark.kind === "blob") {
    const [color, path] = [inkColor(0, scheme), blobPath(mark.blob, scale)];
    // Digits of a whole page are specks here; a line around them keeps them seen.
    return `<path fill="${color}" stroke="${color}" stroke-width="${round(BAR / scale)}" d="${path}"/>`;
  }
  const { pen } = mark.stroke;
  const width = Math.max(pen.width, 1.8 / scale); // thinner would vanish
  const path = svgPathOf({ ...mark.stroke, pen: { ...pen, width } });
  return `<path fill="${inkColor(pen.color, scheme)}" d="${path}"/>`;
}

/** A blob as bars, so few that each is about as high as a picture of `scale` can show. */
export function blobPath({ box, mask }: Blob, scale: number): string {
  const step = Math.max(1, Math.round(BAR / scale));
  const bars: string[] = [];
  for (let y = 0; y < box.h; y += step) {
    let from = -1;
    for (let x = 0; x <= box.w; x++) {
      const isInk = x < box.w && (mask[y * box.w + x] ?? 0) >= 128;
      if (isInk && from < 0) from = x;
      if (isInk || from < 0) continue;
      bars.push(`M${box.x + from} ${box.y + y}h${x - from}v${Math.min(step, box.h - y)}H${box.x + from}z`);
      from = -1;
    }
  }
  return bars.join("");
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
