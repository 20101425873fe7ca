import { io, type Socket } from "socket.io-client";
import { type ClientEvents, type Joined, type ServerEvents, WIRE_VERSION } from "../core/wire/messages.ts";
import { createParser } from "../core/wire/parser.ts";

export type BoardSocket = Socket<ServerEvents, ClientEvents>;

/** Whose connection to which board. `cookie` is a Cookie header. */
export type Seat = { readonly url: string; readonly board: string; readonly cookie: string };

const UTF8 = {
  encode: (text: string) => Buffer.from(text),
  decode: (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(),
};
const ANSWER_MS = 60_000;

/** Connects by WebSocket and joins the board. Rejects when the server refuses or says nothing for a minute. */
export async function takeSeat(
  seat: Seat,
): Promise<{ readonly socket: BoardSocket; readonly joined: Joined }> {
  const socket: BoardSocket = io(seat.url, {
    transports: ["websocket"],
    parser: createParser(UTF8),
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: seat.cookie, origin: seat.url },
  });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no connection within a minute")), ANSWER_MS);
    socket.once("connect", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once("connect_error", reject);
  });
  const joined = await socket.timeout(ANSWER_MS).emitWithAck("join", {
    version: WIRE_VERSION,
    board: seat.board,
    since: 0,
  });
  if (!joined.ok) throw new Error(`the board could not be joined: ${joined.reason}`);
  return { socket, joined };
}

/** Takes many seats, a few at a time as a class arrives. */
export async function takeSeats(seats: readonly Seat[], atOnce = 20): Promise<readonly BoardSocket[]> {
  const sockets: BoardSocket[] = [];
  for (let i = 0; i < seats.length; i += atOnce) {
    const taken = await Promise.all(seats.slice(i, i + atOnce).map(takeSeat));
    sockets.push(...taken.map(({ socket }) => socket));
  }
  return sockets;
}
