import type { PendingOp } from "../../core/board/apply.ts";
import { continueHistory, type Done, type History, type Step } from "../../core/board/undo.ts";
import { opFromWire, wireOp } from "./wireOp.ts";

const PREFIX = "digitboard.unsaved.";
const HISTORIES = "digitboard.undo.";
const CHUNK = 8192; // bytes a call of fromCharCode takes safely

/**
 * Keeps ops in local storage while the page goes away: what it writes is written when it returns, where a database is
 * cut off in the middle.
 */
export function stow(place: string, items: readonly PendingOp[]): void {
  if (items.length === 0) return;
  const rows = items.map(({ op, atMs }) => {
    const [header, ink] = wireOp(op);
    return [atMs, header, ink === null ? null : toBase64(ink)];
  });
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(rows));
  } catch {
    // Refused or full: the database may still have been quick enough.
  }
}

/** What was stowed; it is not there a second time. */
export function unstow(place: string): readonly PendingOp[] {
  try {
    const rows: unknown = JSON.parse(localStorage.getItem(PREFIX + place) ?? "[]");
    localStorage.removeItem(PREFIX + place);
    return Array.isArray(rows) ? rows.flatMap(itemOf) : [];
  } catch {
    return [];
  }
}

/** The undo steps of one tab; `savedMs` (epoch ms) tells which of two is the later, `goesOn` that there may be earlier ones. */
export type TabHistory = History & {
  readonly tab: string;
  readonly savedMs: number;
  readonly goesOn?: boolean;
};

/** Keeps a tab's undo steps as `stow` keeps ops: the op may reach the server while its step is still being saved. */
export function stowHistory(place: string, { tab, savedMs, done, undone, goesOn = false }: TabHistory): void {
  const key = historyKey(place, tab);
  try {
    const before = goesOn ? historyOf(JSON.parse(localStorage.getItem(key) ?? "null"), tab)[0] : undefined;
    const whole = before
      ? { ...before, ...continueHistory(before, { done, undone }) }
      : { done, undone, goesOn };
    localStorage.setItem(key, JSON.stringify({ ...whole, savedMs }));
  } catch {
    // Refused or full: the database may still have been quick enough.
  }
}

/** What was stowed of the tabs that had the place open; it is not there a second time. */
export function unstowHistories(place: string): readonly TabHistory[] {
  try {
    const start = historyKey(place, "");
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(start));
    return keys.flatMap((key) => {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      localStorage.removeItem(key);
      return historyOf(found, key.slice(start.length));
    });
  } catch {
    return [];
  }
}

/** Lets go of stowed undo steps: of one place, of one board for everyone, or of all where it is empty. */
export function forgetStowedHistories(placeOrBoard = ""): void {
  const start = HISTORIES + (placeOrBoard === "" ? "" : `${placeOrBoard}:`);
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function historyKey(place: string, tab: string): string {
  return `${HISTORIES}${place}:${tab}`;
}

function historyOf(found: unknown, tab: string): readonly TabHistory[] {
  if (typeof found !== "object" || found === null) return [];
  if (!("savedMs" in found && "done" in found && "undone" in found)) return [];
  const { savedMs, done, undone } = found;
  const isWhole = typeof savedMs === "number" && areSteps(done) && areSteps(undone);
  return isWhole ? [{ tab, savedMs, done, undone, goesOn: "goesOn" in found && found.goesOn === true }] : [];
}

function areSteps(steps: unknown): steps is readonly Step[] {
  return Array.isArray(steps) && steps.every((step) => Array.isArray(step) && step.every(isDone));
}

function isDone(done: unknown): done is Done {
  if (typeof done !== "object" || done === null || !("kind" in done && "id" in done)) return false;
  if (typeof done.id !== "string") return false;
  if (done.kind === "draw" || done.kind === "type") return true;
  if (done.kind !== "place") return opFromWire(done, null) !== undefined;
  return "marks" in done && Array.isArray(done.marks) && done.marks.every((mark) => typeof mark === "string");
}

function itemOf(row: unknown): readonly PendingOp[] {
  if (!Array.isArray(row)) return [];
  const [atMs, header, ink]: unknown[] = row;
  const op = opFromWire(header, typeof ink === "string" ? fromBase64(ink) : null);
  return op === undefined || typeof atMs !== "number" ? [] : [{ op, atMs }];
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
