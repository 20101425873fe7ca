import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { io, type Socket } from "socket.io-client";
import type { Entry } from "../../../core/board/op.ts";
import { packInk, quantiseInk } from "../../../core/ink/pack.ts";
import { unpackEntries } from "../../../core/wire/entries.ts";
import {
  type ClientEvents,
  type Joined,
  type ServerEvents,
  WIRE_VERSION,
} from "../../../core/wire/messages.ts";
import { createParser } from "../../../core/wire/parser.ts";
import type { Person } from "../../accounts.ts";
import type { Env } from "../../env.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../index.ts";
import { createLog } from "../../log.ts";
import type { Heartbeat } from "../../socket.ts";
import { UTF8 } from "../../utf8.ts";
import { createFakeRecogniser } from "./fakeRecogniser.ts";

export type Wire = Socket<ServerEvents, ClientEvents>;

/** The environment of a test's server, on a folder of its own. */
export async function testEnv(changes: Partial<Env> = {}): Promise<Env> {
  return {
    port: 0,
    host: "127.0.0.1",
    dataDir: await mkdtemp(join(tmpdir(), "digitboard-room-")),
    databaseUrl: undefined,
    publicOrigin: undefined,
    secret: "a secret for tests only",
    trustedProxies: 0,
    logLevel: "silent",
    isDevelopment: false,
    mail: { smtpUrl: undefined, from: "Digitboard <digitboard@localhost>" },
    otherSites: { google: undefined, github: undefined },
    ...changes,
  };
}

// Server and pages share a process here: where it is held up, none of them is gone.
const PATIENT: Heartbeat = { everyMs: 60_000, answerWithinMs: 600_000 };

/** A real server without pages; its recogniser reads each stroke as the number of its samples. */
export async function startTestServer(
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { readonly env: Env }> {
  const env = options.env ?? (await testEnv());
  const server = await startServer({
    log: createLog("silent"),
    pages: false,
    startRecogniser: async () => createFakeRecogniser(),
    heartbeat: PATIENT,
    ...options,
    env,
  });
  return { ...server, env };
}

/** Closes the server and removes its folder. */
export async function endTestServer(server: RunningServer & { readonly env: Env }): Promise<void> {
  await server.close();
  await rm(server.env.dataDir, { recursive: true, force: true });
}

export type Guest = { readonly person: Person; readonly cookie: string };

export async function newGuest({ services }: RunningServer, name: string): Promise<Guest> {
  const made = await services.accounts.createGuest(name, { address: "127.0.0.1" });
  if (!made.ok) throw new Error(made.reason);
  const { id: userId, sessionVersion } = made.person;
  const token = await encode({ token: { userId, sessionVersion }, secret: services.secret });
  return { person: made.person, cookie: `${services.sessions.cookieName({ https: false })}=${token}` };
}

type LineOptions = {
  readonly cookie?: string | undefined;
  readonly transports?: readonly ("websocket" | "polling")[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** A connected socket; rejects with the server's words when it is not let in. */
export function connectTo({ port }: Pick<RunningServer, "port">, options: LineOptions): Promise<Wire> {
  const { cookie, transports = ["websocket"], headers = {} } = options;
  const extraHeaders = { ...headers, ...(cookie === undefined ? {} : { cookie }) };
  const socket: Wire = io(`http://127.0.0.1:${port}`, {
    transports: [...transports],
    parser: createParser(UTF8),
    extraHeaders,
    forceNew: true,
    reconnection: false,
  });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", (error) => {
      socket.close();
      reject(error);
    });
  });
}

/** A page on a board, with everything it heard. */
export type Visitor = {
  readonly socket: Wire;
  readonly joined: Joined;
  readonly entries: Entry[]; // in the order they came
  /** Resolves once `holds` answers true; looks after each message. Rejects when the page is cut off before. */
  until(holds: () => boolean): Promise<void>;
  draw(id: string, samples?: number): ReturnType<typeof draw>;
};

export async function visit(socket: Wire, board: string, since = 0): Promise<Visitor> {
  const entries: Entry[] = [];
  const waiting = new Set<() => void>();
  socket.on("entry", (packed) => entries.push(...(unpackEntries(packed) ?? [])));
  const joined = await socket.emitWithAck("join", { version: WIRE_VERSION, board, since });
  if (!joined.ok) throw new Error(joined.reason);
  entries.unshift(...(unpackEntries(joined.entries) ?? []));
  socket.onAny(() => {
    // After the event's own listeners, which come later than this one.
    queueMicrotask(() => {
      for (const look of waiting) look();
    });
  });
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const cutOff = (reason: string) => reject(new Error(`cut off: ${reason}`));
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        socket.off("disconnect", cutOff);
        resolve();
      };
      socket.once("disconnect", cutOff);
      waiting.add(look);
      look();
    });
  return { socket, joined, entries, until, draw: (id, samples) => draw(socket, id, samples) };
}

export const idOf = (name: string) => name.padEnd(16, "_");

/** Ink of that many samples, as the wire keeps it. */
export function inkOf(samples: number) {
  return quantiseInk(
    Array.from({ length: samples }, (_, i) => ({ x: i * 2, y: (i % 7) * 3, t: i * 8, pressure: 0.5 })),
  );
}

/** Sends a stroke; answers what the server does. */
export function draw(socket: Wire, id: string, samples = 3) {
  const header = { kind: "draw", id: idOf(id), pointer: "pen", color: 0, width: 4 } as const;
  return socket.emitWithAck("op", header, packInk(inkOf(samples)));
}
