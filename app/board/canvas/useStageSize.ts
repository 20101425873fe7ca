import { type RefObject, useEffect, useState } from "react";
import type { Size } from "./viewport.ts";

export type StageSize = Size & { readonly pixelRatio: number };

const NONE: StageSize = { width: 0, height: 0, pixelRatio: 1 };

/** The element's size in CSS px and the screen's pixel ratio, followed through resizing, zooming and other screens. */
export function useStageSize(element: RefObject<HTMLElement | null>): StageSize {
  const [size, setSize] = useState(NONE);
  useEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = () => {
      const next = {
        width: measured.clientWidth,
        height: measured.clientHeight,
        pixelRatio: window.devicePixelRatio,
      };
      setSize((last) => (isSame(last, next) ? last : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    window.addEventListener("resize", measure); // a browser's zoom changes the ratio and the size at once
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [element]);
  return size;
}

function isSame(a: StageSize, b: StageSize): boolean {
  return a.width === b.width && a.height === b.height && a.pixelRatio === b.pixelRatio;
}
