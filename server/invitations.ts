import { createHash, randomBytes, randomInt } from "node:crypto";
import { createAllowance } from "./accountsAllowance.ts";
import type { Invite, Invited, Invites } from "./store/invites.ts";

export type Wanted = {
  readonly kind: "code" | "link";
  readonly granted: Invited;
  readonly hours: number | null;
};
export type Accepted =
  | { readonly ok: true; readonly board: string }
  | { readonly ok: false; readonly reason: "unknown" | "removed" }
  | { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };

/** Codes and links that let people onto a board. */
export type Invitations = {
  /** `secret` is what the link ends with, told this once; of a code it is the code. Undefined: no such board. */
  make(
    boardId: string,
    actor: string,
    wanted: Wanted,
  ): Promise<{ readonly invite: Invite; readonly secret: string } | undefined>;
  /** A link's new secret, told this once; the one before lets nobody in any more. Undefined: the board has no such link. */
  renew(boardId: string, inviteId: string, actor: string): Promise<string | undefined>;
  /** By a code as someone typed it, or a link's secret. Wrong ones are counted by person and by network address. */
  accept(secret: string, userId: string, address: string): Promise<Accepted>;
};

// Without 0 O, 1 I L, 2 Z, 5 S, 8 B and U V, which look alike on a wall: 22^6 codes, 113 million.
const CODE_CHARACTERS = "3467ACDEFGHJKMNPQRTWXY";
const CODE_LENGTH = 6;
const SECRET_BYTES = 24;
const HOUR_MS = 3_600_000;
const MOST_TRIES = 5; // a code that a board has already is very rare

/** `now` in epoch ms. */
export function createInvitations(store: Invites, now: () => number): Invitations {
  // By address there is room for a class that mistypes; a guess in 113 million does not get far at this pace.
  const byPerson = createAllowance({ burst: 15, perMinute: 3 }, now);
  const byAddress = createAllowance({ burst: 120, perMinute: 12 }, now);
  return {
    make: async (boardId, actor, { kind, granted, hours }) => {
      const expiresAtMs = hours === null ? null : now() + hours * HOUR_MS;
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const secret = kind === "code" ? newCode() : newSecret();
        const kept = kind === "code" ? secret : hashOf(secret);
        const invite = await store.addInvite(
          { boardId, kind, secret: kept, granted, expiresAtMs },
          actor,
          now(),
        );
        if (invite !== undefined) return { invite, secret };
      }
      return undefined;
    },
    renew: async (boardId, inviteId, actor) => {
      const secret = newSecret();
      const isDone = await store.renewInvite(boardId, inviteId, hashOf(secret), actor, now());
      return isDone ? secret : undefined;
    },
    accept: async (given, userId, address) => {
      const retryAfterMs = Math.max(byPerson.waitMs(userId), byAddress.waitMs(address));
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      const code = codeOf(given);
      const board = await store.acceptInvite(code ?? hashOf(given), userId, now());
      if (board === "removed") return { ok: false, reason: "removed" };
      if (board !== undefined) return { ok: true, board };
      byPerson.take(userId);
      byAddress.take(address);
      return { ok: false, reason: "unknown" };
    },
  };
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_CHARACTERS[randomInt(CODE_CHARACTERS.length)]).join(
    "",
  );
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** As it was made, whatever spaces, hyphens and small letters it was typed with; undefined when it is no code. */
function codeOf(given: string): string | undefined {
  const typed = given.replace(/[\s-]/g, "").toUpperCase();
  return typed.length === CODE_LENGTH ? typed : undefined;
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
