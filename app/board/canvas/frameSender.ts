import type { Stroke } from "../../../core/ink/stroke.ts";
import { packFrame, type Segment, strokeKey } from "../../../core/wire/frame.ts";
import type { Keep } from "../keep.ts";
import type { Transport } from "../transport.ts";
import { type OwnStroke, unsentSegment } from "./ownStroke.ts";
import type { Point } from "./viewport.ts";

/** The room ticks every 33 ms, so more than this many frames would only cost the person's allowance. */
const BETWEEN_FRAMES_MS = 15;
const BETWEEN_CURSORS_MS = 40;
const BETWEEN_SAVES_MS = 100;
const SAMPLES_A_FRAME = 500;

/** Sends ink as it is drawn, and keeps it in the browser until it is finished. */
export class FrameSender {
  readonly #transport: Transport;
  readonly #keep: Keep;
  readonly #strokes: () => readonly OwnStroke[];
  readonly #everyMs: () => number; // as the server asks
  #frame = 0;
  #sentMs = 0;
  #savedMs = 0;
  #cursorMs = 0;

  constructor(transport: Transport, keep: Keep, strokes: () => readonly OwnStroke[], everyMs: () => number) {
    this.#transport = transport;
    this.#keep = keep;
    this.#strokes = strokes;
    this.#everyMs = everyMs;
  }

  /** Runs once an animation frame for as long as something is being drawn. */
  start(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((nowMs) => this.#step(nowMs));
  }

  cursor(at: Point, nowMs: number): void {
    if (nowMs - this.#cursorMs < BETWEEN_CURSORS_MS) return;
    this.#cursorMs = nowMs;
    this.#transport.cursor(at);
  }

  gone(strokeId: string): void {
    this.#transport.ink(packFrame([{ kind: "gone", peer: 0, stroke: strokeKey(strokeId) }]));
  }

  /** After a new join nobody has seen any of what is being drawn. */
  sendAllAgain(): void {
    for (const stroke of this.#strokes()) stroke.sent = 0;
  }

  saveNow(): void {
    for (const stroke of this.#strokes()) this.#keep.putUnfinished(asStroke(stroke), Date.now());
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #step(nowMs: number): void {
    this.#frame = 0;
    const strokes = this.#strokes();
    if (strokes.length === 0) return;
    if (nowMs - this.#sentMs >= Math.max(BETWEEN_FRAMES_MS, this.#everyMs())) {
      this.#sentMs = nowMs;
      this.#send(strokes);
    }
    // Long strokes are saved less often: what a save costs grows with them.
    const samples = strokes.reduce((sum, stroke) => sum + stroke.samples.length, 0);
    if (nowMs - this.#savedMs >= BETWEEN_SAVES_MS + samples / 20) {
      this.#savedMs = nowMs;
      this.saveNow();
    }
    this.start();
  }

  #send(strokes: readonly OwnStroke[]): void {
    const segments: Segment[] = [];
    const sent: (() => void)[] = [];
    let room = SAMPLES_A_FRAME;
    for (const stroke of strokes) {
      const segment = unsentSegment(stroke, room);
      if (segment?.kind !== "ink") continue;
      segments.push(segment);
      room -= segment.samples.length;
      sent.push(() => {
        stroke.sent = segment.from + segment.samples.length;
      });
    }
    if (segments.length > 0 && this.#transport.ink(packFrame(segments))) for (const note of sent) note();
  }
}

function asStroke({ id, pointer, pen, samples }: OwnStroke): Stroke {
  return { id, pointer, pen, samples };
}
