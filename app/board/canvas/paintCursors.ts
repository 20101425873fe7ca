import type { Scene } from "./scene.ts";
import { toScreen, type Viewport } from "./viewport.ts";

const NAME_MS = 2000; // a name stays this long after its pointer last moved
const CURSOR_MS = 3000;
const FADE_MS = 400;
const TAG_FONT = '500 12px "Inter Variable", Inter, system-ui, sans-serif';

/** The others' pointers with their names, which fade when they rest. Answers whether another frame is due. */
export function paintCursors(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  nowMs: number,
): boolean {
  let isFading = false;
  for (const cursor of scene.live.cursors.values()) {
    const restMs = nowMs - cursor.movedMs;
    const person = scene.nameOf(cursor.peer);
    if (person === undefined || restMs > CURSOR_MS + FADE_MS) continue;
    isFading = true;
    const at = toScreen(view, cursor);
    context.globalAlpha = alphaAfter(restMs, CURSOR_MS);
    context.fillStyle = person.color;
    paintArrow(context, at.x, at.y);
    context.globalAlpha = alphaAfter(restMs, NAME_MS);
    if (context.globalAlpha > 0) paintTag(context, person.name, at.x + 12, at.y + 16);
    context.globalAlpha = 1;
  }
  return isFading;
}

function alphaAfter(restMs: number, stayMs: number): number {
  return Math.min(1, Math.max(0, 1 - (restMs - stayMs) / FADE_MS));
}

function paintArrow(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 4.5, y + 13);
  context.lineTo(x + 7.2, y + 7.6);
  context.lineTo(x + 12.8, y + 5.4);
  context.closePath();
  context.fill();
}

function paintTag(context: CanvasRenderingContext2D, name: string, x: number, y: number): void {
  context.font = TAG_FONT;
  const text = name.length > 24 ? `${name.slice(0, 23)}…` : name;
  const width = context.measureText(text).width;
  context.beginPath();
  context.roundRect(x, y, width + 12, 20, 6);
  context.fill();
  context.fillStyle = "#fff";
  context.textBaseline = "middle";
  context.fillText(text, x + 6, y + 10.5);
}
