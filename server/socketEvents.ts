import { LIMITS } from "../core/wire/limits.ts";
import { Cursor, type Joined, type Passed, type Refused } from "../core/wire/messages.ts";
import type { Reason } from "../core/wire/reasons.ts";
import type { UserLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Connection } from "./room/connection.ts";
import { opOf } from "./room/opOf.ts";
import type { Taken } from "./room/order.ts";
import { createPlace, type Place, type PlaceDeps } from "./socketJoin.ts";

/** What one page may send. Every value is unknown until it is parsed; nothing here throws or rejects. */
export type PeerEvents = {
  join(request: unknown, answer: (joined: Joined | Refused) => void): Promise<void>;
  op(header: unknown, ink: unknown): Promise<Taken>;
  ink(frame: unknown): Passed;
  cursor(cursor: unknown): Passed;
  /** A message that was not read for its size. */
  tooLarge(): Refused;
  /** Anything else it may send. */
  unknown(): Refused;
  left(): void;
};

export type PeerEventsDeps = PlaceDeps & {
  readonly log: Pick<Log, "warn">;
  /** Whether the image is there and this person's. */
  readonly isOwnImage: (imageId: string, userId: string) => Promise<boolean>;
};

/** A message too large to be taken was still sent and received: it counts as this many. */
const LARGE_COSTS = 40;

export function createPeerEvents(connection: Connection, deps: PeerEventsDeps): PeerEvents {
  const { person } = connection;
  const limits = deps.limits.of(person.id);
  const place = createPlace(connection, deps);
  const note = createNote(deps.log, person.id);

  const take = createTake(connection, place, deps);
  const failed = (event: string) => (error: unknown) => {
    deps.log.warn({ event, error, user: person.id }, "message failed");
    return refused("store-failed");
  };
  const passed = (event: string, fault: Reason | undefined): Passed => {
    if (fault === undefined) return { ok: true };
    note(event, fault);
    return refused(fault);
  };
  return {
    join: async (request, answer) => {
      const refusal = await place.join(request, answer).catch(failed("join"));
      if (refusal === undefined) return;
      note("join", refusal.reason);
      answer(refusal);
    },
    op: async (header, ink) => {
      const taken = await take(header, ink).catch(failed("op"));
      if (!taken.ok) note("op", taken.reason);
      return taken;
    },
    ink: (frame) => {
      const room = place.room();
      const isBarred = room !== undefined && !deps.may(person, "write", room.record());
      const fault = isBarred ? "not-allowed" : frameFault(frame, limits);
      if (fault !== undefined) return passed("ink", fault);
      return passed("ink", room?.ink(connection, bytesOf(frame)) === false ? "bad-message" : undefined);
    },
    cursor: (raw) => {
      const parsed = Cursor.safeParse(raw);
      if (!parsed.success) return passed("cursor", "bad-message");
      if (limits.frames.take() > 0) return passed("cursor", "too-fast");
      place.room()?.cursor(connection, parsed.data);
      return passed("cursor", undefined);
    },
    tooLarge: () => {
      limits.ops.take(LARGE_COSTS);
      note("message", "too-large");
      return refused("too-large");
    },
    unknown: () => {
      note("unknown", "bad-message");
      return refused("bad-message");
    },
    left: () => place.leave(),
  };
}

/** Takes an op to the page's room, or says why not. An image is the person's own: its id alone lets nobody place it. */
function createTake(
  connection: Connection,
  place: Pick<Place, "room">,
  deps: PeerEventsDeps,
): (header: unknown, ink: unknown) => Promise<Taken> {
  const { person } = connection;
  const limits = deps.limits.of(person.id);
  return async (header, ink) => {
    const room = place.room();
    if (deps.isClosing()) return refused("closing");
    if (room === undefined) return refused("not-joined");
    const retryAfterMs = limits.ops.take();
    if (retryAfterMs > 0) return { ...refused("too-fast"), retryAfterMs };
    const parsed = opOf(header, ink);
    if (!parsed.ok && parsed.reason === "too-large") limits.ops.take(LARGE_COSTS);
    if (!parsed.ok) return refused(parsed.reason);
    if (!deps.may(person, "write", room.record())) return refused("not-allowed");
    const { op } = parsed;
    if (op.kind !== "place" || room.knows(op.id)) return room.take(connection, op);
    if (!(await deps.isOwnImage(op.image, person.id))) return refused("no-such-image");
    if (place.room() !== room) return refused("not-joined"); // left meanwhile
    return deps.may(person, "write", room.record()) ? room.take(connection, op) : refused("not-allowed");
  };
}

/** The first of a kind, the tenth, the hundredth …: who sends a thousand wrong messages writes four lines into the log. */
function createNote(log: PeerEventsDeps["log"], user: string): (event: string, reason: unknown) => void {
  const counts = new Map<string, number>();
  return (event, reason) => {
    const times = (counts.get(`${event} ${reason}`) ?? 0) + 1;
    counts.set(`${event} ${reason}`, times);
    if (Number.isInteger(Math.log10(times))) log.warn({ event, reason, times, user }, "message refused");
  };
}

function frameFault(frame: unknown, { frames, frameBytes }: UserLimits): Reason | undefined {
  const { length } = bytesOf(frame);
  if (length === 0) return "bad-message";
  if (length > LIMITS.frameBytes) return "too-large";
  return frames.take() > 0 || frameBytes.take(length) > 0 ? "too-fast" : undefined;
}

function bytesOf(frame: unknown): Uint8Array {
  return frame instanceof Uint8Array ? frame : new Uint8Array();
}

function refused(reason: Reason): Refused {
  return { ok: false, reason };
}
