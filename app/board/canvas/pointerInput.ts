import type { Pointer } from "../../../core/ink/stroke.ts";
import { changeTools } from "../tools.ts";
import type { CanvasDeps } from "./canvasDeps.ts";
import { ERASER_PX } from "./erasing.ts";
import {
  comeDown,
  type Decision,
  goUp,
  type Hands,
  isKeptOnCancel,
  NO_HANDS,
  penCameNear,
  travel,
} from "./hands.ts";
import { afterWheel, Moving } from "./moving.ts";
import { coalesced, foreseen, rawOf, screenPoint } from "./readings.ts";
import { Rubbing } from "./rubbing.ts";
import { type Point, toBoard } from "./viewport.ts";
import { Writing } from "./writing.ts";

const TAP_PX = 6;
const TAP_MS = 500;

/** Listens to the pointers on the canvas and hands each to what it is doing: writing, rubbing out or moving the board. */
export class PointerInput {
  readonly writing: Writing;
  isSpaceHeld = false;
  lastAt: Point | undefined; // board units: where the pointer was last seen
  readonly #deps: CanvasDeps;
  readonly #rubbing: Rubbing;
  readonly #moving: Moving;
  readonly #taps = new Map<number, string>(); // number ids of chips that pointers came down on
  #hands: Hands;

  constructor(deps: CanvasDeps) {
    this.#deps = deps;
    this.#hands = { ...NO_HANDS, penSeen: deps.tools.get().penSeen };
    this.writing = new Writing(deps);
    this.#rubbing = new Rubbing(deps);
    this.#moving = new Moving(deps.viewport);
  }

