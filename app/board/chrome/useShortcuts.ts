import { useEffect } from "react";
import { PEN_COLORS } from "../../../core/ink/stroke.ts";
import { showAll, zoomStep } from "../actions.ts";
import type { BoardPage } from "../boardPage.ts";
import { panBy } from "../canvas/viewport.ts";
import { changeTools } from "../tools.ts";
import { toggleFullScreen } from "./fullScreen.ts";
import { TYPE_FIELD_ID } from "./NumbersPanel.tsx";

const PAN_PX = 80;

/** The board's keys, wherever the focus is but in a field or an open list. */
export function useShortcuts(page: BoardPage, onSheet: () => void): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      const isDone =
        event.ctrlKey || event.metaKey ? pressWithCtrl(page, event) : press(page, event, onSheet);
      if (isDone) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => {
      if (event.code === "Space") page.window.holdSpace(false);
    };
    const letGo = () => page.window.holdSpace(false);
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", letGo);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", letGo);
    };
  }, [page, onSheet]);
}

function pressWithCtrl({ state }: BoardPage, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key === "z" && event.shiftKey) state.redo();
  else if (key === "z") state.undo();
  else if (key === "y") state.redo();
  else return false;
  return true;
}

function press(page: BoardPage, event: KeyboardEvent, onSheet: () => void): boolean {
  const { tools, viewport } = page;
  const isOnPaper = !(event.target instanceof Element) || event.target.closest("button, a, [role]") === null;
  if (event.altKey || isInDialog(event.target)) return false;
  if (event.code === "Space" && isOnPaper) {
    page.window.holdSpace(true);
    return true;
  }
  const step = STEPS.get(event.key);
  if (step !== undefined && isOnPaper) {
    viewport.set(panBy(viewport.get(), step[0] * PAN_PX, step[1] * PAN_PX));
    return true;
  }
  const color = Number(event.key) - 1;
  if (Number.isInteger(color) && color >= 0 && color < PEN_COLORS) {
    changeTools(tools, { tool: "pen", pen: { ...tools.get().pen, color } });
    return true;
  }
  const action = keyAction(page, event.key.toLowerCase(), onSheet);
  action?.();
  return action !== undefined;
}

const STEPS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["ArrowLeft", [1, 0]],
  ["ArrowRight", [-1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
]);

function keyAction(page: BoardPage, key: string, onSheet: () => void): (() => void) | undefined {
  const { tools } = page;
  const openPanel = (isPanelOpen: boolean) => changeTools(tools, { isPanelOpen });
  const actions: Readonly<Record<string, () => void>> = {
    p: () => changeTools(tools, { tool: "pen" }),
    e: () => changeTools(tools, { tool: "eraser" }),
    n: () => openPanel(!tools.get().isPanelOpen),
    t: () => {
      openPanel(true);
      requestAnimationFrame(() => document.getElementById(TYPE_FIELD_ID)?.focus());
    },
    f: toggleFullScreen,
    "0": () => showAll(page),
    "+": () => zoomStep(page, 1),
    "=": () => zoomStep(page, 1),
    "-": () => zoomStep(page, -1),
    "?": onSheet,
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}
