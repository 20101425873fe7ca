import type { Box } from "./useImage.ts";

type Size = { readonly width: number; readonly height: number };

/** The least side of a box, in pixels of the image; less is a click. */
export const LEAST_SIDE = 3;
const STEP = 0.01; // of the image's longer side, for one press of a key
const WAYS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where a box stands until it is drawn. */
export function middleOf({ width, height }: Size): Box {
  return [0.4 * width, 0.4 * height, 0.2 * width, 0.2 * height];
}

/** The box after an arrow key, which moves it, or with Shift moves its right or lower edge; undefined for other keys. It stays in the image. */
export function boxAfterKey(
  [x, y, w, h]: Box,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  { width, height }: Size,
): Box | undefined {
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const step = Math.max(1, STEP * Math.max(width, height));
  const [across, down] = [way[0] * step, way[1] * step];
  if (shiftKey)
    return [x, y, within(w + across, LEAST_SIDE, width - x), within(h + down, LEAST_SIDE, height - y)];
  return [within(x + across, 0, width - w), within(y + down, 0, height - h), w, h];
}

/** The box between two points of the image; undefined for a click. */
export function boxBetween(
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Box | undefined {
  const [w, h] = [Math.abs(toX - fromX), Math.abs(toY - fromY)];
  return Math.min(w, h) < LEAST_SIDE ? undefined : [Math.min(fromX, toX), Math.min(fromY, toY), w, h];
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
