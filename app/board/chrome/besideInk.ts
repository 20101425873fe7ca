export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export type Place = { readonly left: number; readonly top: number };

const GAP_PX = 14;
const CHIP_PX = 30; // the chip above the ink stays to be seen
const ROW_GAP_PX = 24;
const MARGIN_PX = 12;

/**
 * Where a frame goes that is about `ink`: left of its row in the panel when there is one, else right of the ink, below
 * or above it. The first place that is inside the window and does not cover the ink; else the first, moved inside.
 */
export function besideInk(frame: Rect, ink: Rect, window: Rect, row: Rect | undefined): Place {
  const kept = { left: ink.left, top: ink.top - CHIP_PX, width: ink.width, height: ink.height + CHIP_PX };
  const below = ink.top + ink.height + GAP_PX;
  const above = kept.top - frame.height - GAP_PX;
  const beside = [
    { left: ink.left + ink.width + GAP_PX, top: ink.top },
    { left: ink.left, top: below },
    { left: ink.left, top: above },
    { left: ink.left - frame.width - GAP_PX, top: ink.top },
  ];
  const left = row && row.left - frame.width - ROW_GAP_PX;
  const fromRow =
    row === undefined || left === undefined ? [] : [row.top, below, above].map((top) => ({ left, top }));
  const places = [...fromRow, ...beside].map((place) => moveInside(place, frame, window));
  // Spread would copy nothing of a DOMRect: its fields are its prototype's.
  const { width, height } = frame;
  const free = places.find((place) => !overlap({ ...place, width, height }, kept));
  return free ?? places[0] ?? { left: MARGIN_PX, top: MARGIN_PX };
}

function moveInside({ left, top }: Place, frame: Rect, window: Rect): Place {
  return {
    left: clamp(left, window.left, window.width - frame.width),
    top: clamp(top, window.top, window.height - frame.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least + MARGIN_PX, Math.min(value, most - MARGIN_PX));
}

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
