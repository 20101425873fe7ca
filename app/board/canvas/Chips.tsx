import { Check } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { type Look, lookOf } from "../confidence.ts";
import { useObserved } from "../useObserved.ts";
import { meets, type Size, seenBox, type Viewport } from "./viewport.ts";

const SMALLEST_ZOOM = 0.3; // below it chips would cover their numbers
const STEP_PX = 240; // which chips are in the page is looked at again after this much movement

/**
 * The readings beside their ink. They repeat what the panel says to screen readers and keyboards, so to those they are
 * silent; a pen may begin on one, and only a tap opens it (see PointerInput).
 */
export function Chips({ size }: { readonly size: Size }) {
  const { state, viewport, selection } = useBoardPage();
  const numbers = useObserved(state.view, ({ reading }) => reading.numbers);
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
  const shown = near === "" ? [] : inSight(numbers, viewport.get(), size);
  return (
    <div ref={layer} className="board-chips" aria-hidden="true">
      {shown.map((number) => (
        <Chip
          key={number.id}
          number={number}
          look={lookOf(number, board)}
          by={number.by === undefined ? undefined : names[number.by]}
          isPointed={number.id === pointed}
        />
      ))}
    </div>
  );
}

type ChipProps = {
  readonly number: NumberReading;
  readonly look: Look;
  readonly by: string | undefined;
  readonly isPointed: boolean;
};

function Chip({ number, look, by, isPointed }: ChipProps) {
  const { selection } = useBoardPage();
  const { box, id, text } = number;
  if (look === "typed") return null;
  const point = (pointed: string | undefined) => selection.set({ ...selection.get(), pointed });
  const place = `translate(calc(var(--zoom) * ${box.x + box.w}px), calc(var(--zoom) * ${box.y}px))`;
  return (
    <span className="board-chip-place" style={{ transform: place }}>
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
}

/** A word for where the view roughly is, "" where it is too far away for chips. */
function roughly({ x, y, zoom }: Viewport): string {
  if (zoom < SMALLEST_ZOOM) return "";
  return `${Math.round(x / STEP_PX)}:${Math.round(y / STEP_PX)}:${zoom.toFixed(2)}`;
}

function inSight(numbers: readonly NumberReading[], view: Viewport, size: Size): readonly NumberReading[] {
  const margin = (2 * STEP_PX) / view.zoom;
  const { x, y, w, h } = seenBox(view, size);
  const around = { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
  return numbers.filter(({ box }) => meets(box, around));
}
