import { type Box, unionOf } from "../../core/ink/box.ts";
import type { BoardPage } from "./boardPage.ts";
import { hideOps } from "./canvas/erasing.ts";
import { fitTo, HOME, meets, toBoard, zoomAt } from "./canvas/viewport.ts";

const ZOOM_STEP = 1.25;
const TYPED_HEIGHT_PX = 44;
const DIGIT_ASPECT = 0.56; // width of a tabular figure to the height of its box
const MOST_TRIES = 60;

/** Zooms in (1) or out (-1) by one step around the middle of the visible board. */
export function zoomStep({ viewport, window }: BoardPage, direction: 1 | -1): void {
  const area = window.area();
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  viewport.set(zoomAt(viewport.get(), middle, ZOOM_STEP ** direction));
}

/** Shows everything that is on the board, or the start of an empty one. */
export function showAll({ state, viewport, window }: BoardPage): void {
  const all = inkBox(state.view.get().board.marks.values());
  const { x, y, width: w, height: h } = window.area();
  viewport.set(all === undefined ? HOME : fitTo(all, { x, y, w, h }));
}

/** Moves the board so that `box` can be seen, if it cannot be seen already. */
export function reveal({ viewport, window }: BoardPage, box: Box): void {
  const view = viewport.get();
  const area = window.area();
  const corner = toBoard(view, area);
  const seen = { x: corner.x, y: corner.y, w: area.width / view.zoom, h: area.height / view.zoom };
  const isSeen =
    box.x >= seen.x &&
    box.y >= seen.y &&
    box.x + box.w <= seen.x + seen.w &&
    box.y + box.h <= seen.y + seen.h;
  if (isSeen) return;
  const { zoom } = view;
  viewport.set({
    x: area.x + area.width / 2 - (box.x + box.w / 2) * zoom,
    y: area.y + area.height / 2 - (box.y + box.h / 2) * zoom,
    zoom,
  });
}

/** Puts a number on the board as text: at the pointer, or in the middle, below what already stands there. */
export function typeNumber(page: BoardPage, text: string): void {
  const { state, viewport, window, newId } = page;
  const view = viewport.get();
  const area = window.area();
  const h = TYPED_HEIGHT_PX / view.zoom;
  const w = text.length * h * DIGIT_ASPECT;
  const pointer = window.lastAt();
  const corner = toBoard(view, { x: area.x, y: area.y });
  const middle = { x: corner.x + area.width / view.zoom / 2, y: corner.y + area.height / view.zoom / 2 };
  const at = pointer ?? middle;
  const marks = [...state.view.get().board.marks.values()].filter(({ hidden }) => !hidden);
  let box: Box = { x: round(at.x - w / 2), y: round(at.y - h / 2), w: round(w), h: round(h) };
  for (let tries = 0; tries < MOST_TRIES && marks.some((mark) => meets(mark.box, box)); tries++) {
    box = { ...box, y: round(box.y + 1.2 * h) };
  }
  state.propose({ kind: "type", id: newId(), text, box });
  reveal(page, box);
}

/** Takes away this person's ink, or everyone's where that is allowed. */
export function clearBoard({ state, newId }: BoardPage, whose: "own" | "all"): void {
  const { board, me } = state.view.get();
  const ids = [...board.marks.values()]
    .filter(({ hidden, author }) => !hidden && (whose === "all" || author === me))
    .map(({ id }) => id);
  state.propose(...hideOps(ids, newId));
}

function inkBox(marks: Iterable<{ readonly hidden: boolean; readonly box: Box }>): Box | undefined {
  let all: Box | undefined;
  for (const { hidden, box } of marks) if (!hidden) all = all === undefined ? box : unionOf(all, box);
  return all;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
