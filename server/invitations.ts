import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Person } from "./accounts.ts";
import { createAllowance } from "./accountsAllowance.ts";
import { invitationLetter } from "./mail/letters.ts";
import type { Letter } from "./mail/mailer.ts";
import type { Invite, Invited, Invites } from "./store/invites.ts";

export type Wanted = {
  readonly kind: "code" | "link";
  readonly granted: Invited;
  readonly hours: number | null;
};
export type WantedByMail = { readonly email: string; readonly granted: Invited; readonly hours: number };
type TooMany = { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };
/** `unknown`: no board has this code; `over`: no board has this link, any more or at all. */
export type Accepted =
  | { readonly ok: true; readonly board: string }
  | { readonly ok: false; readonly reason: "unknown" | "over" | "removed" }
  | TooMany;
/** `too-many-there`: to this address, by whomever. */
export type Mailed =
  | { readonly ok: true; readonly invite: Invite }
  | { readonly ok: false; readonly reason: "not-confirmed" | "no-such-board" }
  | TooMany
  | { readonly ok: false; readonly reason: "too-many-there"; readonly retryAfterMs: number };

/** Codes and links that let people onto a board. */
export type Invitations = {
  /** `secret` is what the link ends with, told this once; of a code it is the code. Undefined: no such board. */
  make(
    boardId: string,
    actor: string,
    wanted: Wanted,
  ): Promise<{ readonly invite: Invite; readonly secret: string } | undefined>;
  /**
   * Mails a link that lets one person in, whoever has the address, once the inviter's own address is confirmed. Whether
   * the address has an account is not looked at, so that nothing tells. `origin`: where the link leads.
   */
  mail(
    board: { readonly id: string; readonly name: string },
    inviter: Pick<Person, "id" | "name" | "hasConfirmedEmail">,
    wanted: WantedByMail,
    origin: string | undefined,
  ): Promise<Mailed>;
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
const NO_ORIGIN = "http://localhost";
const MOST_TRIES = 5; // a code that a board has already is very rare

export type InvitationsDeps = {
  readonly store: Invites;
  readonly now: () => number; // epoch ms
  /** Sends a letter some time later. */
  readonly post: (letter: Letter) => void;
  /** Writes down what concerns safety. */
  readonly note: (event: string, userId: string) => void;
};

export function createInvitations({ store, now, post, note }: InvitationsDeps): Invitations {
  // By address there is room for a class that mistypes; a guess in 113 million does not get far at this pace.
  const byPerson = createAllowance({ burst: 15, perMinute: 3 }, now);
  const byAddress = createAllowance({ burst: 120, perMinute: 12 }, now);
  const letters = createLetterLimits(now);
  return {
    make: async (boardId, actor, { kind, granted, hours }) => {
      const expiresAtMs = hours === null ? null : now() + hours * HOUR_MS;
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const secret = kind === "code" ? newCode() : newSecret();
        const kept = kind === "code" ? secret : hashOf(secret);
        const invite = await store.addInvite(
          { boardId, kind, secret: kept, email: null, granted, expiresAtMs },
          actor,
          now(),
        );
        if (invite !== undefined) return { invite, secret };
      }
      return undefined;
    },
    mail: async (board, inviter, { granted, hours, ...wanted }, origin = NO_ORIGIN) => {
      if (!inviter.hasConfirmedEmail) return { ok: false, reason: "not-confirmed" };
      const email = wanted.email.toLowerCase();
      const refusal = letters.take(inviter.id, email);
      if (refusal !== undefined) return refusal;
      const [secret, untilMs] = [newSecret(), now() + hours * HOUR_MS];
      const kept = { kind: "link", secret: hashOf(secret), email, granted, expiresAtMs: untilMs } as const;
      const invite = await store.addInvite({ boardId: board.id, ...kept }, inviter.id, now());
      if (invite === undefined) return { ok: false, reason: "no-such-board" };
      const link = `${origin}/join/${secret}`;
      const mayWrite = granted === "editor";
      post(invitationLetter({ to: email, from: inviter.name, board: board.name, mayWrite, link, untilMs }));
      note("invited by mail", inviter.id);
      return { ok: true, invite };
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
      return { ok: false, reason: code === undefined ? "over" : "unknown" };
    },
  };
}

/** How many invitations may be mailed, by whom and to whom: nobody's mailbox is filled by many inviters either. */
function createLetterLimits(now: () => number) {
  const byInviter = createAllowance({ burst: 30, perMinute: 0.5 }, now);
  const byRecipient = createAllowance({ burst: 5, perMinute: 0.2 }, now);
  return {
    take: (inviter: string, email: string) => {
      const [own, theirs] = [byInviter.waitMs(inviter), byRecipient.waitMs(email)];
      if (own > 0) return { ok: false, reason: "too-many", retryAfterMs: own } as const;
      if (theirs > 0) return { ok: false, reason: "too-many-there", retryAfterMs: theirs } as const;
      byInviter.take(inviter);
      byRecipient.take(email);
      return undefined;
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
