/** A Socket.IO packet. `data` is what crosses: an event's name and arguments, or an acknowledgement's. */
export type Packet = {
  readonly type: number;
  readonly nsp: string;
  readonly data?: unknown;
  readonly id?: number;
};

/** UTF-8, from whatever the platform has. */
export type Utf8 = { encode(text: string): Uint8Array; decode(bytes: Uint8Array): string };

const CONNECT = 0;
const DISCONNECT = 1;
const EVENT = 2;
const ACK = 3;
const CONNECT_ERROR = 4;
const COUNT_BYTES = 4;
const HEAD_BYTES = 32; // type, namespace and id, in front of all else
/** The event as which a message that is too large arrives. */
export const TOO_LARGE = "too large";
const DEPTH = 3; // bytes lie in an argument, in its properties or in theirs; a long reading is not searched for them
/** Names that Socket.IO raises by itself and nobody may send. */
const RESERVED = new Set([
  "connect",
  "connect_error",
  "disconnect",
  "disconnecting",
  "newListener",
  "removeListener",
]);

/**
 * One message as one frame, where Socket.IO's own parser makes a frame of each block of bytes: text as there, and where
 * there are bytes u32 length of the text, the text, and each block after its u32 length, little-endian. In the text a
 * block stands as `{"$": its number}`.
 */
export function encodeParcel(packet: Packet, utf8: Utf8): string | Uint8Array {
  const blocks: Uint8Array[] = [];
  const data = Array.isArray(packet.data)
    ? packet.data.map((each) => lifted(each, DEPTH - 1, blocks))
    : packet.data;
  const { type, nsp, id } = packet;
  const json = data === undefined || data === null ? "" : JSON.stringify(data);
  const head = `${type}${nsp === "/" ? "" : `${nsp},`}${id ?? ""}${json}`;
  return blocks.length === 0 ? head : joined([utf8.encode(head), ...blocks]);
}

/** The packet again. Throws on anything that is none, upon which Socket.IO ends the connection. */
export function decodeParcel(frame: unknown, utf8: Utf8): Packet {
  if (typeof frame === "string") return packetOf(frame);
  const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame;
  if (!(bytes instanceof Uint8Array)) throw new Error("not a frame");
  const [head, ...blocks] = parted(bytes);
  if (head === undefined) throw new Error("an empty frame");
  const packet = packetOf(utf8.decode(head));
  if (!Array.isArray(packet.data)) throw new Error("bytes beside nothing");
  return { ...packet, data: packet.data.map((each) => restored(each, DEPTH - 1, blocks)) };
}

/**
 * Of a message that is too large to be read, what is needed to refuse it: an event of the name `TOO_LARGE` with the id
 * by which its sender awaits an answer. Throws when it is no event.
 */
export function decodeTooLarge(frame: unknown, utf8: Utf8): Packet {
  const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame;
  const isBytes = bytes instanceof Uint8Array;
  const start = isBytes ? utf8.decode(bytes.subarray(COUNT_BYTES, COUNT_BYTES + HEAD_BYTES)) : `${frame}`;
  const [, digit, nsp = "/", id] = HEAD.exec(start) ?? [];
  if (Number(digit) !== EVENT) throw new Error("too large, and no event");
  return { type: EVENT, nsp, data: [TOO_LARGE], ...(id === undefined ? {} : { id: Number(id) }) };
}

/** How large a frame is: its bytes, or its UTF-16 units, of which each is a byte or more. */
export function sizeOf(frame: unknown): number {
  if (typeof frame === "string") return frame.length;
  return frame instanceof Uint8Array || frame instanceof ArrayBuffer ? frame.byteLength : 0;
}

/** `value` with each block of bytes replaced by its number. */
function lifted(value: unknown, depth: number, blocks: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) return { $: blocks.push(value) - 1 };
  if (value instanceof ArrayBuffer) return { $: blocks.push(new Uint8Array(value)) - 1 };
  if (depth === 0 || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, lifted(each, depth - 1, blocks)]),
  );
}

function restored(value: unknown, depth: number, blocks: readonly Uint8Array[]): unknown {
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "$") return blocks[Number(only[1])] ?? value;
  if (depth === 0) return value;
  return Object.fromEntries(entries.map(([key, each]) => [key, restored(each, depth - 1, blocks)]));
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const frame = new Uint8Array(blocks.reduce((sum, block) => sum + COUNT_BYTES + block.length, 0));
  const view = new DataView(frame.buffer);
  let at = 0;
  for (const block of blocks) {
    view.setUint32(at, block.length, true);
    frame.set(block, at + COUNT_BYTES);
    at += COUNT_BYTES + block.length;
  }
  return frame;
}

/** Views on `frame`, as long as they fill it exactly. */
function parted(frame: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < frame.length; ) {
    if (at + COUNT_BYTES > frame.length) throw new Error("a frame cut short");
    const from = at + COUNT_BYTES;
    at = from + view.getUint32(at, true);
    if (at > frame.length) throw new Error("a frame cut short");
    blocks.push(frame.subarray(from, at));
  }
  return blocks;
}

const HEAD = /^(\d)(?:(\/[^,]*),)?(\d{1,15})?/;

function packetOf(head: string): Packet {
  const found = HEAD.exec(head);
  if (found === null) throw new Error("not a packet");
  const [all, digit, nsp = "/", id] = found;
  const type = Number(digit);
  const json = head.slice(all.length);
  const data: unknown = json === "" ? undefined : JSON.parse(json);
  if (!isPayload(type, data)) throw new Error("not what such a packet carries");
  return {
    type,
    nsp,
    ...(data === undefined ? {} : { data }),
    ...(id === undefined ? {} : { id: Number(id) }),
  };
}

function isPayload(type: number, data: unknown): boolean {
  switch (type) {
    case CONNECT:
      return data === undefined || isPlain(data);
    case DISCONNECT:
      return data === undefined;
    case CONNECT_ERROR:
      return typeof data === "string" || isPlain(data);
    case EVENT:
      return Array.isArray(data) && typeof data[0] === "string" && !RESERVED.has(data[0]);
    case ACK:
      return Array.isArray(data);
    default:
      return false; // 5 and 6 are what Socket.IO's own parser announces bytes by
  }
}
