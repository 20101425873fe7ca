import { nanoid } from "nanoid";
import { packInk } from "../../core/ink/pack.ts";
import { type BoardSocket, takeSeats } from "../../e2e/client.ts";
import { placeDigit, recordedDigits } from "../ink.ts";
import type { Doer } from "../jobs.ts";
import { drawOp } from "../writer.ts";

const IN_FLIGHT = 20;
const COLUMNS = 25;

/** A board that was written on before: rows of digits, from several people's pens. */
export const doFill: Doer<"fill"> = async ({ seats, strokes, ink }, { ready, go }) => {
  const digits = await recordedDigits(ink);
  const sockets = await takeSeats(seats);
  ready();
  await go;
  const lines = Array.from({ length: strokes }, (_, i) => digits[i % digits.length]).flatMap((digit, i) => {
    const [x, y] = [(i % COLUMNS) * 90, Math.floor(i / COLUMNS) * 160];
    return digit === undefined ? [] : placeDigit(digit, { x, y, height: 80 });
  });
  let accepted = 0;
  for (let i = 0; i < strokes; i += IN_FLIGHT) {
    const batch = Array.from({ length: Math.min(IN_FLIGHT, strokes - i) }, (_, n) => lines[i + n] ?? []);
    const taken = await Promise.all(
      batch.map(async (samples, n) => {
        const socket = sockets[(i + n) % sockets.length];
        return socket !== undefined && (await draw(socket, samples));
      }),
    );
    accepted += taken.filter(Boolean).length;
  }
  for (const socket of sockets) socket.disconnect();
  return { accepted };
};

async function draw(socket: BoardSocket, samples: Parameters<typeof packInk>[0]): Promise<boolean> {
  const taken = await socket.emitWithAck("op", drawOp(nanoid(16)), packInk(samples));
  if (taken.ok) return true;
  if (taken.reason !== "too-fast") throw new Error(`a stroke was refused: ${taken.reason}`);
  await new Promise((resolve) => setTimeout(resolve, taken.retryAfterMs ?? 100));
  return draw(socket, samples);
}