  /** Starts listening; answers what ends it. */
  attach(): () => void {
    const { root } = this.#deps;
    const off = new AbortController();
    const { signal } = off;
    const active = { signal, passive: false };
    root.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    root.addEventListener("pointermove", (event) => this.#move(event), { signal });
    root.addEventListener("pointerup", (event) => this.#up(event), { signal });
    root.addEventListener("pointercancel", (event) => this.#cancel(event), { signal });
    root.addEventListener("lostpointercapture", (event) => this.#up(event), { signal });
    root.addEventListener("pointerleave", () => this.#leave(), { signal });
    root.addEventListener("wheel", (event) => this.#wheel(event), active);
    root.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    // Safari scrolls, selects and opens its loupe unless the touches themselves are taken.
    root.addEventListener("touchstart", (event) => event.preventDefault(), active);
    root.addEventListener("touchmove", (event) => event.preventDefault(), active);
    window.addEventListener("pagehide", () => this.#leavePage(), { signal });
    document.addEventListener("visibilitychange", () => this.writing.frames.saveNow(), { signal });
    return () => {
      off.abort();
      this.writing.frames.saveNow();
      this.writing.frames.stop();
    };
  }

  /** A page that goes away lifts every pen, so that what was written so far is kept as a stroke. */
  #leavePage(): void {
    for (const id of [...this.#deps.scene.own.keys()]) this.writing.finish(id);
    this.#deps.state.leave();
  }

  #down(event: PointerEvent): void {
    const { root, tools, viewport, state } = this.#deps;
    root.focus({ preventScroll: true });
    if (this.#hands.contacts.has(event.pointerId)) return;
    const { tool, fingersDraw } = tools.get();
    const at = screenPoint(event, this.#origin());
    const decision = comeDown(this.#hands, {
      id: event.pointerId,
      pointer: pointerOf(event),
      x: at.x,
      y: at.y,
      atMs: event.timeStamp,
      sizePx: Math.max(event.width, event.height),
      tool,
      button: event.button,
      isSpaceHeld: this.isSpaceHeld,
      fingersDraw,
    });
    this.#decide(decision);
    const role = this.#hands.contacts.get(event.pointerId)?.role;
    if (role === undefined || role === "ignore") return;
    capture(root, event.pointerId);
    const chip = chipUnder(event);
    if (chip !== undefined) this.#taps.set(event.pointerId, chip);
    if (role === "move") this.#moving.begin(event.pointerId, at);
    else if (!state.view.get().may.write) return;
    else if (role === "erase") this.#rubbing.begin(event.pointerId, toBoard(viewport.get(), at));
    else this.writing.begin(event.pointerId, pointerOf(event), rawOf(event, this.#origin(), viewport.get()));
  }

  #move(event: PointerEvent): void {
    const { viewport } = this.#deps;
    const origin = this.#origin();
    const at = screenPoint(event, origin);
    if (pointerOf(event) === "pen" && !this.#hands.contacts.has(event.pointerId)) {
      this.#decide(penCameNear(this.#hands, event.timeStamp));
    }
    this.#hands = travel(this.#hands, event.pointerId, at.x, at.y);
    const view = viewport.get();
    if (this.writing.isAt(event.pointerId)) {
      const raws = coalesced(event).map((each) => rawOf(each, origin, view));
      const next = foreseen(event).map((each) => rawOf(each, origin, view));
      this.writing.extend(event.pointerId, raws, next);
    } else if (this.#rubbing.isAt(event.pointerId)) {
      const path = coalesced(event).map((each) => toBoard(view, screenPoint(each, origin)));
      this.#rubbing.extend(event.pointerId, path);
    } else this.#moving.extend(event.pointerId, at);
    this.#hover(event, at);
  }

  #up(event: PointerEvent): void {
    const contact = this.#hands.contacts.get(event.pointerId);
    if (contact === undefined) return;
    const chip = this.#taps.get(event.pointerId);
    const isTap = contact.travelPx <= TAP_PX && event.timeStamp - contact.downMs <= TAP_MS;
    if (chip !== undefined && isTap) {
      this.#drop(event.pointerId);
      this.#deps.openNumber(chip);
    } else if (this.writing.isAt(event.pointerId)) {
      const raw = rawOf(event, this.#origin(), this.#deps.viewport.get());
      // A lifted pen presses with nothing, so only the place of this last reading counts.
      if (event.type === "pointerup" && this.writing.hasMovedTo(event.pointerId, raw)) {
        this.writing.extend(event.pointerId, [{ ...raw, pressure: Math.max(raw.pressure, 0.1) }], []);
      }
    }
    this.#finish(event.pointerId);
    this.#release(event);
  }

  #cancel(event: PointerEvent): void {
    const contact = this.#hands.contacts.get(event.pointerId);
    if (contact === undefined) return;
    if (isKeptOnCancel(contact)) this.#finish(event.pointerId);
    else this.#drop(event.pointerId);
    this.#release(event);
  }

  #leave(): void {
    this.#deps.scene.eraser = undefined;
    this.#deps.painter.sceneChanged();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { viewport } = this.#deps;
    viewport.set(afterWheel(viewport.get(), event, screenPoint(event, this.#origin())));
  }

  /** What the others see of a pointer that only hovers, and the eraser's ring. */
  #hover(event: PointerEvent, at: Point): void {
    const { scene, painter, tools, viewport } = this.#deps;
    if (pointerOf(event) !== "touch") {
      this.lastAt = toBoard(viewport.get(), at);
      if (!this.writing.isAt(event.pointerId)) this.writing.frames.cursor(this.lastAt, event.timeStamp);
    }
    const isErasing = this.#rubbing.isAt(event.pointerId);
    const showsRing = isErasing || (tools.get().tool === "eraser" && pointerOf(event) !== "touch");
    if (!showsRing && scene.eraser === undefined) return;
    scene.eraser = showsRing ? { at, radiusPx: ERASER_PX } : undefined;
    painter.sceneChanged();
  }

  #decide({ hands, dropped }: Decision): void {
    const wasPenSeen = this.#hands.penSeen;
    this.#hands = hands;
    const { tools } = this.#deps;
    if (hands.penSeen && !wasPenSeen) changeTools(tools, { penSeen: true });
    for (const id of dropped) {
      this.#drop(id);
      const contact = hands.contacts.get(id);
      if (contact?.role === "move") this.#moving.begin(id, { x: contact.startX, y: contact.startY });
    }
    for (const { id, role } of hands.contacts.values()) if (role === "ignore") this.#moving.end(id);
  }

  #finish(pointerId: number): void {
    this.writing.finish(pointerId);
    this.#rubbing.finish(pointerId);
    this.#moving.end(pointerId);
  }

  #drop(pointerId: number): void {
    this.writing.drop(pointerId);
    this.#rubbing.drop(pointerId);
    this.#moving.end(pointerId);
  }

  #release(event: PointerEvent): void {
    this.#taps.delete(event.pointerId);
    this.#hands = goUp(this.#hands, event.pointerId, event.timeStamp);
    if (pointerOf(event) === "touch") this.#leave();
  }

  #origin(): Point {
    const { left, top } = this.#deps.root.getBoundingClientRect();
    return { x: left, y: top };
  }
}

function pointerOf({ pointerType }: PointerEvent): Pointer {
  return pointerType === "pen" || pointerType === "touch" ? pointerType : "mouse";
}

function capture(root: HTMLElement, pointerId: number): void {
  try {
    root.setPointerCapture(pointerId);
  } catch {
    // A pointer that is gone again, or one made by a script, cannot be captured; its events come all the same.
  }
}

function chipUnder({ target }: PointerEvent): string | undefined {
  const chip = target instanceof Element ? target.closest<HTMLElement>("[data-number]") : null;
  return chip?.dataset.number;
}
