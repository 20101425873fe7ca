import { type PointerEvent, useEffect, useRef } from "react";
import { boxAfterKey, boxBetween } from "./missedBox.ts";
import type { Box, ShownImage } from "./useImage.ts";

type DrawProps = {
  readonly image: ShownImage;
  readonly box: Box;
  readonly onBox: (box: Box) => void;
  readonly onCancel: () => void;
};

/** Lies over the image while a person shows where a number stands that was missed: by drawing, or by keys. */
export function DrawBox({ image, box, onBox, onCancel }: DrawProps) {
  const { width, height } = image;
  const [x, y, w, h] = box;
  const frame = useRef<HTMLButtonElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
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
    const from = pointOf(event);
    area.setPointerCapture(event.pointerId);
    event.stopPropagation();
    area.onpointermove = (moved) => {
      const drawn = boxBetween(from, pointOf(moved));
      if (drawn) onBox(drawn);
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
      <button
        ref={frame}
        type="button"
        aria-label="Place of the missed number. Arrow keys move it, with Shift they change its size, Escape gives it up."
        style={style}
        onKeyDown={(event) => {
          const moved = boxAfterKey(box, event, image);
          if (moved) event.preventDefault();
          if (moved) onBox(moved);
          if (event.key === "Escape") onCancel();
        }}
        className="absolute cursor-crosshair rounded-sm border-2 border-accent bg-accent/20"
      />
    </div>
  );
}
