import { Check } from "lucide-react";
import { memo, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Box } from "../../../core/ink/box.ts";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { BROWSER_CLOCK } from "../clock.ts";
import { type Look, lookOf } from "../confidence.ts";
import type { Observable } from "../observable.ts";
import { useObserved } from "../useObserved.ts";
import { spotAt } from "./chipPlaces.ts";
import type { InkSheet } from "./inkSheet.ts";
import { followRest, type Rest, restOf } from "./rest.ts";
import { nibOf, useChipSpots } from "./useChipSpots.ts";
import { meets, type Size, seenBox, type Viewport } from "./viewport.ts";

const MARGIN_PX = 300; // chips of ink just out of sight are there already when it comes in; more than a step of `near`
const BATCH = 60; // chips that come into the page with one frame

type ChipsProps = { readonly size: Size; readonly sheet: InkSheet | undefined };

/**
 * The readings beside their ink. They repeat what the panel says to screen readers and keyboards, so to those they are
 * silent; a pen may begin on one, and only a tap opens it (see PointerInput).
 */
export function Chips({ size, sheet }: ChipsProps) {
  const { state, viewport, selection } = useBoardPage();
  const all = useObserved(state.view, ({ reading }) => reading.numbers);
  const board = useObserved(state.view, (view) => view.board);
  const names = useObserved(state.view, (view) => view.names);
  const pointed = useObserved(selection, (each) => each.pointed ?? each.open?.id);
  const { near, zoom: restZoom } = useRest(viewport);
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const { x, y, zoom } = viewport.get();
      layer.current?.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom / restZoom})`);
    };
    follow();
    return viewport.subscribe(follow);
  }, [viewport, restZoom]);
  const numbers = useMemo(
    () => (near === "" ? [] : inSight(all, viewport.get(), size)),
    [near, all, viewport, size],
  );
  const spots = useChipSpots({ numbers, board, sheet, near, zoom: restZoom });
  const shown = useBatches(numbers.length, restZoom);
  return (
    <div
      key={restZoom}
      ref={layer}
      className="board-chips"
      aria-hidden="true"
      data-many={numbers.length > BATCH}
    >
      {numbers.slice(0, shown).map((number) => {
        const isPointed = number.id === pointed;
        // Whoever points at a number sees its reading, even where there is no free place for it.
        const spot = spots.get(number.id)?.spot ?? (isPointed ? 0 : undefined);
        if (spot === undefined) return null;
        return (
          <Chip
            key={number.id}
            number={number}
            spot={spot}
            nib={nibOf(number, board)}
            zoom={restZoom}
            look={lookOf(number, board)}
            by={number.by === undefined ? undefined : names[number.by]}
            isPointed={isPointed}
          />
        );
      })}
    </div>
  );
}

type ChipProps = {
  readonly number: NumberReading;
  readonly spot: number;
  readonly nib: number;
  readonly zoom: number;
  readonly look: Look;
  readonly by: string | undefined;
  readonly isPointed: boolean;
};

const Chip = memo(function Chip({ number, spot, nib, zoom, look, by, isPointed }: ChipProps) {
  const { selection } = useBoardPage();
  const { box, id, text } = number;
  const isOver = useRef(false);
  const point = (pointed: string | undefined) => {
    isOver.current = pointed !== undefined;
    selection.set({ ...selection.get(), pointed });
  };
  useEffect(
    () => () => {
      // A chip that goes away under the pointer, as when zooming, is not left by it.
      if (isOver.current) selection.set({ ...selection.get(), pointed: undefined });
    },
    [selection],
  );
  if (look === "typed") return null;
  return (
    <span className="board-chip-place" style={{ transform: placeOf(box, nib, spot, zoom) }}>
      <span
        className="board-chip"
        data-number={id}
        data-look={look}
        data-pointed={isPointed}
        title={look === "corrected" && by !== undefined ? `Corrected by ${by}` : undefined}
        onPointerEnter={() => point(id)}
        onPointerLeave={() => point(undefined)}
      >
        {look === "corrected" && <Check aria-hidden className="size-3" strokeWidth={3} />}
        {text}
        {look === "unsure" && "?"}
      </span>
    </span>
  );
});

/** Hundreds of chips are rendered in pieces, between which the pen is followed. */
function useRest(viewport: Observable<Viewport>): Rest {
  const [rest, setRest] = useState(() => restOf(viewport.get()));
  useEffect(() => {
    setRest(restOf(viewport.get())); // it may have moved since the first rendering
    return followRest(viewport, BROWSER_CLOCK, setRest);
  }, [viewport]);
  return useDeferredValue(rest);
}

/** How many of `total` chips are in the page, a batch more each frame: hundreds laid out at once hold it for long. */
function useBatches(total: number, zoom: number): number {
  const [last, setLast] = useState({ zoom, shown: BATCH });
  const shown = last.zoom === zoom ? last.shown : BATCH;
  useEffect(() => {
    if (shown >= total) return;
    const frame = requestAnimationFrame(() => setLast({ zoom, shown: shown + BATCH }));
    return () => cancelAnimationFrame(frame);
  }, [zoom, shown, total]);
  return shown;
}

/** At a corner of the ink; a share of the chip's own size moves it beside that corner. */
function placeOf({ x, y, w, h }: Box, nib: number, index: number, zoom: number): string {
  const { atX, atY, offset } = spotAt(index);
  const none = offset({ width: 0, height: 0 });
  const own = offset({ width: 1, height: 1 });
  const left = x - nib + atX * (w + 2 * nib);
  const top = y - nib + atY * (h + 2 * nib);
  const corner = `${left * zoom}px, ${top * zoom}px`;
  const share = `${(own.dx - none.dx) * 100}%, ${(own.dy - none.dy) * 100}%`;
  return `translate(${corner}) translate(${none.dx}px, ${none.dy}px) translate(${share})`;
}

function inSight(numbers: readonly NumberReading[], view: Viewport, size: Size): readonly NumberReading[] {
  const margin = MARGIN_PX / view.zoom;
  const { x, y, w, h } = seenBox(view, size);
  const around = { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
  return numbers.filter(({ box }) => meets(box, around));
}
