import { REASONS } from "../../../core/wire/reasons.ts";
import type { CanvasDeps } from "./canvasDeps.ts";
import { ERASER_PX, hideOps, marksTouched } from "./erasing.ts";
import type { Point } from "./viewport.ts";

/** The eraser at work: whole strokes grow faint as it touches them, and go when it is lifted. */
export class Rubbing {
  readonly #deps: CanvasDeps;
  readonly #tips = new Map<number, Point>(); // by pointer id, board units
  #touchedOthers = false;

  constructor(deps: CanvasDeps) {
    this.#deps = deps;
  }

  begin(pointerId: number, at: Point): void {
    this.#tips.set(pointerId, at);
    this.#rub(at, at);
  }

  extend(pointerId: number, path: readonly Point[]): void {
    let tip = this.#tips.get(pointerId);
    for (const point of path) {
      if (tip !== undefined) this.#rub(tip, point);
      tip = point;
    }
    if (tip !== undefined) this.#tips.set(pointerId, tip);
  }

  finish(pointerId: number): void {
    const { scene, state, notices, newId } = this.#deps;
    if (!this.#tips.delete(pointerId) || this.#tips.size > 0) return;
    const ids = [...scene.erasing.keys()];
    scene.erasing.clear();
    state.propose(...hideOps(ids, newId));
    if (ids.length === 0 && this.#touchedOthers) notices.say(REASONS["not-yours"], "problem");
    this.#settle();
  }

  drop(pointerId: number): void {
    if (!this.#tips.delete(pointerId)) return;
    this.#deps.scene.erasing.clear();
    this.#settle();
  }

  isAt(pointerId: number): boolean {
    return this.#tips.has(pointerId);
  }

  #rub(from: Point, to: Point): void {
    const { painter, scene, state, viewport } = this.#deps;
    const { me, may, board } = state.view.get();
    const before = scene.erasing.size;
    for (const mark of marksTouched(painter.sheet, from, to, ERASER_PX / viewport.get().zoom)) {
      if (mark.author === me || may.clearAll) scene.erasing.set(mark.id, mark);
      else this.#touchedOthers = true;
    }
    if (scene.erasing.size > before) painter.showMarks(board.marks);
    painter.sceneChanged();
  }

  #settle(): void {
    const { painter, state } = this.#deps;
    this.#touchedOthers = false;
    painter.showMarks(state.view.get().board.marks);
    painter.sceneChanged();
  }
}
