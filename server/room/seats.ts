import { LIMITS } from "../../core/wire/limits.ts";
import type { Peer } from "../../core/wire/messages.ts";
import type { Connection } from "./connection.ts";

/** A connection's place in a room. A lagging one hears nothing until the network has taken what it was sent. */
export type Seat = { readonly peer: number; readonly connection: Connection; isLagging: boolean };

/** Who is in a room. */
export type Seats = {
  /** The connection's seat, a new one unless it has one. */
  take(connection: Connection): Seat;
  leave(connection: Connection): boolean;
  seatOf(connection: Connection): Seat | undefined;
  all(): Iterable<Seat>;
  readonly size: number;
  peers(): readonly Peer[];
};

const MAX_PEER = 0xffff; // a u16 in live frames; 0 is what clients call themselves

export function createSeats(): Seats {
  const seats = new Map<Connection, Seat>();
  const taken = new Set<number>();
  let last = 0;
  const freeNumber = () => {
    // Numbers go round, so that a peer who left is not at once mistaken for the next who came.
    do last = (last % MAX_PEER) + 1;
    while (taken.has(last));
    return last;
  };
  return {
    take: (connection) => {
      const seat = seats.get(connection) ?? { peer: freeNumber(), connection, isLagging: false };
      seats.set(connection, seat);
      taken.add(seat.peer);
      return seat;
    },
    leave: (connection) => {
      const seat = seats.get(connection);
      if (seat !== undefined) taken.delete(seat.peer);
      return seats.delete(connection);
    },
    seatOf: (connection) => seats.get(connection),
    all: () => seats.values(),
    get size() {
      return seats.size;
    },
    peers: () => [...seats.values()].map(({ peer, connection }) => ({ peer, user: connection.person.id })),
  };
}

const CAUGHT_UP_BYTES = 64 * 1024;
const LAGGING_BYTES = LIMITS.bufferedBytes - LIMITS.messageBytes; // the next message still fits
const LOOK_EVERY_MS = 100;

/** Finds those whose network does not keep up before their buffer grows large, and tells when it has drained. */
export type LagWatch = { look(): void; stop(): void };

/** `onLag` when nothing more is to be sent to a seat, `onCaughtUp` when it needs to be brought up to date. */
export function watchLag(
  seats: Seats,
  onLag: (seat: Seat) => void,
  onCaughtUp: (seat: Seat) => void,
): LagWatch {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    let lagging = 0;
    for (const seat of seats.all()) {
      const bytes = seat.connection.bufferedBytes();
      if (!seat.isLagging && bytes > LAGGING_BYTES) {
        seat.isLagging = true;
        onLag(seat);
      } else if (seat.isLagging && bytes < CAUGHT_UP_BYTES) {
        seat.isLagging = false;
        onCaughtUp(seat);
      }
      if (seat.isLagging) lagging++;
    }
    clearTimeout(timer);
    timer = lagging > 0 ? setTimeout(look, LOOK_EVERY_MS) : undefined;
  };
  return { look, stop: () => clearTimeout(timer) };
}
