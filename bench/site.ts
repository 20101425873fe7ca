import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Seat } from "../e2e/client.ts";
import { freePort, freshFolder, startServer } from "../e2e/server.ts";
import { cookieHeader, makeBoard, makeGuest, type Session } from "../e2e/session.ts";
import type { ProbeAnswer } from "./probeAnswer.ts";

/** A server of the bench's own, with people who have sessions. */
export type Site = {
  readonly url: string;
  /** `count` seats of different people on a board; the same people again for the next board. */
  seats(board: string, count: number): Promise<readonly Seat[]>;
  board(name: string): Promise<string>;
  /** What the server's process did since the last question. */
  probe(): Promise<ProbeAnswer>;
  close(): Promise<void>;
};

const GUESTS_AT_ONCE = 8;

/** Starts it on an empty data folder and a free port. */
export async function openSite(): Promise<Site> {
  const folder = await freshFolder();
  const probe = pathToFileURL(path.join(import.meta.dirname, "probe.mjs")).href;
  const server = await startServer({
    dataDir: folder.dir,
    port: await freePort(),
    nodeArgs: ["--expose-gc", "--import", probe],
  });
  const { url } = server;
  const guests: Session[] = [];
  const owner = await makeGuest(url, "Owner");
  const someGuests = async (count: number): Promise<readonly Session[]> => {
    while (guests.length < count) {
      const more = Math.min(GUESTS_AT_ONCE, count - guests.length);
      const names = Array.from({ length: more }, (_, i) => `Guest ${guests.length + i + 1}`);
      guests.push(...(await Promise.all(names.map((name) => makeGuest(url, name)))));
    }
    return guests.slice(0, count);
  };
  return {
    url,
    seats: async (board, count) =>
      (await someGuests(count)).map((guest) => ({ url, board, cookie: cookieHeader(guest) })),
    board: (name) => makeBoard(url, owner, name),
    probe: () =>
      new Promise((resolve) => {
        server.process.once("message", (answer: ProbeAnswer) => resolve(answer));
        server.process.send("probe");
      }),
    close: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}
