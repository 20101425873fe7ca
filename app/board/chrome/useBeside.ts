import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type { Box } from "../../../core/ink/box.ts";
import { reveal } from "../actions.ts";
import { type BoardPage, useBoardPage } from "../boardPage.ts";
import { toScreen } from "../canvas/viewport.ts";
import { besideInk, type Rect } from "./besideInk.ts";

const SHEET = "(max-width: 639px)";

/** Where a floating frame stands: beside the ink it is about and never over it; on phones a sheet below it. */
export function useBeside(
  frame: RefObject<HTMLElement | null>,
  box: Box,
  rowOf: () => Element | null,
): CSSProperties {
  const page = useBoardPage();
  const [place, setPlace] = useState<CSSProperties>({ opacity: 0 });
  const { x, y, w, h } = box;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up anew each time
  useLayoutEffect(() => {
    const put = () => {
      if (frame.current !== null) setPlace(placeOf(page, frame.current, { x, y, w, h }, rowOf()));
    };
    const observer = new ResizeObserver(put);
    if (frame.current !== null) observer.observe(frame.current);
    window.addEventListener("resize", put);
    const end = page.viewport.subscribe(put);
    put();
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", put);
      end();
    };
  }, [frame, page, x, y, w, h]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens: later nothing may move the ink
  useEffect(() => reveal(page, { x, y, w, h }), []);
  return place;
}

function placeOf(page: BoardPage, frame: HTMLElement, box: Box, row: Element | null): CSSProperties {
  if (matchMedia(SHEET).matches) return {};
  const view = page.viewport.get();
  const corner = toScreen(view, box);
  const ink: Rect = { left: corner.x, top: corner.y, width: box.w * view.zoom, height: box.h * view.zoom };
  const window: Rect = { left: 0, top: 0, width: innerWidth, height: innerHeight };
  return besideInk(frame.getBoundingClientRect(), ink, window, row?.getBoundingClientRect());
}
