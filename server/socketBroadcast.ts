import { encodeParcel } from "../core/wire/parcel.ts";
import type { Broadcast, Connection } from "./room/connection.ts";
import type { Io, Page } from "./socket.ts";
import { framesOf } from "./socketFrames.ts";
import { UTF8 } from "./utf8.ts";

const EVENT = 2; // Socket.IO's type of a packet

/**
 * Socket.IO's own broadcast frames bytes anew for each socket and writes each message by itself. To hundreds of sockets
 * that, and not the work of a room, is what the main thread does: here all messages are one block, made once, and one
 * write to a socket.
 */
export function createBroadcast(io: Io, pageOf: (connection: Connection) => Page | undefined): Broadcast {
  return (boardId, except, ...messages) => {
    const parcels = messages.map((data) => encodeParcel({ type: EVENT, nsp: "/", data: [...data] }, UTF8));
    const frames = framesOf(parcels);
    const skipped = new Set(except.map(pageOf));
    for (const id of io.sockets.adapter.rooms.get(boardId) ?? []) {
      const page = io.sockets.sockets.get(id);
      if (page === undefined || skipped.has(page) || page.conn.readyState !== "open") continue;
      // Options are the packet's own: Engine.IO writes into them.
      if (takesFrames(page)) page.conn.send(frames, framed(frames));
      else for (const parcel of parcels) page.conn.send(parcel);
    }
  };
}

/** The option by which Socket.IO's adapter, too, hands Engine.IO what is framed already. */
function framed(frames: Buffer): { compress: boolean; wsPreEncodedFrame: readonly Buffer[] } {
  return { compress: false, wsPreEncodedFrame: [frames] };
}

/** Not by polling; and where a WebSocket's sender cannot be reached Engine.IO would send the block as one message. */
function takesFrames({ conn }: Page): boolean {
  if (conn.transport.name !== "websocket") return false;
  const sender = member(member(conn.transport, "socket"), "_sender");
  return typeof member(sender, "sendFrame") === "function";
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
