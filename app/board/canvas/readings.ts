import type { Raw } from "./ownStroke.ts";
import { type Point, toBoard, type Viewport } from "./viewport.ts";

/** A mouse tells no pressure: half is what browsers say for it. */
const NO_PRESSURE = 0.5;

/**
 * Every reading that the browser gathered since the last event, in order. Plain-http pages have no coalesced events,
 * and some browsers answer with an empty list: then the event itself is the one reading.
 */
export function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const all = event.getCoalescedEvents?.() ?? [];
  return all.length > 0 ? all : [event];
}

/** Where the browser expects the pointer next; none where it does not say. */
export function foreseen(event: PointerEvent): readonly PointerEvent[] {
  return event.getPredictedEvents?.() ?? [];
}

/** The event as a reading on the board; `origin` is the canvas's corner on the page. */
export function rawOf(event: PointerEvent, origin: Point, view: Viewport): Raw {
  const at = toBoard(view, screenPoint(event, origin));
  const pressure = event.pointerType === "pen" ? event.pressure : event.pressure || NO_PRESSURE;
  return { ...at, pressure, atMs: event.timeStamp };
}

export function screenPoint(event: MouseEvent, origin: Point): Point {
  return { x: event.clientX - origin.x, y: event.clientY - origin.y };
}
