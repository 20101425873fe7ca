import { getStroke } from "perfect-freehand";
import { type Box, boxOf } from "../../../core/ink/box.ts";
import type { Sample } from "../../../core/ink/sample.ts";
import type { Pen, Pointer } from "../../../core/ink/stroke.ts";

/** Outlines are cut in pieces of this many samples, so that a stroke of minutes costs no more a frame than a short one. */
const PIECE = 384;
const OVERLAP = 12;

export type Drawn = { readonly pointer: Pointer; readonly pen: Pen; readonly samples: readonly Sample[] };
type Polygon = readonly (readonly [number, number])[];

/** The closed outlines that fill to the stroke, in board units: one a piece, a circle for a dot. */
export function outlinesOf(stroke: Drawn): readonly Polygon[] {
  return Array.from({ length: pieceCount(stroke.samples.length) }, (_, piece) => outlineOf(stroke, piece));
}

/** How many pieces a stroke of so many samples has. All but the last are drawn as they will stay. */
export function pieceCount(sampleCount: number): number {
  return Math.max(1, Math.ceil((sampleCount - 1) / PIECE));
}

/** The outline of one piece; `predicted` samples follow the last one. */
export function outlineOf(stroke: Drawn, piece: number, predicted: readonly Sample[] = []): Polygon {
  const start = piece * PIECE;
  const samples = stroke.samples.slice(Math.max(0, start - OVERLAP), start + PIECE + 1).concat(predicted);
  const only = { ...stroke, samples };
  return piece === 0 && isDot(only) ? circleAt(only) : pieceOutline(stroke, samples);
}

/** The box that the stroke's paint may touch, wider than its samples by the nib. */
export function paintedBox({ samples, pen }: Drawn): Box {
  const { x, y, w, h } = boxOf(samples);
  const reach = pen.width * 1.5 + 1;
  return { x: x - reach, y: y - reach, w: w + 2 * reach, h: h + 2 * reach };
}

/** Adds the outlines to `path` with rounded corners, as perfect-freehand draws them. */
export function trace(path: Path2D, polygons: readonly Polygon[]): Path2D {
  for (const polygon of polygons) {
    const last = polygon.at(-1);
    if (last === undefined) continue;
    const first = polygon[0] ?? last;
    path.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
    polygon.forEach(([x, y], i) => {
      const next = polygon[(i + 1) % polygon.length] ?? first;
      path.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
    });
    path.closePath();
  }
  return path;
}

function pieceOutline({ pen, pointer }: Drawn, samples: readonly Sample[]): Polygon {
  const points = samples.map(({ x, y, pressure }) => [x, y, pressure]);
  return getStroke(points, {
    size: pen.width * 1.2,
    thinning: pointer === "pen" ? 0.6 : 0.35,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: pointer !== "pen", // a mouse knows no pressure, and most fingers do not
    last: true,
  });
}

function isDot({ samples, pen }: Drawn): boolean {
  const { w, h } = boxOf(samples);
  return samples.length === 1 || Math.max(w, h) < pen.width / 3;
}

function circleAt({ samples, pen }: Drawn): Polygon {
  const { x, y, w, h } = boxOf(samples);
  const radius = pen.width * 0.8;
  const corners = 16;
  return Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI;
    return [x + w / 2 + radius * Math.cos(angle), y + h / 2 + radius * Math.sin(angle)] as const;
  });
}
