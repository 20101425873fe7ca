import { type Server as HttpServer, type IncomingMessage, ServerResponse } from "node:http";
import { type DefaultEventsMap, Server, type Socket } from "socket.io";
import { LIMITS } from "../core/wire/limits.ts";
import type { ClientEvents, ServerEvents } from "../core/wire/messages.ts";
import { TOO_LARGE } from "../core/wire/parcel.ts";
import { createParser } from "../core/wire/parser.ts";
import { REASONS } from "../core/wire/reasons.ts";
import type { Person } from "./accounts.ts";
import type { Sessions } from "./accountsSession.ts";
import { isHttps, originFault, type Reached, settleForwarded } from "./httpOrigin.ts";
import type { Log } from "./log.ts";
import type { Broadcast, Connection } from "./room/connection.ts";
import { createBroadcast } from "./socketBroadcast.ts";
import type { PeerEvents } from "./socketEvents.ts";
import { UTF8 } from "./utf8.ts";

type Data = { person: Person };
export type Io = Server<ClientEvents, ServerEvents, DefaultEventsMap, Data>;
export type Page = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Data>;

/** The sockets of all pages. */
export type Sockets = {
  readonly broadcast: Broadcast;
  /** Begins to take connections; `eventsOf` says what each may do, and may ask whether its session still holds. */
  open(eventsOf: (connection: Connection, isSignedIn: () => Promise<boolean>) => PeerEvents): void;
  /** Breaks a user's connections; their pages are let in again only by a session that holds. */
  end(userId: string): void;
  /** Breaks all connections; pages connect again by themselves when there is a server again. */
  close(): Promise<void>;
};

export type SocketsOptions = {
  readonly http: HttpServer;
  readonly reached: Reached;
  readonly sessions: Pick<Sessions, "personOf">;
  readonly isDevelopment: boolean;
  readonly log: Pick<Log, "info" | "warn">;
  readonly heartbeat?: Heartbeat | undefined;
};

/** How often a page is asked whether it is there, and how long it may take to answer. */
export type Heartbeat = { readonly everyMs: number; readonly answerWithinMs: number };

const HEARTBEAT: Heartbeat = { everyMs: 2000, answerWithinMs: 2500 }; // a dead connection is shown within 5 s
const KNOWN = new Set(["join", "op", "ink", "cursor"]);

export function createSockets(options: SocketsOptions): Sockets {
  const { http, reached, sessions, isDevelopment, log, heartbeat = HEARTBEAT } = options;
  const io: Io = new Server({
    pingInterval: heartbeat.everyMs,
    pingTimeout: heartbeat.answerWithinMs,
    serveClient: false,
    parser: createParser(UTF8, LIMITS.messageBytes),
    maxHttpBufferSize: LIMITS.transportBytes,
    destroyUpgrade: !isDevelopment, // Next reloads pages in development over a WebSocket of its own
    allowRequest: (request, decide) => {
      settleForwarded(request, reached);
      const fault = originFault(request.headers, reached);
      if (fault !== undefined) log.info({ fault }, "connection refused");
      decide(fault, fault === undefined);
    },
  });
  io.use((page, next) => {
    identify(page.request, reached, sessions).then(
      (person) => {
        if (person !== undefined) page.data.person = person;
        next(person === undefined ? new Error("not-signed-in") : undefined);
      },
      (error: unknown) => {
        log.warn({ error }, "no session could be read");
        next(new Error("store-failed"));
      },
    );
  });
  const pages = new WeakMap<Connection, Page>();
  return {
    broadcast: createBroadcast(io, (connection) => pages.get(connection)),
    open: (eventsOf) => {
      io.on("connection", (page) => {
        const connection = connectionOf(page);
        pages.set(connection, page);
        sayWhyTooLarge(page.conn.transport);
        page.conn.on("upgrade", sayWhyTooLarge);
        const isSignedIn = async () => (await identify(page.request, reached, sessions)) !== undefined;
        serve(page, eventsOf(connection, isSignedIn));
      });
      io.attach(http);
      io.engine.use(sayWhyInAnswer);
    },
    end: (userId) => {
      for (const page of io.sockets.sockets.values()) {
        if (page.data.person.id === userId) page.conn.close();
      }
    },
    close: () => io.close(),
  };
}

