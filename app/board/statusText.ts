import type { Line } from "./transport.ts";

export type Status = {
  readonly line: Line;
  readonly isJoined: boolean;
  readonly waiting: number; // strokes and other ops not yet acknowledged
  readonly isSlow: boolean; // connected, and the oldest has waited for seconds
};

/** The connection in words, beginning with Connected, Reconnecting or Offline. */
export function statusText({ line, isJoined, waiting, isSlow }: Status): string {
  const strokes = `${waiting} ${waiting === 1 ? "stroke" : "strokes"}`;
  if (line === "cut") return waiting === 0 ? "Offline, your writing is kept" : `Offline, ${strokes} waiting`;
  if (line === "down" || !isJoined) return "Reconnecting, your writing is kept";
  return isSlow && waiting > 0 ? `Connected, ${strokes} being saved` : "Connected";
}
