import { once } from "node:events";
import { connect, type Socket } from "node:net";

const PROTOCOL_3 = 196_608;
const END_OF_BATCH = "Z"; // ReadyForQuery

/** A connection that speaks PostgreSQL's protocol message by message, which no driver lets a test do. */
export type RawConnection = {
  /** Sends the messages together. */
  send(...messages: readonly Buffer[]): void;
  /** Waits for a message of this kind and answers the first column of the rows that came before it. */
  until(kind: string): Promise<readonly string[]>;
  leave(): Promise<void>;
};

export async function connectRaw(socketPath: string): Promise<RawConnection> {
  const socket = connect(socketPath);
  await once(socket, "connect");
  const until = readerOf(socket);
  const names = Buffer.from("user\0postgres\0database\0postgres\0\0");
  socket.write(Buffer.concat([int32(names.length + 8), int32(PROTOCOL_3), names]));
  await until(END_OF_BATCH);
  const leave = async () => {
    socket.destroy();
    await once(socket, "close");
  };
  return { send: (...messages) => socket.write(Buffer.concat(messages)), until, leave };
}

export const parse = (sql: string) => message("P", Buffer.from(`\0${sql}\0`), int16(0));
export const bind = (value: string) => {
  const bytes = Buffer.from(value);
  return message("B", Buffer.from("\0\0"), int16(0), int16(1), int32(bytes.length), bytes, int16(0));
};
export const bindNothing = message("B", Buffer.from("\0\0"), int16(0), int16(0), int16(0));
export const execute = message("E", Buffer.from("\0"), int32(0));
export const flush = message("H");
export const sync = message("S");

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function readerOf(socket: Socket): RawConnection["until"] {
  let buffer = Buffer.alloc(0);
  const next = async (): Promise<{ kind: string; body: Buffer }> => {
    for (;;) {
      const length = buffer.length < 5 ? Number.POSITIVE_INFINITY : buffer.readInt32BE(1) + 1;
      if (buffer.length >= length) {
        const [kind, body] = [buffer.toString("latin1", 0, 1), buffer.subarray(5, length)];
        buffer = buffer.subarray(length);
        return { kind, body };
      }
      const [chunk] = await once(socket, "data");
      buffer = Buffer.concat([buffer, chunk]);
    }
  };
  return async (wanted) => {
    const rows: string[] = [];
    for (;;) {
      const { kind, body } = await next();
      if (kind === "E") throw new Error(body.toString("latin1"));
      if (kind === "D") rows.push(body.toString("utf8", 6, 6 + body.readInt32BE(2)));
      if (kind === wanted) return rows;
    }
  };
}
