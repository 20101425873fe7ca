import { nanoid } from "nanoid";
import { packInk } from "../core/ink/pack.ts";
import type { Sample } from "../core/ink/sample.ts";
import { packFrame, strokeKey } from "../core/wire/frame.ts";
import type { BoardSocket } from "../e2e/client.ts";
import { steadyMs } from "./clock.ts";
import { placeDigit, type RecordedDigit } from "./ink.ts";

const PEN = { color: 0, width: 4 } as const;
const FRAME_MS = 16; // a page sends at most one frame an animation frame, or as often as the server asks
const BETWEEN_STROKES_MS = 300; // real digits are 306 ms apart or more in 95 of 100 cases
const HEIGHT = 80;
const ADVANCE = 76;
const LINE = 150;
const DIGITS_A_NUMBER = 3;

/**
 * What one writer did, with the steady clock's ms: `ups` pen-ups by mark, `frames` live ink by stroke and first sample,
 * as old as that sample. Ink that the page held back is as old as when it might have been sent first.
 */
export type Written = {
  readonly ups: [mark: string, atMs: number][];
  readonly frames: [stroke: number, from: number, atMs: number][];
  refused: number;
};

type Drawing = {
  readonly id: string;
  readonly samples: readonly Sample[];
  readonly fromMs: number;
  sent: number;
  unsentMs: number | undefined; // when the first sample that is not sent yet might have been
};

/** A person who writes numbers of three digits below each other, from `x`, `y` on; call `tick` every few ms. */
export type Writer = { tick(): void; readonly written: Written };

export function createWriter(
  socket: BoardSocket,
  digits: readonly RecordedDigit[],
  { x, y, first }: { readonly x: number; readonly y: number; readonly first: number },
): Writer {
  const written: Written = { ups: [], frames: [], refused: 0 };
  let count = 0;
  let waiting: (readonly Sample[])[] = [];
  let drawing: Drawing | undefined;
  let nextMs: number | undefined;
  let frameMs = 0;
  let everyMs = FRAME_MS;
  let sentMs = 0;
  socket.on("peers", ({ frameEveryMs }) => {
    everyMs = Math.max(FRAME_MS, frameEveryMs);
  });

  const begin = (nowMs: number) => {
    if (waiting.length === 0) {
      const digit = digits[(first + count) % digits.length];
      if (digit === undefined) return;
      const column = count % DIGITS_A_NUMBER;
      const row = Math.floor(count / DIGITS_A_NUMBER);
      waiting = [...placeDigit(digit, { x: x + column * ADVANCE, y: y + row * LINE, height: HEIGHT })];
      count += 1;
    }
    const samples = waiting.shift() ?? [];
    drawing = { id: nanoid(16), samples, fromMs: nowMs, sent: 0, unsentMs: undefined };
  };
  return {
    written,
    tick: () => {
      const nowMs = steadyMs();
      nextMs ??= nowMs + Math.random() * BETWEEN_STROKES_MS;
      if (drawing === undefined && nowMs >= nextMs) begin(nowMs);
      if (drawing === undefined || nowMs < frameMs) return;
      frameMs = nowMs + FRAME_MS;
      const isDue = nowMs - sentMs >= everyMs;
      if (isDue) sentMs = nowMs;
      if (!goOn(socket, drawing, written, { nowMs, isDue })) return;
      drawing = undefined;
      nextMs = nowMs + BETWEEN_STROKES_MS;
    },
  };
}

type Moment = { readonly nowMs: number; readonly isDue: boolean };

/** Sends what the pen has drawn by now, if a frame is due; true once it is up and the stroke is sent. */
function goOn(socket: BoardSocket, drawing: Drawing, written: Written, { nowMs, isDue }: Moment): boolean {
  const { id, samples, fromMs } = drawing;
  const until = samples.findIndex((sample) => fromMs + sample.t > nowMs);
  if (until === -1) {
    written.ups.push([id, steadyMs()]);
    sendStroke(socket, id, samples, written);
    return true;
  }
  if (until > drawing.sent) drawing.unsentMs ??= steadyMs();
  if (isDue && drawing.unsentMs !== undefined) {
    const ink = samples.slice(drawing.sent, until);
    const segment = { kind: "ink", peer: 0, stroke: strokeKey(id), pointer: "pen", pen: PEN } as const;
    written.frames.push([segment.stroke, drawing.sent, drawing.unsentMs]);
    socket.volatile.emit("ink", packFrame([{ ...segment, from: drawing.sent, samples: ink }]));
    drawing.sent = until;
    drawing.unsentMs = undefined;
  }
  return false;
}

function sendStroke(socket: BoardSocket, id: string, samples: readonly Sample[], written: Written): void {
  socket.emit("op", drawOp(id), packInk(samples), (taken) => {
    if (!taken.ok) written.refused += 1;
  });
}

/** A draw op's header as it crosses the wire. */
export function drawOp(id: string): {
  kind: "draw";
  id: string;
  pointer: "pen";
  color: number;
  width: 2 | 4 | 8;
} {
  return { kind: "draw", id, pointer: "pen", ...PEN };
}
