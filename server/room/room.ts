import { isDeepStrictEqual } from "node:util";
import type { Entry, Op } from "../../core/board/op.ts";
import type { ReadingChange } from "../../core/reading/reading.ts";
import { packEntries } from "../../core/wire/entries.ts";
import { stampFrame } from "../../core/wire/frame.ts";
import type { Cursor, Joined, May, PeersNow } from "../../core/wire/messages.ts";
import type { LiveServer } from "../liveServer.ts";
import type { Recogniser } from "../recogniser.ts";
import type { CommitQueue } from "../store/commitQueue.ts";
import type { BoardRecord, Store } from "../store.ts";
import type { Broadcast, Connection, Message } from "./connection.ts";
import { createLive, type Live, type Tick } from "./live.ts";
import { createNews, type News, type Told } from "./news.ts";
import { createOrder, type Order, type Taken } from "./order.ts";
import { frameEveryMs, inkEveryMs, newsEveryMs } from "./pace.ts";
import { createPackedLog, type PackedLog } from "./packedLog.ts";
import { inkOf } from "./packedStroke.ts";
import { createRoomReading, type RoomReading, type RoomReadingOptions } from "./roomReading.ts";
import { createRoster, type Names, type Reader, type Roster } from "./roster.ts";
import { createSeats, type LagWatch, type Seat, type Seats, watchLag } from "./seats.ts";
import type { Timeline } from "./timeline.ts";

/** The live meeting around one board. */
export type Room = {
  record(): BoardRecord;
  /** The board's name, its owner or who may do what became another: who may not read it any more is put out. */
  setRecord(record: BoardRecord): void;
  join(connection: Connection, since: number): Joined;
  leave(connection: Connection): void;
  take(connection: Connection, op: Op): Promise<Taken>;
  /** Whether the op is an entry already, so that a resend is only told so. */
  knows(opId: string): boolean;
  /** False when the bytes are no frame. */
  ink(connection: Connection, frame: Uint8Array): boolean;
  cursor(connection: Connection, cursor: Cursor): void;
  readingCame(seq: number, change: ReadingChange): void;
  /** The recogniser has forgotten the board and is told of it again. */
  reread(): void;
  people(): number;
  isBusy(): boolean;
  /** Ends the room; those still in it connect and ask again. */
  close(): void;
};

export type RoomDeps = {
  readonly store: Pick<Store, "pagesAfter" | "membersOf" | "userById">;
  readonly commits: Pick<CommitQueue, "append">;
  readonly recogniser: Pick<Recogniser, "open" | "update" | "forget">;
  readonly handwriting: RoomReadingOptions["handwriting"];
  readonly timeline: Timeline;
  readonly broadcast: Broadcast;
  /** How many people are on all boards together. */
  readonly people: () => number;
  readonly may: LiveServer["may"];
  readonly now: () => number; // epoch ms
  readonly onFault: (error: unknown) => void;
};

type Parts = RoomDeps & {
  record: BoardRecord;
  readonly order: Order;
  readonly log: PackedLog;
  readonly reading: RoomReading;
  readonly seats: Seats;
  readonly roster: Roster;
  readonly lag: LagWatch;
  readonly live: Live;
  readonly news: News;
  peersTimer: NodeJS.Timeout | undefined;
  tellsAllNames: boolean; // and not of those alone who are here, once more
};

const LIVE_BACKLOG_BYTES = 64 * 1024; // live ink that comes late is of no use: the stroke itself follows

