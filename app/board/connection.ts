import { io, type Socket } from "socket.io-client";
import { LIMITS } from "../../core/wire/limits.ts";
import type { ClientEvents, ServerEvents } from "../../core/wire/messages.ts";
import { createParser } from "../../core/wire/parser.ts";
import { REASONS, type Reason } from "../../core/wire/reasons.ts";
import { BROWSER_CLOCK } from "./clock.ts";
import type { Line, Transport, TransportListener } from "./transport.ts";
import { bytesOf, wireOp } from "./wireOp.ts";

type Wire = Socket<ServerEvents, ClientEvents>;

/** A proxy that swallows WebSockets answers nothing: polling gets its turn after this long. */
const WEBSOCKET_TIMEOUT_MS = 2500;
const POLLING_TIMEOUT_MS = 5000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 1500;
const ANSWER_MS = 12_000;
const CUT_AFTER_MS = 8000;
const UTF8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};
const MESSAGE_TOO_BIG = 1009; // of a WebSocket's close (RFC 6455, 7.4.1)
const PAYLOAD_TOO_LARGE = 413; // of an HTTP answer
const NEEDS_POLLING = "digitboard.needs-polling";

/** Opens the socket of this page's server; it goes on trying until closed. Only one board is joined through it. */
export function openConnection(listener: TransportListener): Transport {
  const parser = createParser(UTF8);
  const socket: Wire = io({ parser, autoConnect: false, reconnection: false, withCredentials: true });
  const close = keepTrying(socket, listener);
  socket.on("entry", listener.onEntries);
  socket.on("ink", listener.onInk);
  socket.on("peers", listener.onPeers);
  socket.on("readings", listener.onReadings);
  socket.on("may", listener.onMay);
  return {
    join: (request) => answered(socket.timeout(ANSWER_MS).emitWithAck("join", request)),
    send: (op) => {
      const message = wireOp(op);
      // Sent all the same it would end the connection, and be sent again with the next.
      if (bytesOf(message) > LIMITS.messageBytes) return Promise.resolve({ ok: false, reason: "too-large" });
      return answered(socket.timeout(ANSWER_MS).emitWithAck("op", ...message));
    },
    ink: (frame) => {
      // A volatile packet is dropped while the transport is busy, so the frame waits for the next one instead.
      if (!socket.connected || !socket.io.engine.transport.writable) return false;
      socket.volatile.emit("ink", frame);
      return true;
    },
    cursor: (cursor) => socket.volatile.emit("cursor", cursor),
    close,
  };
}

/** Tries WebSocket and polling in turn, so that a network that blocks one costs a moment and not the lesson. */
function keepTrying(socket: Wire, listener: TransportListener): () => void {
  let polls = remembersPolling();
  let failures = 0;
  let isClosed = false;
  let callOff: (() => void) | undefined;
  const line = lineTeller(listener.onLine);

  const attempt = () => {
    callOff?.();
    callOff = undefined;
    if (isClosed || socket.connected) return;
    // While the browser believes there is no network, plain requests tell the truth soonest.
    const byPolling = polls || !navigator.onLine;
    socket.io.opts.transports = byPolling ? ["polling", "websocket"] : ["websocket"];
    socket.io.timeout(byPolling ? POLLING_TIMEOUT_MS : WEBSOCKET_TIMEOUT_MS);
    socket.connect();
  };
  const retry = () => {
    if (isClosed) return;
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    callOff?.();
    callOff = BROWSER_CLOCK.later(delayMs, attempt);
  };
  socket.on("connect", () => {
    failures = 0;
    rememberPolling(polls);
    line.tell("up");
  });
  socket.on("disconnect", (_why, details) => {
    line.tell("down");
    if (isForSize(details)) listener.onTurnedAway("too-large");
    retry();
  });
  socket.on("connect_error", (error) => {
    line.tell("down");
    if (isReason(error.message)) listener.onTurnedAway(error.message);
    else if (navigator.onLine) polls = !polls;
    retry();
  });
  const restart = () => {
    failures = 0;
    // An open socket may be dead already: a fresh one is the only proof that the network is there.
    if (socket.connected) socket.disconnect();
    line.tell("down");
    attempt();
  };
  window.addEventListener("online", restart);
  window.addEventListener("offline", restart);
  attempt();
  return () => {
    isClosed = true;
    callOff?.();
    line.close();
    window.removeEventListener("online", restart);
    window.removeEventListener("offline", restart);
    socket.disconnect();
  };
}

/** Turns ups and downs into what a person is told: a line that stays down, or a browser without a network, is cut. */
function lineTeller(onLine: (line: Line) => void): {
  tell: (line: "up" | "down") => void;
  close: () => void;
} {
  let callOff: (() => void) | undefined;
  const close = () => {
    callOff?.();
    callOff = undefined;
  };
  return {
    close,
    tell: (line) => {
      if (line === "up") {
        close();
        onLine("up");
        return;
      }
      const isCutAlready = callOff === undefined ? false : !navigator.onLine;
      callOff ??= BROWSER_CLOCK.later(CUT_AFTER_MS, () => onLine("cut"));
      if (!navigator.onLine) onLine("cut");
      else if (!isCutAlready) onLine("down");
    },
  };
}

async function answered<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined);
}

/** Whether the line ended because a message was too large, by WebSocket or by polling; a proxy may say so, too. */
function isForSize(details: unknown): boolean {
  if (typeof details !== "object" || details === null) return false;
  const close: unknown = "context" in details ? details.context : undefined;
  const isOf = (of: unknown, name: string, value: number) =>
    typeof of === "object" && of !== null && Reflect.get(of, name) === value;
  return isOf(close, "code", MESSAGE_TOO_BIG) || isOf(details, "description", PAYLOAD_TOO_LARGE);
}

function isReason(text: string): text is Reason {
  return text in REASONS;
}

function remembersPolling(): boolean {
  try {
    return sessionStorage.getItem(NEEDS_POLLING) === "yes";
  } catch {
    return false;
  }
}

function rememberPolling(polls: boolean): void {
  try {
    if (polls) sessionStorage.setItem(NEEDS_POLLING, "yes");
    else sessionStorage.removeItem(NEEDS_POLLING);
  } catch {
    // A browser that keeps nothing only loses a moment at the next load.
  }
}
