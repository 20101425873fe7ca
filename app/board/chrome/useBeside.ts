import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { useBoardPage } from "../boardPage.ts";

const GAP_PX = 8;
const MARGIN_PX = 12;
const SHEET = "(max-width: 639px)";

/** Where a floating frame stands: under its chip or left of its row, always inside the window; on phones a sheet. */
export function useBeside(
  frame: RefObject<HTMLElement | null>,
  id: string,
  from: "chip" | "panel",
): CSSProperties {
  const { viewport } = useBoardPage();
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" });
  useLayoutEffect(() => {
    const put = () => {
      if (frame.current !== null) setPlace(placeOf(frame.current, id, from));
    };
    put();
    const observer = new ResizeObserver(put);
    if (frame.current !== null) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame, id, from]);
  useEffect(() => {
    const follow = () =>
      requestAnimationFrame(() => {
        if (frame.current !== null) setPlace(placeOf(frame.current, id, from));
      });
    window.addEventListener("resize", follow);
    const end = viewport.subscribe(follow);
    return () => {
      window.removeEventListener("resize", follow);
      end();
    };
  }, [frame, id, from, viewport]);
  return place;
}

function placeOf(frame: HTMLElement, id: string, from: "chip" | "panel"): CSSProperties {
  if (matchMedia(SHEET).matches) return {};
  const name = CSS.escape(id);
  const anchor = document.querySelector(from === "chip" ? `[data-number="${name}"]` : `[data-row="${name}"]`);
  const { width, height } = frame.getBoundingClientRect();
  const at =
    anchor?.getBoundingClientRect() ?? new DOMRect(window.innerWidth / 2, window.innerHeight / 3, 0, 0);
  const left = from === "chip" ? at.left : at.left - width - 3 * GAP_PX;
  const below = from === "chip" ? at.bottom + GAP_PX : at.top - GAP_PX;
  return {
    left: clamp(left, window.innerWidth - width),
    top: clamp(below, window.innerHeight - height),
  };
}

function clamp(value: number, most: number): number {
  return Math.max(MARGIN_PX, Math.min(value, most - MARGIN_PX));
}
