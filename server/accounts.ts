import { randomInt } from "node:crypto";
import { type Allowance, createAllowance } from "./accountsAllowance.ts";
import type { Passwords } from "./password.ts";
import type { User, Users } from "./store.ts";

/** Who is signed in, as pages and `may` see them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly kind: User["kind"];
  readonly sessionVersion: number;
};

export type Credentials = { readonly email: string; readonly password: string };
export type Registration = Credentials & { readonly name: string };
export type TooMany = { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };
export type SignedIn =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly reason: "wrong" }
  | TooMany;

/** Where a request comes from: its address, and the guest whose session it carries, if any. */
export type From = { readonly address: string; readonly guestId?: string | undefined };

export type Accounts = {
  /** A person with only a name; without one they get "Guest" and four figures. */
  createGuest(name: string | undefined, from: From): Promise<Exclude<SignedIn, { reason: "wrong" }>>;
  /**
   * Makes an account, of the guest in place when the request comes from one. What comes back is the same whether or
   * not the address has an account already, and so is the work done.
   */
  register(registration: Registration, from: From): Promise<{ readonly ok: true } | TooMany>;
  /** Signs in; a guest who does brings their boards along. An unknown address costs the same work as a known one. */
  signIn(credentials: Credentials, from: From): Promise<SignedIn>;
  /** Whom a session stands for; undefined once it has ended. */
  personOf(session: {
    readonly userId: string;
    readonly sessionVersion: number;
  }): Promise<Person | undefined>;
};

export type AccountLimits = {
  readonly guests: Allowance;
  readonly failures: Allowance;
  readonly registrations: Allowance;
};

/** By address, since there is no user yet: room for ten classes of 60 behind one address, several times an hour. */
export function accountLimits(now: () => number): AccountLimits {
  return {
    guests: createAllowance({ burst: 1_200, perMinute: 60 }, now),
    registrations: createAllowance({ burst: 700, perMinute: 20 }, now),
    failures: createAllowance({ burst: 700, perMinute: 20 }, now),
  };
}

/** Accounts and guests, kept in `users`. */
export function createAccounts(users: Users, passwords: Passwords, limits: AccountLimits): Accounts {
  return {
    createGuest: async (name, { address }) => {
      const retryAfterMs = limits.guests.take(address);
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      return {
        ok: true,
        person: personOf(await users.createGuest(name ?? `Guest ${randomInt(1_000, 10_000)}`)),
      };
    },
    register: async (registration, from) => {
      const retryAfterMs = limits.registrations.take(from.address);
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      await register(users, passwords, registration, from.guestId);
      return { ok: true };
    },
    signIn: async (credentials, from) => {
      const retryAfterMs = limits.failures.waitMs(from.address);
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      const user = await users.userByEmail(credentials.email);
      const right = await passwords.matches(credentials.password, user?.passwordHash ?? null);
      if (user === undefined || !right) {
        limits.failures.take(from.address);
        return { ok: false, reason: "wrong" };
      }
      if (from.guestId !== undefined) await users.moveGuestBoards(from.guestId, user.id);
      return { ok: true, person: personOf(user) };
    },
    personOf: async ({ userId, sessionVersion }) => {
      const user = await users.userById(userId);
      const ended = user === undefined || user.sessionVersion !== sessionVersion || user.mergedInto !== null;
      return ended ? undefined : personOf(user);
    },
  };
}

async function register(
  users: Users,
  passwords: Passwords,
  { name, email, password }: Registration,
  guestId: string | undefined,
): Promise<void> {
  const account = { name, email, passwordHash: await passwords.hash(password) };
  if (guestId !== undefined) {
    const outcome = await users.registerGuest(guestId, account);
    if (outcome.ok || outcome.reason === "email-taken") return;
  }
  await users.createAccount(account);
}

function personOf({ id, name, kind, sessionVersion }: User): Person {
  return { id, name, kind, sessionVersion };
}
