import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import { nanoid } from "nanoid";
import { openAccounts } from "./accountsOpen.ts";
import { bootSentence } from "./bootSentence.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Env, loadEnv } from "./env.ts";
import { createHttp, type Health, listen, type Pages } from "./http.ts";
import { type OpenImages, openImages } from "./images/openImages.ts";
import { type ImageProcesses, openImageProcesses } from "./images/processes.ts";
import { sweepNightly } from "./keeping/sweepNightly.ts";
import { createLimits } from "./limits.ts";
import type { LiveServer } from "./liveServer.ts";
import { createLog, type Log } from "./log.ts";
import { may } from "./may.ts";
import { type Recogniser, startRecogniser } from "./recogniser.ts";
import { createPad } from "./room/pad.ts";
import { createRooms, type Rooms } from "./room/rooms.ts";
import { createTimeline } from "./room/timeline.ts";
import { openSharing } from "./sharingOpen.ts";
import { createSockets, type Heartbeat, type Sockets } from "./socket.ts";
import { createPeerEvents } from "./socketEvents.ts";
import { createCommitQueue } from "./store/commitQueue.ts";
import { createStore, type Store } from "./store.ts";

/** Where things are kept: a store and what it stands on. */
export type Storage = Pick<Database, "kind" | "lost" | "close"> & { readonly store: Store };

export type ServerOptions = {
  readonly env: Env;
  readonly log: Log;
  /** False: only `/api/health` and the sockets. */
  readonly pages?: boolean;
  readonly now?: () => number; // epoch ms
  readonly openStorage?: (env: Env) => Promise<Storage>;
  readonly startRecogniser?: () => Promise<Recogniser>;
  readonly openImageProcesses?: (backend: "tensorflow" | "wasm") => ImageProcesses;
  readonly heartbeat?: Heartbeat;
};

export type RunningServer = {
  readonly port: number;
  readonly health: Health;
  readonly services: LiveServer;
  /** Rejects when the database stops by itself, after which this server is of no more use. */
  readonly lost: Promise<never>;
  /** Takes no more ops, lets those under way be stored and told, then closes everything. */
  close(): Promise<void>;
};

type Parts = { readonly storage: Storage; readonly recogniser: Recogniser };

/**
 * Starts everything on one port; it listens at once and answers 503 until all is ready. Throws what `bootSentence` puts
 * in words when the port is in use, the database does not answer or its folder belongs to another server.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { env, log } = options;
  const reached = { trustedProxies: env.trustedProxies, publicOrigin: env.publicOrigin };
  let health: Health | undefined;
  let pages: Pages | undefined;
  const onFault = (error: unknown) => log.error({ error }, "fault");
  const http = createHttp({
    reached,
    isDevelopment: env.isDevelopment,
    health: () => health,
    pages: () => pages,
    onFault,
  });
  const port = await listen(http, env.port, env.host);
  try {
    const parts = await openParts(options);
    const { openImageProcesses: open = openImageProcesses } = options;
    const processes = open(parts.recogniser.backend);
    const images = openImages({ store: parts.storage.store, processes, log });
    const live = compose(options, { ...parts, images }, { http, port });
    Reflect.set(globalThis, Symbol.for("digitboard"), live.services);
    const next = options.pages === false ? undefined : await openPages(env, port, http);
    pages = next?.handle;
    health = healthOf(live.services, parts.storage);
    const nights = sweepNightly(options, live.services);
    const close = async () => {
      health = undefined;
      await nights.close();
      await live.close();
      await next?.close();
      images.close();
      await parts.recogniser.close();
      await parts.storage.close();
    };
    let closing: Promise<void> | undefined;
    const closeOnce = () => {
      closing ??= close();
      return closing;
    };
    return { port, health, services: live.services, lost: parts.storage.lost, close: closeOnce };
  } catch (error) {
    http.close();
    http.closeAllConnections();
    throw error;
  }
}

/** Both at once, as each takes a second or more; when one fails the other is closed. */
async function openParts(options: ServerOptions): Promise<Parts> {
  const openStorage = options.openStorage ?? openDefaultStorage;
  const [storage, recogniser] = await Promise.allSettled([
    openStorage(options.env),
    (options.startRecogniser ?? (() => startDefaultRecogniser(options.log)))(),
  ]);
  if (storage.status === "fulfilled" && recogniser.status === "fulfilled") {
    return { storage: storage.value, recogniser: recogniser.value };
  }
  if (storage.status === "fulfilled") await storage.value.close();
  if (recogniser.status === "fulfilled") await recogniser.value.close();
  throw storage.status === "rejected"
    ? storage.reason
    : recogniser.status === "rejected" && recogniser.reason;
}

function startDefaultRecogniser(log: Log): Promise<Recogniser> {
  return startRecogniser({ onProblem: (problem) => log.warn({ problem }, "recogniser") });
}

async function openDefaultStorage({ dataDir, databaseUrl }: Env): Promise<Storage> {
  const database = await openDatabase({ dataDir, databaseUrl });
  const store = createStore(database);
  const close = async () => {
    await store.close();
    await database.close();
  };
  return { kind: database.kind, lost: database.lost, store, close };
}

