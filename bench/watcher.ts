import type { Part, ReadingChange } from "../core/reading/reading.ts";
import { unpackEntries } from "../core/wire/entries.ts";
import { unpackFrame } from "../core/wire/frame.ts";
import type { BoardSocket } from "../e2e/client.ts";
import { steadyMs } from "./clock.ts";

/** When things were first seen by somebody else on the board, by the steady clock's ms. */
export type Watched = {
  readonly entries: [mark: string, atMs: number][];
  readonly readings: [mark: string, atMs: number][];
  readonly frames: [stroke: number, from: number, count: number, atMs: number][];
};

/** Notes everything that arrives on `socket` from now on. */
export function watch(socket: BoardSocket): Watched {
  const watched: Watched = { entries: [], readings: [], frames: [] };
  const read = new Set<string>();
  socket.on("entry", (packed) => {
    const atMs = steadyMs();
    for (const { op } of unpackEntries(packed) ?? []) {
      if (op.kind === "draw") watched.entries.push([op.id, atMs]);
    }
  });
  socket.on("readings", ({ change }) => {
    const atMs = steadyMs();
    for (const mark of marksRead(change)) {
      if (read.has(mark)) continue;
      read.add(mark);
      watched.readings.push([mark, atMs]);
    }
  });
  socket.on("ink", (frame) => {
    const atMs = steadyMs();
    for (const segment of unpackFrame(frame) ?? []) {
      if (segment.kind !== "ink") continue;
      watched.frames.push([segment.stroke, segment.from, segment.samples.length, atMs]);
    }
  });
  return watched;
}

/** The marks that a change of readings speaks of: as part of a digit or a sign, or as ink that is none. */
function marksRead({ numbers, rejected }: ReadingChange): readonly string[] {
  const parts: Part[] = rejected.flatMap((ink) => [...ink.parts]);
  for (const { digits, signs } of numbers) {
    for (const { parts: own } of [...digits, ...signs]) parts.push(...own);
  }
  return parts.map((part) => part.mark);
}
