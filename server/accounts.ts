import { randomInt } from "node:crypto";
import { type Archives, createArchives } from "./accountsArchives.ts";
import { isCommonPassword } from "./accountsCommon.ts";
import type { Devices } from "./accountsDevice.ts";
import { type AccountLimits, noteFailure, waitOfTry } from "./accountsLimits.ts";
import { createLinks, type Links } from "./accountsLinks.ts";
import { byOtherSite, type OtherSite } from "./accountsOtherSite.ts";
import { type AccountSettings, accountSettings } from "./accountsSettings.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Passwords } from "./password.ts";
import type { Keys } from "./store/keys.ts";
import type { User, Users } from "./store.ts";

/** Who is signed in, as pages and `may` see them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly kind: User["kind"];
  readonly sessionVersion: number;
  /** False until a mail's link was used: such a person writes and shares links, but invites nobody by e-mail. */
  readonly hasConfirmedEmail: boolean;
};

export type Credentials = { readonly email: string; readonly password: string };
export type Registration = Credentials & { readonly name: string };
export type TooMany = { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };
export type Common = { readonly ok: false; readonly reason: "common-password" };
export type Wrong = { readonly ok: false; readonly reason: "wrong" };
export type SignedIn = { readonly ok: true; readonly person: Person } | Wrong | TooMany;

/** Where a request comes from. */
export type From = {
  readonly address: string; // of the network
  readonly guestId?: string | undefined; // whose session it carries, if a guest's
  readonly origin?: string | undefined; // where the links in mails lead
  readonly device?: string | undefined; // the mark of a browser that signed in before
};

export type Accounts = AccountSettings & {
  /** Whether mails are delivered, or written into files. */
  readonly deliversMail: boolean;
  readonly archives: Archives;
  /** A person with only a name; without one they get "Guest" and four figures. */
  createGuest(name: string | undefined, from: From): Promise<Exclude<SignedIn, Wrong>>;
  /**
   * Makes an account that claims an address, of the guest in place when the request comes from one; a mail to the
   * address follows. What comes back, and the work done, is the same whether or not the address has an account: one who
   * owns it is told by mail, and the new account stays without an address.
   */
  register(registration: Registration, from: From): Promise<{ readonly ok: true } | Common | TooMany>;
  /** Signs in; a guest who does brings their boards along. An unknown address costs the same work as a known one. */
  signIn(credentials: Credentials, from: From): Promise<SignedIn>;
  /** Signs in whom another site knows; an account is opened by it only where both sites confirmed the same address. */
  signInByOtherSite(who: OtherSite, from: From): Promise<SignedIn>;
  /** The mark a browser keeps after signing in, so that strangers' failures do not slow its person. */
  markFor(userId: string): string;
  /** Whom a session stands for; undefined once it has ended. */
  personOf(session: {
    readonly userId: string;
    readonly sessionVersion: number;
  }): Promise<Person | undefined>;
};

export type AccountsDeps = {
  readonly users: Users & Pick<Keys, "deleteKeysOf">;
  readonly passwords: Passwords;
  readonly limits: AccountLimits;
  readonly mailer: Mailer;
  readonly devices: Devices;
  readonly now: () => number; // epoch ms
  /** Tells those who hold connections that a user's sessions are over. */
  readonly onSessionsEnded: (userId: string) => void;
  readonly onBoardDeleted: (boardId: string) => void;
  /** Writes down what concerns safety; no address and no name. */
  readonly note: (event: string, userId?: string) => void;
  readonly onFault: (error: unknown) => void;
  /** Puts off what the time of an answer must not tell of. */
  readonly later: (act: () => Promise<void>) => void;
};

/** Accounts and guests, kept in `users`. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { users, limits, devices, mailer } = deps;
  const links = createLinks(deps);
  return {
    ...accountSettings(deps, links),
    deliversMail: mailer.delivers,
    archives: createArchives(deps.now, deps.note),
    createGuest: async (name, { address }) => {
      const retryAfterMs = limits.guests.take(address);
      if (retryAfterMs > 0) return tooMany(retryAfterMs);
      const guest = await users.createGuest(name ?? `Guest ${randomInt(1_000, 10_000)}`);
      return { ok: true, person: personOf(guest) };
    },
    register: async (registration, from) => {
      const retryAfterMs = limits.registrations.take(from.address);
      if (retryAfterMs > 0) return tooMany(retryAfterMs);
      if (isCommonPassword(registration.password, registration))
        return { ok: false, reason: "common-password" };
      await register(deps, links, registration, from);
      return { ok: true };
    },
    signIn: async (credentials, from) => {
      const user = await userBy(deps, credentials, from);
      if (!user.ok) return user;
      return signedIn(deps, user.user, from);
    },
    signInByOtherSite: async (who, from) => {
      const user = await byOtherSite(deps, who);
      return user === undefined ? { ok: false, reason: "wrong" } : signedIn(deps, user, from);
    },
    markFor: devices.markFor,
    personOf: async ({ userId, sessionVersion }) => {
      const user = await users.userById(userId);
      const ended = user === undefined || user.sessionVersion !== sessionVersion || user.mergedInto !== null;
      return ended ? undefined : personOf(user);
    },
  };
}

async function register(
  { users, passwords, note }: AccountsDeps,
  links: Links,
  { name, email, password }: Registration,
  { guestId, origin }: From,
): Promise<void> {
  const account = { name, claims: email, passwordHash: await passwords.hash(password) };
  const grown = guestId === undefined ? undefined : await users.registerGuest(guestId, account);
  const user = grown ?? (await users.createAccount(account));
  note("registered", user.id);
  links.sendConfirmation(user, email, origin);
}

type Found = { readonly ok: true; readonly user: User } | Wrong | TooMany;

/** Whose credentials these are. Both who owns and who claims the address is looked at, always: two hashes are checked. */
async function userBy(
  { users, passwords, limits, devices, note }: AccountsDeps,
  { email, password }: Credentials,
  from: From,
): Promise<Found> {
  const known = [await users.userByEmail(email), await users.userClaiming(email)];
  const ids = known.flatMap((user) => user?.id ?? []);
  const attempt = { address: from.address, email, device: devices.keyOf(from.device, ids) };
  const retryAfterMs = waitOfTry(limits, attempt);
  if (retryAfterMs > 0) {
    note("sign-in slowed", ids[0]);
    return tooMany(retryAfterMs);
  }
  let found: User | undefined;
  for (const user of known) {
    const right = await passwords.matches(password, user?.passwordHash ?? null);
    if (right) found ??= user;
  }
  if (found === undefined) {
    noteFailure(limits, attempt);
    note("sign-in failed", ids[0]);
    return { ok: false, reason: "wrong" };
  }
  if (found.passwordHash !== null && passwords.isWeak(found.passwordHash)) {
    await users.replacePasswordHash(found.id, found.passwordHash, await passwords.hash(password));
  }
  return { ok: true, user: found };
}

async function signedIn({ users, note }: AccountsDeps, user: User, { guestId }: From): Promise<SignedIn> {
  if (guestId !== undefined && guestId !== user.id) await users.moveGuestBoards(guestId, user.id);
  note("signed in", user.id);
  return { ok: true, person: personOf(user) };
}

function tooMany(retryAfterMs: number): TooMany {
  return { ok: false, reason: "too-many", retryAfterMs };
}

function personOf({ id, name, kind, sessionVersion, email }: User): Person {
  return { id, name, kind, sessionVersion, hasConfirmedEmail: email !== null };
}
