import { unpackEntries } from "../../core/wire/entries.ts";
import { type Seat, takeSeat } from "../../e2e/client.ts";
import { steadyMs } from "../clock.ts";
import type { Doer } from "../jobs.ts";

/** Opening a board: from the first packet to every stroke unpacked. */
export const doJoin: Doer<"join"> = async ({ seats, atOnce }, { ready, go }) => {
  ready();
  await go;
  const joins: { readonly ms: number; readonly bytes: number }[] = [];
  if (atOnce) joins.push(...(await Promise.all(seats.map(joinOnce))));
  else for (const seat of seats) joins.push(await joinOnce(seat));
  return { joinsMs: joins.map((join) => join.ms), bytes: joins[0]?.bytes ?? 0 };
};

async function joinOnce(seat: Seat): Promise<{ readonly ms: number; readonly bytes: number }> {
  const fromMs = steadyMs();
  const { socket, joined } = await takeSeat(seat);
  const entries = unpackEntries(joined.entries);
  const ms = steadyMs() - fromMs;
  if (entries?.length !== joined.seq) throw new Error("a join did not bring the whole board");
  socket.disconnect();
  return { ms, bytes: joined.entries.ink.byteLength };
}