/** Opens a room with all that the store holds of its board. Throws when the store does not answer. */
export async function openRoom(record: BoardRecord, deps: RoomDeps): Promise<Room> {
  const boardId = record.id;
  let isOpen = false;
  const log = createPackedLog();
  const onEntries = (entries: readonly Entry[]) => {
    for (const entry of entries) log.append(entry);
    if (isOpen) announce(parts, entries);
  };
  const order = createOrder({ ...deps, boardId, log: deps.store, onEntries });
  const seats = createSeats();
  const parts: Parts = {
    ...deps,
    record,
    order,
    log,
    seats,
    reading: createRoomReading({ ...deps, boardId, board: order.board }),
    roster: createRoster(boardId, deps.store),
    lag: watchLag(
      seats,
      (seat) => seat.connection.unlisten(boardId),
      (seat) => bringUpToDate(parts, seat),
    ),
    live: createLive(
      () => inkEveryMs(deps.people()),
      (tick) => sendTick(parts, tick),
    ),
    news: createNews({
      everyMs: () => newsEveryMs(deps.people()),
      tell: (told) => {
        parts.lag.look();
        parts.broadcast(boardId, [], ...messagesOf(told));
      },
    }),
    peersTimer: undefined,
    tellsAllNames: false,
  };
  parts.roster.show(record.shown);
  await order.catchUp();
  await parts.roster.learn(log.since(0).authors);
  await parts.reading.open();
  isOpen = true;
  return roomOf(parts);
}

function roomOf(parts: Parts): Room {
  const { seats, order, live, reading } = parts;
  return {
    record: () => parts.record,
    setRecord: (record) => setRecord(parts, record),
    join: (connection, since) => join(parts, connection, since),
    leave: (connection) => {
      connection.unlisten(parts.record.id);
      if (seats.leave(connection)) tellPeers(parts);
    },
    take: (connection, op) => {
      const { person } = connection;
      return order.take(op, { id: person.id, chief: parts.may(person, "clear-all", parts.record) });
    },
    knows: order.knows,
    ink: (connection, frame) => {
      const seat = seats.seatOf(connection);
      const stamped = seat && stampFrame(frame, seat.peer);
      if (seat !== undefined && stamped !== undefined) live.ink(seat.peer, stamped);
      return stamped !== undefined;
    },
    cursor: (connection, cursor) => {
      const seat = seats.seatOf(connection);
      if (seat !== undefined) live.cursor(seat.peer, cursor);
    },
    readingCame: (seq, change) => {
      parts.news.readings(reading.took(seq, change));
    },
    reread: () => void reading.open(),
    people: () => seats.size,
    isBusy: () => order.isBusy(),
    close: () => close(parts),
  };
}

function setRecord(parts: Parts, record: BoardRecord): void {
  const { seats, may } = parts;
  const before = new Map([...seats.all()].map(({ connection }) => [connection, mayOf(parts, connection)]));
  parts.record = record;
  parts.roster.show(record.shown);
  for (const [connection, was] of before) {
    const now = mayOf(parts, connection);
    if (!may(connection.person, "read", record)) {
      connection.unlisten(record.id);
      seats.leave(connection);
      connection.drop();
    } else if (!isDeepStrictEqual(was, now)) connection.send("may", now);
  }
  parts.tellsAllNames = true;
  tellPeers(parts);
}

function mayOf({ record, may }: Parts, { person }: Connection): May {
  return {
    write: may(person, "write", record),
    clearAll: may(person, "clear-all", record),
    rename: may(person, "rename", record),
    share: may(person, "share", record),
    asking: may(person, "share", record) ? waitingOutside(record, may) : 0,
  };
}

/** Who asked and was let in some other way waits no more. */
function waitingOutside(record: BoardRecord, may: Parts["may"]): number {
  return record.asking.filter((id) => !may({ id }, "read", record)).length;
}

function announce(parts: Parts, entries: readonly Entry[]): void {
  parts.news.entries(entries);
  parts.reading.follow(entries);
}

function messagesOf({ entries, readings }: Told): readonly Message[] {
  const messages: Message[] = [];
  if (entries.length > 0) messages.push(["entry", packEntries(entries, inkOf)]);
  if (readings !== undefined) messages.push(["readings", readings]);
  return messages;
}

