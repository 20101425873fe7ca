import { nanoid } from "nanoid";
import { packInk } from "../../core/ink/pack.ts";
import type { Sample } from "../../core/ink/sample.ts";
import { packFrame, strokeKey } from "../../core/wire/frame.ts";
import { takeSeat } from "../../e2e/client.ts";
import { bytesPassed } from "../bytesPassed.ts";
import type { Doer } from "../jobs.ts";
import { drawOp } from "../writer.ts";

const SAMPLES_A_FRAME = 2; // 100 Hz ink on a 60 Hz screen

/** A stroke's cost, from the counters of the TCP connections; heartbeats of the few ms between are in it. */
export const doBytes: Doer<"bytes"> = async ({ writer, watcher, samples, strokes }, { ready, go }) => {
  const [{ socket: from }, { socket: to }] = [await takeSeat(writer), await takeSeat(watcher)];
  ready();
  await go;
  const sums = { up: 0, down: 0, reading: 0, live: 0 };
  for (let n = 0; n < strokes; n++) {
    const stroke = wave(samples, n);
    const id = nanoid(16);
    const before = { up: bytesPassed(from).sent, down: bytesPassed(to).received };
    const entry = new Promise<number>((resolve) => to.once("entry", () => resolve(bytesPassed(to).received)));
    const reading = new Promise<number>((resolve) =>
      to.once("readings", () => resolve(bytesPassed(to).received)),
    );
    await from.emitWithAck("op", drawOp(id), packInk(stroke));
    const afterEntry = await entry;
    sums.up += bytesPassed(from).sent - before.up;
    sums.down += afterEntry - before.down;
    sums.reading += (await reading) - afterEntry;
    sums.live += liveBytes(id, stroke);
  }
  from.disconnect();
  to.disconnect();
  const mean = (sum: number) => Math.round(sum / strokes);
  const { up, down, reading, live } = sums;
  return {
    ink: packInk(wave(samples, 0)).length,
    up: mean(up),
    down: mean(down),
    reading: mean(reading),
    live: mean(live),
  };
};

function liveBytes(id: string, stroke: readonly Sample[]): number {
  let sum = 0;
  for (let from = 0; from < stroke.length; from += SAMPLES_A_FRAME) {
    const ink = {
      kind: "ink",
      peer: 0,
      stroke: strokeKey(id),
      pointer: "pen",
      pen: { color: 0, width: 4 },
    } as const;
    sum += packFrame([{ ...ink, from, samples: stroke.slice(from, from + SAMPLES_A_FRAME) }]).length;
  }
  return sum;
}

function wave(count: number, n: number): readonly Sample[] {
  return Array.from({ length: count }, (_, i) => ({
    x: 100 + i * 2.5,
    y: 100 + n * 400 + Math.sin(i / 5) * 40,
    t: i * 10,
    pressure: 0.5,
  }));
}
