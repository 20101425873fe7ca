import type { PendingOp } from "../../core/board/apply.ts";
import { opFromWire, wireOp } from "./wireOp.ts";

const PREFIX = "digitboard.unsaved.";
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
