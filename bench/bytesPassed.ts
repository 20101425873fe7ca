import type { BoardSocket } from "../e2e/client.ts";

/** Bytes that passed on the connection itself, WebSocket framing included. */
export function bytesPassed(socket: BoardSocket): { readonly sent: number; readonly received: number } {
  // Engine.IO's Node build keeps the `ws` object, and that its TCP socket, without typing either.
  const transport: unknown = socket.io.engine.transport;
  const tcp = member(member(transport, "ws"), "_socket");
  const [sent, received] = [member(tcp, "bytesWritten"), member(tcp, "bytesRead")];
  if (typeof sent !== "number" || typeof received !== "number")
    throw new Error("the connection does not count bytes");
  return { sent, received };
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
