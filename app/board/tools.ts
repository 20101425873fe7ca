import { PEN_COLORS, PEN_WIDTHS, type Pen } from "../../core/ink/stroke.ts";
import { type Observable, observable } from "./observable.ts";

export type Tools = {
  readonly tool: "pen" | "eraser";
  readonly pen: Pen;
  readonly dock: "left" | "right";
  readonly isPanelOpen: boolean;
  readonly penSeen: boolean; // a stylus is in use: fingers move the board
  readonly fingersDraw: boolean; // unless the person wants them to draw
};

const KEY = "digitboard.tools";
const FRESH: Tools = {
  tool: "pen",
  pen: { color: 0, width: 4 },
  dock: "left",
  isPanelOpen: true,
  penSeen: false,
  fingersDraw: false,
};

/** The tools as this browser left them. Every page begins with the pen in hand. */
export function openTools(): Observable<Tools> {
  const tools = observable<Tools>({ ...FRESH, isPanelOpen: isWide(), ...kept() });
  tools.subscribe(() => keep(tools.get()));
  return tools;
}

/** Takes part of the tools over, leaving the rest. */
export function changeTools(tools: Observable<Tools>, change: Partial<Tools>): void {
  tools.set({ ...tools.get(), ...change });
}

function kept(): Partial<Tools> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof found === "object" && found !== null ? readTools(new Map(Object.entries(found))) : {};
  } catch {
    return {};
  }
}

/** On small screens the numbers lie over the paper, so they wait to be called. */
function isWide(): boolean {
  return matchMedia("(min-width: 900px)").matches;
}

function readTools(found: ReadonlyMap<string, unknown>): Partial<Tools> {
  const color = found.get("color");
  const width = PEN_WIDTHS.find((each) => each === found.get("width"));
  const isColor = typeof color === "number" && Number.isInteger(color) && color >= 0 && color < PEN_COLORS;
  const isPanelOpen = found.get("isPanelOpen");
  return {
    pen: { color: isColor ? color : FRESH.pen.color, width: width ?? FRESH.pen.width },
    dock: found.get("dock") === "right" ? "right" : "left",
    isPanelOpen: isPanelOpen !== false && isWide(),
    penSeen: found.get("penSeen") === true,
    fingersDraw: found.get("fingersDraw") === true,
  };
}

function keep({ pen, dock, isPanelOpen, penSeen, fingersDraw }: Tools): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...pen, dock, isPanelOpen, penSeen, fingersDraw }));
  } catch {
    // A browser that keeps nothing begins with the usual tools each time.
  }
}
