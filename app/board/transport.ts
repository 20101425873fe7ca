import type { Op } from "../../core/board/op.ts";
import type { PackedEntries } from "../../core/wire/entries.ts";
import type {
  Cursor,
  Joined,
  JoinRequest,
  May,
  PeersNow,
  ReadingsNow,
  Refused,
} from "../../core/wire/messages.ts";
import type { Reason } from "../../core/wire/reasons.ts";

export type Taken = { readonly ok: true; readonly seq: number };

/** What the board needs of a connection. Answers are undefined when none came in time or the line broke. */
export type Transport = {
  readonly join: (request: JoinRequest) => Promise<Joined | Refused | undefined>;
  readonly send: (op: Op) => Promise<Taken | Refused | undefined>;
  readonly ink: (frame: Uint8Array) => boolean; // false: not sent, try with the next frame
  readonly cursor: (cursor: Cursor) => void;
  readonly close: () => void;
};

/** What a connection tells the board. */
export type TransportListener = {
  readonly onLine: (line: Line) => void;
  readonly onEntries: (packed: PackedEntries) => void;
  readonly onInk: (frame: Uint8Array) => void;
  readonly onPeers: (now: PeersNow) => void;
  readonly onReadings: (now: ReadingsNow) => void;
  readonly onMay: (may: May) => void;
  readonly onTurnedAway: (reason: Reason) => void;
};

/** up: messages pass. down: being tried again. cut: the browser has no network, or trying has failed for long. */
export type Line = "up" | "down" | "cut";

export type OpenTransport = (listener: TransportListener) => Transport;
