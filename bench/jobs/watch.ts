import { takeSeats } from "../../e2e/client.ts";
import { watchHeld } from "../heldWatch.ts";
import type { Doer } from "../jobs.ts";
import { watch } from "../watcher.ts";

/** Somebody who only looks, in a process that has nothing else to do, so that what is measured is the server. */
export const doWatch: Doer<"watch"> = async ({ seats }, { ready, stop }) => {
  const sockets = await takeSeats(seats);
  const watched = sockets.map(watch);
  const held = watchHeld();
  ready();
  await stop;
  const stall = held();
  for (const socket of sockets) socket.disconnect();
  return { watched, stall };
};
