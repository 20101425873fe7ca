import type { Line } from "./transport.ts";

/** Ink that has waited this long is said to be waiting. */
export const SLOW_MS = 3000;

export type Status = {
  readonly line: Line;
  readonly isJoined: boolean;
  readonly waiting: number; // strokes and other ops not yet acknowledged
  readonly isSlow: boolean; // connected, and the oldest has waited for seconds
  readonly seenMs: number | undefined; // epoch ms: only what this browser remembered from then is shown
};

export function isSameStatus(a: Status, b: Status): boolean {
  return (
    a.line === b.line &&
    a.isJoined === b.isJoined &&
    a.waiting === b.waiting &&
    a.isSlow === b.isSlow &&
    a.seenMs === b.seenMs
  );
}

/** The connection in words, beginning with Connected, Reconnecting or Offline. */
export function statusText(
  { line, isJoined, waiting, isSlow, seenMs }: Status,
  timeOf: (ms: number) => string = localTime,
): string {
  const strokes = `${waiting} ${waiting === 1 ? "stroke" : "strokes"}`;
  const kept = seenMs === undefined ? "your writing is kept" : `board as of ${timeOf(seenMs)}`;
  if (line === "cut") {
    if (waiting === 0) return `Offline, ${kept}`;
    return `Offline, ${strokes} waiting${seenMs === undefined ? "" : `, ${kept}`}`;
  }
  if (line === "down" || !isJoined) return `Reconnecting, ${kept}`;
  return isSlow && waiting > 0 ? `Connected, ${strokes} being saved` : "Connected";
}

/** The time of day, with the day where that is not today. */
function localTime(ms: number): string {
  const at = new Date(ms);
  const isToday = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(undefined, {
    timeStyle: "short",
    ...(!isToday && { dateStyle: "medium" }),
  }).format(at);
}
