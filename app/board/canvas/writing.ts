import type { Pointer } from "../../../core/ink/stroke.ts";
import type { CanvasDeps } from "./canvasDeps.ts";
import { FrameSender } from "./frameSender.ts";
import { createLivePath } from "./livePath.ts";
import { beginStroke, extendStroke, finishStroke, predictedSamples, type Raw } from "./ownStroke.ts";

/** The strokes under this person's pointers, from touching down to being an op. */
export class Writing {
  readonly frames: FrameSender;
  readonly #deps: CanvasDeps;

  constructor(deps: CanvasDeps) {
    this.#deps = deps;
    const strokes = () => [...deps.scene.own.values()].map(({ stroke }) => stroke);
    this.frames = new FrameSender(
      deps.state.transport,
      deps.keep,
      strokes,
      () => deps.state.view.get().frameEveryMs,
    );
  }

  begin(pointerId: number, pointer: Pointer, first: Raw): void {
    const { scene, tools, newId } = this.#deps;
    const stroke = beginStroke(newId(), pointer, tools.get().pen, first);
    scene.own.set(pointerId, { stroke, path: createLivePath() });
    this.frames.start();
    this.#changed();
  }

  extend(pointerId: number, raws: readonly Raw[], foreseen: readonly Raw[]): void {
    const { scene, painter, state, newId } = this.#deps;
    const own = scene.own.get(pointerId);
    if (own === undefined) return;
    const { full, current } = extendStroke(own.stroke, raws, newId);
    for (const stroke of full) state.draw(stroke);
    const path = full.length > 0 ? createLivePath() : own.path;
    current.predicted = predictedSamples(current, foreseen);
    scene.own.set(pointerId, { stroke: current, path });
    painter.sceneChanged();
  }

  /** The pointer went up: what it wrote becomes an op, every sample of it. */
  finish(pointerId: number): void {
    const { scene, state } = this.#deps;
    const own = scene.own.get(pointerId);
    if (own === undefined) return;
    scene.own.delete(pointerId);
    state.draw(finishStroke(own.stroke));
    this.#changed();
  }

  /** It was a palm, a pinch or a tap on something: nobody keeps it. */
  drop(pointerId: number): void {
    const { scene, keep } = this.#deps;
    const own = scene.own.get(pointerId);
    if (own === undefined) return;
    scene.own.delete(pointerId);
    keep.dropUnfinished(own.stroke.id);
    this.frames.gone(own.stroke.id);
    this.#changed();
  }

  isAt(pointerId: number): boolean {
    return this.#deps.scene.own.has(pointerId);
  }

  /** Whether `raw` is a pixel or more from the last sample: browsers cut the fractions off where a mouse goes up. */
  hasMovedTo(pointerId: number, raw: Raw): boolean {
    const tip = this.#deps.scene.own.get(pointerId)?.stroke.samples.at(-1);
    const pixel = 1 / this.#deps.viewport.get().zoom;
    return tip !== undefined && Math.max(Math.abs(tip.x - raw.x), Math.abs(tip.y - raw.y)) > pixel;
  }

  /** The page's style follows: nothing may stand in the pen's way. */
  #changed(): void {
    const { root, scene, painter } = this.#deps;
    root.toggleAttribute("data-writing", scene.own.size > 0);
    painter.sceneChanged();
  }
}
