import { Check } from "lucide-react";
import { memo, useLayoutEffect, useMemo, useRef } from "react";
import type { Box } from "../../../core/ink/box.ts";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { type Look, lookOf } from "../confidence.ts";
import { useObserved } from "../useObserved.ts";
import { spotAt } from "./chipPlaces.ts";
import type { InkSheet } from "./inkSheet.ts";
import { nibOf, useChipSpots } from "./useChipSpots.ts";
import { meets, type Size, seenBox, type Viewport } from "./viewport.ts";

const STEP_PX = 240; // which chips are in the page is looked at again after this much movement
const ZOOM_STEP = 1.03;
const SMALLEST_ZOOM = 0.1; // below it no ink is high enough to be read

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
  const near = useObserved(viewport, roughly);
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const { x, y, zoom } = viewport.get();
      layer.current?.style.setProperty("--zoom", String(zoom));
      layer.current?.style.setProperty("transform", `translate(${x}px, ${y}px)`);
    };
    follow();
    return viewport.subscribe(follow);
  }, [viewport]);
  const numbers = useMemo(
    () => (near === "" ? [] : inSight(all, viewport.get(), size)),
    [near, all, viewport, size],
  );
  const spots = useChipSpots({ numbers, board, sheet, near });
  return (
    <div ref={layer} className="board-chips" aria-hidden="true">
      {numbers.map((number) => {
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
  readonly look: Look;
  readonly by: string | undefined;
  readonly isPointed: boolean;
};

const Chip = memo(function Chip({ number, spot, nib, look, by, isPointed }: ChipProps) {
  const { selection } = useBoardPage();
  const { box, id, text } = number;
  const point = (pointed: string | undefined) => selection.set({ ...selection.get(), pointed });
  if (look === "typed") return null;
  return (
    <span className="board-chip-place" style={{ transform: placeOf(box, nib, spot) }}>
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

/** The corner of the ink follows the zoom by itself; a share of the chip's own size moves it beside that corner. */
function placeOf({ x, y, w, h }: Box, nib: number, index: number): string {
  const { atX, atY, offset } = spotAt(index);
  const none = offset({ width: 0, height: 0 });
  const own = offset({ width: 1, height: 1 });
  const left = x - nib + atX * (w + 2 * nib);
  const top = y - nib + atY * (h + 2 * nib);
  const corner = `calc(var(--zoom) * ${left}px), calc(var(--zoom) * ${top}px)`;
  const share = `${(own.dx - none.dx) * 100}%, ${(own.dy - none.dy) * 100}%`;
  return `translate(${corner}) translate(${none.dx}px, ${none.dy}px) translate(${share})`;
}

/** A word for where the view roughly is, "" where it is too far away for chips. */
function roughly({ x, y, zoom }: Viewport): string {
  if (zoom < SMALLEST_ZOOM) return "";
  const step = Math.round(Math.log(zoom) / Math.log(ZOOM_STEP));
  return `${Math.round(x / STEP_PX)}:${Math.round(y / STEP_PX)}:${step}`;
}

function inSight(numbers: readonly NumberReading[], view: Viewport, size: Size): readonly NumberReading[] {
  const margin = (2 * STEP_PX) / view.zoom;
  const { x, y, w, h } = seenBox(view, size);
  const around = { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
  return numbers.filter(({ box }) => meets(box, around));
}