function join(parts: Parts, connection: Connection, since: number): Joined {
  const { record, seats, roster, order, log } = parts;
  const { person } = connection;
  parts.news.flush(); // the others hear what this one is given; it hears nothing of it again
  const seat = seats.take(connection);
  seat.isLagging = false;
  roster.set(person.id, person.name);
  parts.reading.expect(person.id);
  connection.listen(record.id);
  tellPeers(parts);
  const { reading, seq: readingSeq } = parts.reading.now();
  return {
    ok: true,
    you: { peer: seat.peer, user: person.id },
    board: { name: record.name, owner: record.ownerId },
    may: mayOf(parts, connection),
    entries: log.since(Math.min(since, order.board.seq)),
    seq: order.board.seq,
    reading,
    readingSeq,
    peers: seats.peers(),
    names: roster.namesFor(readerOf(parts, connection)),
    frameEveryMs: frameEveryMs(parts.people()),
  };
}

/** In a full room the list is long and changes often: it waits longer there, so that a class that comes in costs little. */
function tellPeers(parts: Parts): void {
  parts.peersTimer ??= setTimeout(
    () => {
      parts.peersTimer = undefined;
      broadcastPeers(parts);
    },
    20 + 2 * parts.seats.size,
  );
}

/** One message for all, but for the few who read names that are hidden from the others. */
function broadcastPeers(parts: Parts): void {
  const { seats, roster, record } = parts;
  const whose = parts.tellsAllNames ? "everyone" : "peers";
  parts.tellsAllNames = false;
  const apart = [...seats.all()].filter(({ connection }) => roster.readsApart(readerOf(parts, connection)));
  const except = apart.map(({ connection }) => connection);
  parts.broadcast(record.id, except, ["peers", peersNow(parts, roster.names(), whose)]);
  for (const { connection, isLagging } of apart) {
    const known = roster.namesFor(readerOf(parts, connection));
    if (!isLagging) connection.send("peers", peersNow(parts, known, whose));
  }
}

function readerOf({ may, record }: Parts, { person }: Connection): Reader {
  return { id: person.id, knowsAll: may(person, "share", record) };
}

function peersNow({ seats, record, people }: Parts, known: Names, whose: "peers" | "everyone"): PeersNow {
  const peers = seats.peers();
  const here = Object.fromEntries(peers.map(({ user }) => [user, known[user] ?? ""]));
  const names = whose === "everyone" ? known : here;
  const board = { name: record.name, owner: record.ownerId };
  return { peers, names, board, frameEveryMs: frameEveryMs(people()) };
}

/** News that is all but due goes with the tick: one write to each instead of two. */
function sendTick(parts: Parts, { all, only }: Tick): void {
  const { seats, broadcast, record, news, lag, people } = parts;
  const due = news.takeDue(inkEveryMs(people()) / 2);
  const told = due === undefined ? [] : messagesOf(due);
  if (told.length > 0) lag.look();
  const apart: Connection[] = [];
  for (const { peer, connection, isLagging } of seats.all()) {
    const isBehind = isLagging || connection.bufferedBytes() > LIVE_BACKLOG_BYTES;
    if (peer === only || isBehind) apart.push(connection);
  }
  if (apart.length === 0) broadcast(record.id, [], ...told, ["ink", all]);
  else {
    if (told.length > 0) broadcast(record.id, [], ...told);
    if (apart.length < seats.size) broadcast(record.id, apart, ["ink", all]);
  }
}

/** Enough for a peer who missed anything to notice, and to join again since what it knows. */
function bringUpToDate(parts: Parts, { connection }: Seat): void {
  const { record, log, order, reading } = parts;
  parts.news.flush();
  connection.listen(record.id);
  connection.send("entry", log.since(Math.max(0, order.board.seq - 1)));
  const seq = reading.seq();
  connection.send("readings", { base: seq, seq, change: { numbers: [], rejected: [], removed: [] } });
  const known = parts.roster.namesFor(readerOf(parts, connection));
  connection.send("peers", peersNow(parts, known, "everyone"));
}

function close(parts: Parts): void {
  parts.live.stop();
  parts.news.stop();
  parts.lag.stop();
  clearTimeout(parts.peersTimer);
  parts.reading.close();
  for (const { connection } of [...parts.seats.all()]) connection.drop();
}
