import { MAX_ZOOM, MIN_ZOOM, type Viewport } from "./canvas/viewport.ts";

const PREFIX = "digitboard.view.";

/**
 * Where this browser last looked on the board in a window as wide as this one; undefined the first time, and where the
 * window is another: what was in sight there may lie under the tools here.
 */
export function keptView(boardId: string): Viewport | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + boardId) ?? "null");
    if (!Array.isArray(found)) return undefined;
    const [x, y, zoom, width]: unknown[] = found;
    const isView = [x, y, zoom].every((each) => typeof each === "number" && Number.isFinite(each));
    return isView && Number(zoom) >= MIN_ZOOM && Number(zoom) <= MAX_ZOOM && width === window.innerWidth
      ? { x: Number(x), y: Number(y), zoom: Number(zoom) }
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepView(boardId: string, { x, y, zoom }: Viewport): void {
  try {
    localStorage.setItem(PREFIX + boardId, JSON.stringify([x, y, zoom, window.innerWidth]));
  } catch {
    // A browser that keeps nothing begins at the start of the board.
  }
}
