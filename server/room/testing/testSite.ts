import { after, before } from "node:test";
import type { RunningServer } from "../../index.ts";
import { connectTo, endTestServer, type Guest, newGuest, startTestServer, type Wire } from "./testServer.ts";

type Started = { readonly server: Awaited<ReturnType<typeof startTestServer>>; ann: Guest; bob: Guest };

/** One server for all tests of a file, with two guests; it starts before the first test and ends after the last. */
export type TestSite = {
  readonly server: RunningServer;
  readonly ann: Guest;
  readonly bob: Guest;
  /** A connection that is closed after the last test. */
  connect(guest: Guest, options?: Omit<Parameters<typeof connectTo>[1], "cookie">): Promise<Wire>;
  /** The id of a new board, Ann's unless told. */
  newBoard(owner?: Guest): Promise<string>;
};

export function testSite(): TestSite {
  let started: Started | undefined;
  const open: Wire[] = [];
  const site = (): Started => {
    if (started === undefined) throw new Error("the server has not started");
    return started;
  };
  before(async () => {
    const server = await startTestServer();
    started = { server, ann: await newGuest(server, "Ann"), bob: await newGuest(server, "Bob") };
  });
  after(async () => {
    for (const socket of open) socket.close();
    await endTestServer(site().server);
  });
  return {
    get server() {
      return site().server;
    },
    get ann() {
      return site().ann;
    },
    get bob() {
      return site().bob;
    },
    connect: async ({ cookie }, options = {}) => {
      const socket = await connectTo(site().server, { cookie, ...options });
      open.push(socket);
      return socket;
    },
    newBoard: async (owner = site().ann) =>
      (await site().server.services.store.createBoard(owner.person.id, "Sums")).id,
  };
}
