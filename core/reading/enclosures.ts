import type { Box } from "../ink/box.ts";
import { isAround, isSlender, roofOfBlob } from "./blobForms.ts";
import type { Piece } from "./piece.ts";
import type { BlobMark } from "./reading.ts";
import { distance, isStraight } from "./straight.ts";

const OPEN = 0.35; // of a ring's larger side, from its start to its end
const WITHIN = 0.9; // of a stroke's points that lie within the ring
const SPECK = 0.15; // of the ring's height: lower ink within it may be crumbs of a zero
const MANY = 6; // unless there is as much of it
const LEAST = 0.3; // that one stroke alone within it is high; a zero's dot is lower
const LEANS = 0.25; // of its height that the slash of a zero leans to a side: a 1 in a ring mostly stands

// Of the sign of a root: of its height, but for the first two.
const ROOF_LEAST = 0.35; // of the sign's width
const ROOF_FLAT = 0.3; // of the roof's length
const ROOF_HIGH = 0.35; // below the sign's top, at most
const RISE = 0.55; // from its foot to the roof
const STEEP = 0.9; // of the rise, how far it goes aside
const TICK = 0.1; // how far it falls before
const UNDER_LEAST = 0.35; // how high ink under the roof is
const UNDER_MOST = 1.2;
const EAVES = [0.3, 0.1] as const; // of the rise, how far beyond the roof's ends ink is still under it

type Point = { readonly x: number; readonly y: number };
/** A stroke drawn around other ink, and that ink. */
export type Enclosure = { readonly piece: Piece; readonly inside: readonly Piece[] };

/**
 * The strokes among `pieces` that are drawn around numbers: a circle or a box in one stroke, the sign of a root. A slash or a
 * dot within a zero makes none of it.
 */
export function enclosuresAmong(pieces: readonly Piece[]): readonly Enclosure[] {
  return pieces.flatMap((piece) => {
    if (!piece.whole) return [];
    const inside = ringed(piece, pieces) ?? rooted(piece, pieces);
    return inside === null ? [] : [{ piece, inside }];
  });
}

function ringed(ring: Piece, pieces: readonly Piece[]): readonly Piece[] | null {
  const { box, source } = ring;
  if (source.kind === "ink" && !isClosed(ring)) return null;
  const inside = pieces.filter((piece) => piece !== ring && isIn(piece.box, box) && isWithin(piece, ring));
  const [only, ...others] = inside.filter((piece) => piece.box.h >= SPECK * box.h);
  const isHeld = only !== undefined && only.box.h >= LEAST * box.h && !isSlash(only);
  return isHeld || others.length > 0 || inside.length >= MANY ? inside : null;
}

function isClosed({ outline, box }: Piece): boolean {
  const [start, end] = [outline[0], outline.at(-1)];
  return start !== undefined && end !== undefined && distance(start, end) <= OPEN * Math.max(box.w, box.h);
}

function isWithin(piece: Piece, { source, outline }: Piece): boolean {
  return source.kind === "blob" ? isAround(source, piece.box) : shareWithin(piece.outline, outline) >= WITHIN;
}

/** What stands under the roof of a root sign: a tick, a steep rise and a flat line to the right, written either way. */
function rooted(sign: Piece, pieces: readonly Piece[]): readonly Piece[] | null {
  const { outline, box, source } = sign;
  const roof =
    source.kind === "blob" ? blobRoof(source) : (roofOf(outline, box) ?? roofOf([...outline].reverse(), box));
  if (roof === null) return null;
  const under = pieces.filter((piece) => {
    const [x, y] = [piece.box.x + piece.box.w / 2, piece.box.y + piece.box.h / 2];
    const isUnder = x > roof.from && x < roof.to && y > roof.y && piece.box.y < box.y + box.h;
    return isUnder && piece !== sign && piece.box.h <= UNDER_MOST * box.h;
  });
  return under.some((piece) => piece.box.h >= UNDER_LEAST * box.h) ? under : null;
}

type Roof = { readonly from: number; readonly to: number; readonly y: number };

function blobRoof(mark: BlobMark): Roof | null {
  const roof = roofOfBlob(mark);
  return roof && { from: roof.from, to: mark.box.x + mark.box.w, y: mark.box.y };
}

function roofOf(outline: readonly Point[], { y, w, h }: Box): Roof | null {
  const [start, end] = [outline[0], outline.at(-1)];
  const lowest = outline.reduce((most, point) => Math.max(most, point.y), -Infinity);
  const rest = outline.slice(outline.findIndex((point) => point.y === lowest));
  const [foot] = rest;
  if (!start || !end || !foot || h <= 0 || foot.y - start.y < TICK * h || start.x > foot.x) return null;
  const at = cornerOf(rest, end);
  const corner = rest[at] ?? foot;
  const rise = foot.y - corner.y;
  const length = end.x - corner.x;
  const isRoof =
    rise >= RISE * h &&
    Math.abs(corner.x - foot.x) <= STEEP * rise &&
    corner.y - y <= ROOF_HIGH * h &&
    length >= ROOF_LEAST * w &&
    Math.abs(end.y - corner.y) <= ROOF_FLAT * length;
  if (!isRoof || !isStraight(rest.slice(0, at + 1)) || !isStraight(rest.slice(at))) return null;
  return {
    from: corner.x - EAVES[0] * rise,
    to: end.x + EAVES[1] * rise,
    y: Math.min(corner.y, end.y),
  };
}

/** The index of the point that lies farthest to the upper left of the line from the first point to `end`. */
function cornerOf(points: readonly Point[], end: Point): number {
  const [start] = points;
  let at = 0;
  let farthest = 0;
  points.forEach((point, i) => {
    const far = start ? (end.x - start.x) * (start.y - point.y) + (end.y - start.y) * (point.x - start.x) : 0;
    if (far <= farthest) return;
    farthest = far;
    at = i;
  });
  return at;
}

function isIn(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

/** The share of points within a polygon, by how often the ray from each to the right meets its sides. */
function shareWithin(points: readonly Point[], polygon: readonly Point[]): number {
  const within = points.filter(({ x, y }) => {
    let isInside = false;
    polygon.forEach((a, i) => {
      const b = polygon[(i + 1) % polygon.length] ?? a;
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) isInside = !isInside;
    });
    return isInside;
  });
  return within.length / Math.max(1, points.length);
}

function isSlash({ outline, box, source }: Piece): boolean {
  return box.w >= LEANS * box.h && (source.kind === "blob" ? isSlender(source) : isStraight(outline));
}
