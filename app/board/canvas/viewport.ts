import type { Box } from "../../../core/ink/box.ts";

/** Where the board lies on the screen: `x`, `y` are the screen position (CSS px) of the board's origin. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };
export type Point = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 8;
/** What is drawn for one zoom is drawn anew once zooming has rested this long; until then it is shown scaled. */
export const REST_MS = 90;
const FIT_ZOOM = 1.5; // fitting two digits must not fill a wall with them
const FIT_MARGIN_PX = 48;

export const HOME: Viewport = { x: 0, y: 0, zoom: 1 };

export function toBoard(view: Viewport, screen: Point): Point {
  return { x: (screen.x - view.x) / view.zoom, y: (screen.y - view.y) / view.zoom };
}

export function toScreen(view: Viewport, board: Point): Point {
  return { x: board.x * view.zoom + view.x, y: board.y * view.zoom + view.y };
}

export function panBy(view: Viewport, dx: number, dy: number): Viewport {
  return { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}

/** The view zoomed by `factor`, within the limits, with the board's point under `screen` left where it is. */
export function zoomAt(view: Viewport, screen: Point, factor: number): Viewport {
  const zoom = clampZoom(view.zoom * factor);
  const held = toBoard(view, screen);
  return { x: screen.x - held.x * zoom, y: screen.y - held.y * zoom, zoom };
}

/** The view after two fingers moved from `before` to `after`: both stay on the ink that they touch. */
export function pinch(
  view: Viewport,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
): Viewport {
  const spread = Math.max(1, distance(...before));
  const from = middle(...before);
  const to = middle(...after);
  const zoomed = zoomAt(view, from, distance(...after) / spread);
  return panBy(zoomed, to.x - from.x, to.y - from.y);
}

/** The view that shows `box` whole in the window `area` (screen px), never larger than one and a half times. */
export function fitTo(box: Box, area: Box): Viewport {
  const margin = Math.min(FIT_MARGIN_PX, area.w / 6, area.h / 6);
  const wide = (area.w - 2 * margin) / Math.max(box.w, 1);
  const high = (area.h - 2 * margin) / Math.max(box.h, 1);
  const zoom = clampZoom(Math.min(wide, high, FIT_ZOOM));
  return {
    x: area.x + area.w / 2 - (box.x + box.w / 2) * zoom,
    y: area.y + area.h / 2 - (box.y + box.h / 2) * zoom,
    zoom,
  };
}

/** The part of the board that a window of `size` shows. */
export function seenBox(view: Viewport, size: Size): Box {
  const corner = toBoard(view, { x: 0, y: 0 });
  return { x: corner.x, y: corner.y, w: size.width / view.zoom, h: size.height / view.zoom };
}

/** The view with its origin on a whole device pixel, so that cached ink is copied and not blurred. */
export function onPixels(view: Viewport, pixelRatio: number): Viewport {
  const snap = (px: number) => Math.round(px * pixelRatio) / pixelRatio;
  return { x: snap(view.x), y: snap(view.y), zoom: view.zoom };
}

export function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
