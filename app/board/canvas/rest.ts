import type { Clock } from "../clock.ts";
import type { Observable } from "../observable.ts";
import { REST_MS, type Viewport } from "./viewport.ts";

/** The view as it stood when zooming last rested: chips are laid out for it, and scaled until it rests again. */
export type Rest = {
  readonly zoom: number;
  readonly near: string; // a word for where that is, "" where it is too far away for chips
};

const STEP_PX = 240; // which chips are in the page is looked at again after this much movement
const ZOOM_STEP = 1.03;
const SMALLEST_ZOOM = 0.1; // below it no ink is high enough to be read

export function restOf({ x, y, zoom }: Viewport): Rest {
  const step = Math.round(Math.log(zoom) / Math.log(ZOOM_STEP));
  const near = `${Math.round(x / STEP_PX)}:${Math.round(y / STEP_PX)}:${step}`;
  return { zoom, near: zoom < SMALLEST_ZOOM ? "" : near };
}

/**
 * Tells of each rest that differs from the one before. Moving the board is followed step by step, zooming only once it
 * rests: places for hundreds of chips are found anew after each, and a turn of the wheel is many steps.
 */
export function followRest(
  viewport: Observable<Viewport>,
  clock: Clock,
  tell: (rest: Rest) => void,
): () => void {
  let rest = restOf(viewport.get());
  let callOff: (() => void) | undefined;
  const settle = () => {
    callOff = undefined;
    const now = restOf(viewport.get());
    if (now.zoom === rest.zoom && now.near === rest.near) return;
    rest = now;
    tell(now);
  };
  const end = viewport.subscribe(() => {
    callOff?.();
    callOff = undefined;
    if (viewport.get().zoom === rest.zoom) settle();
    else callOff = clock.later(REST_MS, settle);
  });
  return () => {
    callOff?.();
    end();
  };
}
