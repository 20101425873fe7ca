import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { listenToPinch } from "./pinch.ts";

const MOST = 12;
const WHEEL = 0.0022; // of zoom for one unit of the wheel

/** How large a picture is in a frame that scrolls, in widths of the frame; 1 fits. Ctrl and the wheel, and two fingers, zoom where they are; a mouse drags. */
export function useZoom() {
  const frame = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);
  const goal = useRef<{ readonly left: number; readonly top: number }>(undefined);

  const zoomBy = useCallback((factor: number, at?: { readonly x: number; readonly y: number }) => {
    const element = frame.current;
    if (element === null) return;
    setZoom((before) => {
      const next = Math.min(MOST, Math.max(1, before * factor));
      const [x, y] = at ? [at.x, at.y] : [element.clientWidth / 2, element.clientHeight / 2];
      const grown = next / before;
      goal.current = { left: (element.scrollLeft + x) * grown - x, top: (element.scrollTop + y) * grown - y };
      return next;
    });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame can scroll only after the picture has grown
  useEffect(() => {
    if (goal.current) frame.current?.scrollTo({ ...goal.current, behavior: "instant" });
  }, [zoom]);
  useEffect(() => {
    const element = frame.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = frame.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
      zoomBy(Math.exp(-event.deltaY * WHEEL), { x: event.clientX - left, y: event.clientY - top });
    };
    if (element === null) return;
    element.addEventListener("wheel", onWheel, { passive: false });
    const stopPinch = listenToPinch(element, zoomBy);
    return () => {
      element.removeEventListener("wheel", onWheel);
      stopPinch();
    };
  }, [zoomBy]);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === "mouse" && event.button === 0)
      drag(event.currentTarget, event.clientX, event.clientY);
  };
  return { frame, zoom, zoomBy, fit: () => zoomBy(0), isFitted: zoom === 1, onPointerDown };
}

/** Moves what the frame shows with the mouse until it is let go; touch scrolls by itself. */
function drag(element: HTMLElement, x: number, y: number): void {
  const { scrollLeft, scrollTop } = element;
  const move = (event: globalThis.PointerEvent) =>
    element.scrollTo({
      left: scrollLeft + x - event.clientX,
      top: scrollTop + y - event.clientY,
      behavior: "instant",
    });
  const end = () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", end);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", end);
}
