import { GRID_DOT, type Scheme } from "./palette.ts";
import type { Size, Viewport } from "./viewport.ts";

const SPACING = 28; // board units
const GONE_ZOOM = 0.35;
const FULL_ZOOM = 0.8;
const FULL_ALPHA: Readonly<Record<Scheme, number>> = { light: 0.14, dark: 0.16 };

/** Dots on the paper, in screen px; they fade when zoomed out, before they could crowd. */
export function paintGrid(
  context: CanvasRenderingContext2D,
  view: Viewport,
  size: Size,
  scheme: Scheme,
): void {
  const share = Math.min(1, (view.zoom - GONE_ZOOM) / (FULL_ZOOM - GONE_ZOOM));
  if (share <= 0) return;
  const step = SPACING * view.zoom;
  const dotPx = Math.min(2.5, Math.max(1.2, 1.5 * view.zoom));
  context.fillStyle = `rgba(${GRID_DOT[scheme]}, ${(share * FULL_ALPHA[scheme]).toFixed(3)})`;
  context.beginPath();
  for (let y = modulo(view.y, step); y < size.height; y += step) {
    for (let x = modulo(view.x, step); x < size.width; x += step) {
      context.rect(x - dotPx / 2, y - dotPx / 2, dotPx, dotPx);
    }
  }
  context.fill();
}

function modulo(value: number, step: number): number {
  return ((value % step) + step) % step;
}
