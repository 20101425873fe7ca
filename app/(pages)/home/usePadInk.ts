import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { coalesced } from "../../board/canvas/readings.ts";
import { svgPathOf } from "../../ink/svgPath.ts";
import type { PadStroke } from "./usePadReading.ts";

/** The pad's pen: the board's middle width in its first color. */
export const PAD_PEN = { color: 0, width: 4 } as const;
const MAX_STROKES = 100;
const MAX_POINTS = 2_000;

type Sample = PadStroke["samples"][number];
type Live = { readonly pointer: number; readonly startedAtMs: number; readonly samples: Sample[] };

/** Ink written on the pad. The stroke being drawn goes straight into `line`, so that no render stands in its way. */
export function usePadInk(line: RefObject<SVGPathElement | null>) {
  const [strokes, setStrokes] = useState<readonly PadStroke[]>([]);
  const live = useRef<Live | undefined>(undefined);
  const nextId = useRef(1);

  const extend = (event: PointerEvent<HTMLElement>) => {
    const stroke = live.current;
    if (stroke === undefined || stroke.pointer !== event.pointerId) return;
    const corner = event.currentTarget.getBoundingClientRect();
    for (const each of coalesced(event.nativeEvent)) {
      if (stroke.samples.length >= MAX_POINTS) break;
      stroke.samples.push({
        x: each.clientX - corner.left,
        y: each.clientY - corner.top,
        t: Math.max(0, each.timeStamp - stroke.startedAtMs),
        pressure: event.pointerType === "pen" ? each.pressure : 0.5,
      });
    }
    line.current?.setAttribute("d", svgPathOf({ pointer: "mouse", pen: PAD_PEN, samples: stroke.samples }));
  };

  return {
    strokes,
    undo: () => setStrokes(strokes.slice(0, -1)),
    clear: () => setStrokes([]),
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || live.current !== undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        live.current = { pointer: event.pointerId, startedAtMs: event.timeStamp, samples: [] };
        extend(event);
      },
      onPointerMove: extend,
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const stroke = live.current;
        if (stroke === undefined || stroke.pointer !== event.pointerId) return;
        live.current = undefined;
        line.current?.setAttribute("d", "");
        const ended = { id: nextId.current++, samples: stroke.samples, endedAtMs: performance.now() };
        setStrokes((before) => [...before, ended].slice(-MAX_STROKES));
      },
      onPointerCancel: (event: PointerEvent<HTMLElement>) => {
        if (live.current?.pointer !== event.pointerId) return;
        live.current = undefined;
        line.current?.setAttribute("d", "");
      },
    },
  };
}
