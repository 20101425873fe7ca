import { type Joined, JoinRequest, type Refused, WIRE_VERSION } from "../core/wire/messages.ts";
import type { Reason } from "../core/wire/reasons.ts";
import type { Limits } from "./limits.ts";
import type { LiveServer } from "./liveServer.ts";
import type { Connection } from "./room/connection.ts";
import type { Room } from "./room/room.ts";
import type { Rooms } from "./room/rooms.ts";

/** The one room a page is in, if any. */
export type Place = {
  room(): Room | undefined;
  /**
   * Goes to the room of the board asked for, leaving the one before, or says why not. The answer is given in the same
   * turn in which the page begins to hear the room, so that nothing it hears can come before it. Throws when the store
   * does not answer.
   */
  join(request: unknown, answer: (joined: Joined) => void): Promise<Refused | undefined>;
  leave(): void;
};

export type PlaceDeps = {
  readonly rooms: Pick<Rooms, "open" | "left">;
  readonly limits: Limits;
  readonly may: LiveServer["may"];
  readonly isClosing: () => boolean;
  /** Whether the page's session still holds. */
  readonly isSignedIn: () => Promise<boolean>;
  /** Notes that the person was on the board. */
  readonly onJoined: (boardId: string, userId: string) => void;
};

export function createPlace(connection: Connection, deps: PlaceDeps): Place {
  const { person } = connection;
  const { joins } = deps.limits.of(person.id);
  let room: Room | undefined;
  let turn = 0; // of the latest join, so that one that was overtaken does nothing
  const goTo = (next: Room | undefined) => {
    const left = room;
    room = next;
    if (left === undefined || left === next) return;
    left.leave(connection);
    deps.rooms.left(left);
  };
  return {
    room: () => room,
    join: async (request, answer) => {
      const mine = ++turn;
      if (deps.isClosing()) return refused("closing");
      const retryAfterMs = joins.take();
      if (retryAfterMs > 0) return { ...refused("too-fast"), retryAfterMs };
      const asked = askedOf(request);
      if (!asked.ok) return asked;
      if (!(await deps.isSignedIn())) return refused("not-signed-in");
      const opened = await deps.rooms.open(asked.board);
      if (opened === undefined) return refused("no-such-board");
      const isOvertaken = mine !== turn;
      if (isOvertaken || !deps.may(person, "read", opened.record())) {
        deps.rooms.left(opened);
        return refused(isOvertaken ? "not-joined" : "not-let-in");
      }
      goTo(opened);
      deps.onJoined(asked.board, person.id);
      answer(opened.join(connection, asked.since));
      return undefined;
    },
    leave: () => {
      turn++;
      goTo(undefined);
    },
  };
}

type Asked = Refused | { readonly ok: true; readonly board: string; readonly since: number };

function askedOf(request: unknown): Asked {
  // Asked first: an older page's request may have another shape.
  if (hasVersion(request) && request.version !== WIRE_VERSION) return refused("wrong-version");
  const parsed = JoinRequest.safeParse(request);
  if (!parsed.success) return refused("bad-message");
  return { ok: true, board: parsed.data.board, since: parsed.data.since };
}

function hasVersion(request: unknown): request is { readonly version: number } {
  const version = typeof request === "object" && request !== null && "version" in request && request.version;
  return Number.isInteger(version);
}

function refused(reason: Reason): Refused {
  return { ok: false, reason };
}
