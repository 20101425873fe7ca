import { takeSeats } from "../../e2e/client.ts";
import { steadyMs } from "../clock.ts";
import { watchHeld } from "../heldWatch.ts";
import { recordedDigits } from "../ink.ts";
import type { Doer } from "../jobs.ts";
import { createWriter } from "../writer.ts";

const TICK_MS = 4;
const COLUMNS = 10;
const COLUMN_WIDTH = 700;
const ROW_HEIGHT = 4000;
const LAST_ANSWERS_MS = 1500;

/** People who sit at boards, most of them writing, each in a place of their own. */
export const doWrite: Doer<"write"> = async ({ seats, writers, seconds, ink, y: top = 0 }, { ready, go }) => {
  const digits = await recordedDigits(ink);
  const sockets = await takeSeats(seats);
  let dropped = 0;
  let isOver = false;
  for (const socket of sockets) {
    socket.on("disconnect", () => {
      if (!isOver) dropped += 1;
    });
  }
  const crew = sockets.slice(0, writers).map((socket, i) => {
    const x = 40 + (i % COLUMNS) * COLUMN_WIDTH;
    const y = top + 40 + Math.floor(i / COLUMNS) * ROW_HEIGHT;
    return createWriter(socket, digits, { x, y, first: i * 37 });
  });
  ready();
  await go;
  const held = watchHeld();
  const cpu = process.cpuUsage();
  const untilMs = steadyMs() + seconds * 1000;
  while (steadyMs() < untilMs) {
    for (const writer of crew) writer.tick();
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await new Promise((resolve) => setTimeout(resolve, LAST_ANSWERS_MS));
  const stall = held();
  const { user, system } = process.cpuUsage(cpu);
  isOver = true;
  for (const socket of sockets) socket.disconnect();
  return {
    written: crew.map((writer) => writer.written),
    dropped,
    stall,
    cpuMs: (user + system) / 1000,
  };
};
