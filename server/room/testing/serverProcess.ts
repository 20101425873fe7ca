import { startServer } from "../../index.ts";
import { createLog } from "../../log.ts";
import { createFakeRecogniser } from "./fakeRecogniser.ts";
import { newGuest, testEnv } from "./testServer.ts";

/** A server as a process of its own, for tests that kill it: `serverProcess.ts DATA_DIR NAME…` tells port and cookies. */
export type Told = { readonly port: number; readonly cookies: readonly string[]; readonly board: string };

const [dataDir = "", ...names] = process.argv.slice(2);
const env = await testEnv({ dataDir });
const server = await startServer({
  env,
  log: createLog("silent"),
  pages: false,
  startRecogniser: async () => createFakeRecogniser(),
});
const guests = [];
for (const name of names) guests.push(await newGuest(server, name));
const [owner] = guests;
const board = owner && (await server.services.store.createBoard(owner.person.id, "Killed"));
const told: Told = {
  port: server.port,
  cookies: guests.map(({ cookie }) => cookie),
  board: board?.id ?? "",
};
console.log(JSON.stringify(told));
