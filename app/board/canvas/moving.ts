import type { Observable } from "../observable.ts";
import { type Point, panBy, pinch, type Viewport, zoomAt } from "./viewport.ts";

/** Fingers or a mouse that move the board: one pans, two pinch. */
export class Moving {
  readonly #viewport: Observable<Viewport>;
  readonly #points = new Map<number, Point>(); // by pointer id, screen px

  constructor(viewport: Observable<Viewport>) {
    this.#viewport = viewport;
  }

  begin(pointerId: number, at: Point): void {
    this.#points.set(pointerId, at);
  }

  extend(pointerId: number, at: Point): void {
    const before = this.#points.get(pointerId);
    if (before === undefined) return;
    this.#points.set(pointerId, at);
    const other = [...this.#points].find(([id]) => id !== pointerId)?.[1];
    const view = this.#viewport.get();
    this.#viewport.set(
      other === undefined
        ? panBy(view, at.x - before.x, at.y - before.y)
        : pinch(view, [before, other], [at, other]),
    );
  }

  end(pointerId: number): void {
    this.#points.delete(pointerId);
  }

  isAt(pointerId: number): boolean {
    return this.#points.has(pointerId);
  }

  isMoving(): boolean {
    return this.#points.size > 0;
  }
}

const LINE_PX = 16;
const MOST_WHEEL_PX = 40; // a notch of a mouse wheel says 100 and more: one step must not leap

/** The view after a turn of the wheel: it scrolls, and with Ctrl (which pinching a touchpad sends too) it zooms. */
export function afterWheel(view: Viewport, event: WheelEvent, at: Point): Viewport {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) {
    const turned = Math.min(MOST_WHEEL_PX, Math.max(-MOST_WHEEL_PX, dy));
    return zoomAt(view, at, Math.exp(-turned * 0.008));
  }
  return event.shiftKey && dx === 0 ? panBy(view, -dy, 0) : panBy(view, -dx, -dy);
}