function identify(request: IncomingMessage, reached: Reached, sessions: SocketsOptions["sessions"]) {
  return sessions.personOf(request.headers.cookie, { https: isHttps(request.headers, reached) });
}

function connectionOf(page: Page): Connection {
  return {
    person: page.data.person,
    send: (event, ...message) => {
      page.emit(event, ...message);
    },
    listen: (boardId) => void page.join(boardId),
    unlisten: (boardId) => void page.leave(boardId),
    bufferedBytes: () => bufferedBytes(page),
    drop: () => page.conn.close(),
  };
}

/** Takes a page's messages, whatever they are: their types are what the page ought to send, and parsing finds out. */
function serve(page: Page, events: PeerEvents): void {
  page.on("join", (request: unknown, answer: unknown) => {
    void events.join(request, (joined) => reply(answer, joined));
  });
  page.on("op", (header: unknown, ink: unknown, answer: unknown) => {
    // Without ink a page may leave it out.
    const [bytes, callback] = typeof ink === "function" ? [null, ink] : [ink, answer];
    void events.op(header, bytes).then((taken) => reply(callback, taken));
  });
  // Nobody waits for what becomes of live ink; whoever asks is told.
  page.on("ink", (frame: unknown, answer: unknown) => reply(answer, events.ink(frame)));
  page.on("cursor", (cursor: unknown, answer: unknown) => reply(answer, events.cursor(cursor)));
  page.onAny((event: unknown, ...rest: unknown[]) => {
    if (event === TOO_LARGE) reply(rest.at(-1), events.tooLarge());
    else if (typeof event !== "string" || !KNOWN.has(event)) reply(rest.at(-1), events.unknown());
  });
  page.on("disconnect", () => events.left());
}

const MESSAGE_TOO_BIG = 1009; // RFC 6455, 7.4.1
const PAYLOAD_TOO_LARGE = 413;

/** A message that even the transport refuses ends the connection: whoever sent it reads in the close frame why. */
function sayWhyTooLarge(transport: object): void {
  const socket: unknown = Reflect.get(transport, "socket");
  if (!isClosable(socket)) return; // polling: see sayWhyInAnswer
  const close = socket.close.bind(socket);
  socket.close = (code, words) =>
    close(code, words ?? (code === MESSAGE_TOO_BIG ? REASONS["too-large"] : words));
}

/** By polling the answer is a bare 413: it says why, too. Upgrades come through here with no such answer. */
function sayWhyInAnswer(
  _request: IncomingMessage,
  response: Partial<ServerResponse>,
  next: () => void,
): void {
  if (response instanceof ServerResponse) {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (status: number, ...rest: never[]) => {
      if (status !== PAYLOAD_TOO_LARGE) return writeHead(status, ...rest);
      writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      response.write(REASONS["too-large"]);
      return response;
    };
  }
  next();
}

function isClosable(socket: unknown): socket is { close(code?: number, words?: string): void } {
  return (
    typeof socket === "object" && socket !== null && "close" in socket && typeof socket.close === "function"
  );
}

function reply(answer: unknown, value: object): void {
  if (typeof answer === "function") answer(value);
}

/** What waits in Engine.IO for its transport, and in the WebSocket for the network. Neither counts bytes in public. */
function bufferedBytes({ conn }: Page): number {
  const waiting: unknown = Reflect.get(conn, "writeBuffer");
  let bytes = 0;
  for (const packet of Array.isArray(waiting) ? waiting : []) bytes += packet.data?.length ?? 0;
  const socket: unknown = Reflect.get(conn.transport, "socket");
  if (typeof socket === "object" && socket !== null && "bufferedAmount" in socket) {
    bytes += Number(socket.bufferedAmount);
  }
  return bytes;
}
