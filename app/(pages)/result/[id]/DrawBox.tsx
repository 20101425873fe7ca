import type { PointerEvent } from "react";
import type { Box, ShownImage } from "./useImage.ts";

type DrawProps = {
  readonly image: ShownImage;
  readonly box: Box;
  readonly onBox: (box: Box) => void;
};

const LEAST_SIDE = 3; // pixels of the image; less is a click

/** Lies over the image while a person shows where a number stands that was missed. */
export function DrawBox({ image: { width, height }, box: [x, y, w, h], onBox }: DrawProps) {
  const begin = (event: PointerEvent<HTMLElement>) => {
    const area = event.currentTarget;
    const pointOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
      const { left, top, width: wide, height: high } = area.getBoundingClientRect();
      const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
      return [
        inside(((clientX - left) / wide) * width, width),
        inside(((clientY - top) / high) * height, height),
      ] as const;
    };
    const [fromX, fromY] = pointOf(event);
    area.setPointerCapture(event.pointerId);
    event.stopPropagation();
    area.onpointermove = (moved) => {
      const [toX, toY] = pointOf(moved);
      const [wide, high] = [Math.abs(toX - fromX), Math.abs(toY - fromY)];
      if (Math.min(wide, high) >= LEAST_SIDE) onBox([Math.min(fromX, toX), Math.min(fromY, toY), wide, high]);
    };
    area.onpointerup = () => {
      area.onpointermove = null;
    };
  };
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const style = {
    left: share(x, width),
    top: share(y, height),
    width: share(w, width),
    height: share(h, height),
  };
  return (
    <div onPointerDown={begin} className="absolute inset-0 touch-none cursor-crosshair">
      <div style={style} className="absolute rounded-sm border-2 border-accent bg-accent/20" />
    </div>
  );
}