/** Puts the parts together: the one place where they meet. */
function compose(
  { env, log, now = Date.now, heartbeat }: ServerOptions,
  { storage: { store }, recogniser, images }: Parts & { readonly images: OpenImages },
  { http, port }: { readonly http: ReturnType<typeof createHttp>; readonly port: number },
) {
  const onFault = (error: unknown) => log.error({ error }, "fault");
  const { people, post, later, closePost } = openAccounts({
    env,
    port,
    users: store,
    now,
    log,
    onSessionsEnded: (userId) => putOut(userId, sockets, rooms),
    onBoardDeleted: (boardId) => rooms.deleted(boardId),
  });
  const commits = createCommitQueue(store, { onFailure: onFault });
  const timeline = createTimeline(store, onFault);
  const { isDevelopment, trustedProxies, publicOrigin } = env;
  const reached = { trustedProxies, publicOrigin };
  const sockets = createSockets({ http, reached, ...people, isDevelopment, log, heartbeat });
  const { broadcast } = sockets;
  const rooms = createRooms({ store, commits, recogniser, timeline, broadcast, may, now, onFault });
  const limits = createLimits(() => performance.now());
  let isClosing = false;
  sockets.open((connection, isSignedIn) =>
    createPeerEvents(connection, {
      rooms,
      limits,
      may,
      isClosing: () => isClosing,
      isSignedIn,
      isOwnImage: async (imageId, userId) => (await store.imageById(imageId))?.ownerId === userId,
      onJoined: (boardId, userId) => void store.touchMember(boardId, userId, now()).catch(onFault),
      log,
    }),
  );
  const shared = openSharing(store, { log, now, post, later, rooms });
  const readInk = createPad(recogniser, () => `pad ${nanoid()}`);
  const services: LiveServer = {
    version: versionOf(),
    backend: recogniser.backend,
    ...forPages(env),
    ...shared,
    ...people,
    may,
    recognise: readInk,
    ...images.forPages(readInk),
  };
  const close = async () => {
    isClosing = true;
    await drained(commits, timeline);
    await sockets.close();
    shared.requests.close();
    await closePost();
    http.closeAllConnections();
    rooms.close();
  };
  return { services, close };
}

/** Whose account is gone, the reader forgets too. */
function putOut(userId: string, sockets: Pick<Sockets, "end">, rooms: Pick<Rooms, "handChosen">): void {
  sockets.end(userId);
  void rooms.handChosen(userId);
}

function forPages({ secret, publicOrigin, otherSites }: Env) {
  return { secret, publicUrl: publicOrigin, otherSites };
}

/** What was stored is told before the sockets close. */
async function drained(
  commits: ReturnType<typeof createCommitQueue>,
  timeline: ReturnType<typeof createTimeline>,
): Promise<void> {
  await commits.drained();
  await new Promise((resolve) => setImmediate(resolve));
  await timeline.flush();
}

async function openPages({ isDevelopment, host }: Env, port: number, http: ReturnType<typeof createHttp>) {
  const { default: next } = await import("next");
  const pages = next({ dev: isDevelopment, dir: rootFolder(), hostname: host, port, httpServer: http });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => pages.close() } satisfies {
    handle: Pages;
    close(): Promise<void>;
  };
}

function healthOf({ version, backend }: LiveServer, { kind }: Storage): Health {
  return { status: "ok", version, backend, database: kind };
}

function rootFolder(): string {
  return fileURLToPath(new URL("..", import.meta.url));
}

function versionOf(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return version;
}

/** Where people on this machine and on its network find the server. */
function addressesOf({ host, publicOrigin }: Env, port: number): readonly string[] {
  if (publicOrigin !== undefined) return [publicOrigin];
  const isEverywhere = host === "0.0.0.0" || host === "::";
  if (!isEverywhere) return [`http://${host.includes(":") ? `[${host}]` : host}:${port}`];
  const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const hosts = outside
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  return ["localhost", ...hosts].map((each) => `http://${each}:${port}`);
}

const CLOSE_WITHIN_MS = 4_500;

async function main(): Promise<void> {
  const env = loadEnv();
  const log = createLog(env.logLevel);
  try {
    const server = await startServer({ env, log });
    stopBySignal(server, log);
    const { backend, database } = server.health;
    const where = addressesOf(env, server.port).join("  ");
    console.log(`Digitboard: ${where}  (recogniser: ${backend}, database: ${database})`);
  } catch (error) {
    console.error(bootSentence(error, env.host) ?? error);
    process.exit(1);
  }
}

/** Drains and leaves on the first signal; a second one changes nothing, so that nothing stored goes untold. */
function stopBySignal(server: RunningServer, log: Log): void {
  let isStopping = false;
  const stop = (code: number) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(code), CLOSE_WITHIN_MS).unref();
    server.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ error }, "not everything closed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop(0));
  process.on("SIGINT", () => stop(0));
  server.lost.catch((error: unknown) => {
    log.fatal({ error }, "the database stopped");
    stop(1);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
