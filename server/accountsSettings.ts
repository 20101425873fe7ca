import type { AccountsDeps, Common, From, TooMany, Wrong } from "./accounts.ts";
import { isCommonPassword } from "./accountsCommon.ts";
import { noteFailure, waitOfTry } from "./accountsLimits.ts";
import { hashOfSecret, type Links } from "./accountsLinks.ts";
import { addressChangedLetter, deletedLetter, passwordChangedLetter } from "./mail/letters.ts";
import type { User } from "./store.ts";

type Done = { readonly ok: true };
type LinkOver = { readonly ok: false; readonly reason: "link-over" };
type PasswordNeeded = { readonly ok: false; readonly reason: "password-needed" };

/** What an account's page shows its person. */
export type AccountView = {
  readonly name: string;
  readonly email: string | null; // confirmed
  readonly claimedEmail: string | null; // waits for its mail's link
  readonly hasPassword: boolean;
};

/** What a person does with their own account. Who they are was found out from their session before. */
export type AccountSettings = {
  viewOf(userId: string): Promise<AccountView | undefined>;
  rename(userId: string, name: string): Promise<void>;
  /** Sends the confirmation again, to the address that waits for it. */
  resendConfirmation(userId: string, from: From): Promise<Done | TooMany>;
  /**
   * Uses a confirmation's link. Whoever opens it in another browser shows by the password that the account is theirs:
   * a link alone would let someone who registered another's address have it confirmed by them.
   */
  confirmEmail(
    link: { readonly secret: string; readonly password?: string | undefined },
    userId: string | undefined,
    from: From,
  ): Promise<Done | LinkOver | PasswordNeeded | Wrong | TooMany>;
  /** Claims a new address; the old one holds until the new one is confirmed. The answer never tells whether it is another's. */
  changeEmail(
    userId: string,
    change: { readonly email: string; readonly password: string },
    from: From,
  ): Promise<Done | Wrong | TooMany>;
  /** Ends all sessions, this one too; keys of programs go on unless `revokesKeys`. */
  changePassword(
    userId: string,
    change: { readonly password: string; readonly newPassword: string; readonly revokesKeys?: boolean },
    from: From,
  ): Promise<Done | Wrong | Common | TooMany>;
  /** Mails a link under which a new password is chosen. Answers the same for every address. */
  requestReset(email: string, from: From): Promise<Done | TooMany>;
  /**
   * Sets a new password by a link; ends all sessions and revokes all keys of programs, as who forgot a password may have
   * lost it to someone. A bad link costs the same work as a good one.
   */
  resetPassword(
    reset: { readonly secret: string; readonly password: string },
    from: From,
  ): Promise<Done | LinkOver | Common | TooMany>;
  endSessions(userId: string): Promise<void>;
  /** Deletes the person and all their boards. An account with a password shows it first. */
  deleteAccount(userId: string, password: string, from: From): Promise<Done | Wrong | TooMany>;
};

export function accountSettings(deps: AccountsDeps, links: Links): AccountSettings {
  const { users, limits, note } = deps;
  const asksWait = ({ address }: From) => limits.asks.take(address);
  return {
    viewOf: async (userId) => {
      const user = await users.userById(userId);
      if (user === undefined) return undefined;
      const { name, email, claimedEmail, passwordHash } = user;
      return { name, email, claimedEmail, hasPassword: passwordHash !== null };
    },
    rename: (userId, name) => users.renameUser(userId, name),
    resendConfirmation: async (userId, from) => {
      const retryAfterMs = asksWait(from);
      if (retryAfterMs > 0) return tooMany(retryAfterMs);
      const user = await users.userById(userId);
      if (user?.claimedEmail) links.sendConfirmation(user, user.claimedEmail, from.origin);
      return { ok: true };
    },
    confirmEmail: (link, userId, from) => confirmEmail(deps, links, link, userId, from),
    changeEmail: async (userId, { email, password }, from) => {
      const shown = await showsPassword(deps, userId, password, from);
      if (!shown.ok) return shown;
      await users.claimEmail(userId, email);
      links.sendConfirmation(shown.user, email, from.origin);
      note("asked for another address", userId);
      return { ok: true };
    },
    changePassword: async (userId, { password, newPassword, revokesKeys = false }, from) => {
      const shown = await showsPassword(deps, userId, password, from);
      if (!shown.ok) return shown;
      if (isCommon(newPassword, shown.user)) return { ok: false, reason: "common-password" };
      const passwordHash = await deps.passwords.hash(newPassword);
      await keepPassword(deps, links, { user: shown.user, passwordHash, revokesKeys }, from);
      return { ok: true };
    },
    requestReset: async (email, from) => {
      const retryAfterMs = asksWait(from);
      if (retryAfterMs > 0) return tooMany(retryAfterMs);
      links.sendReset(email, from.origin);
      return { ok: true };
    },
    resetPassword: (reset, from) => resetPassword(deps, links, reset, from),
    endSessions: async (userId) => {
      await users.endSessions(userId);
      note("signed out everywhere", userId);
      deps.onSessionsEnded(userId);
    },
    deleteAccount: async (userId, password, from) => {
      const user = await users.userById(userId);
      const shown =
        user?.kind === "guest"
          ? ({ ok: true, user } as const)
          : await showsPassword(deps, userId, password, from);
      if (!shown.ok) return shown;
      await deleteUser(deps, links, shown.user);
      return { ok: true };
    },
  };
}

type Shown = { readonly ok: true; readonly user: User } | Wrong | TooMany;

/** Who is signed in shows by the password that it is still them; failures are slowed as those of a sign-in are. */
async function showsPassword(
  { users, passwords, limits, devices, note }: AccountsDeps,
  userId: string,
  password: string,
  { address, device }: From,
): Promise<Shown> {
  const user = await users.userById(userId);
  const attempt = { address, email: user?.email ?? userId, device: devices.keyOf(device, [userId]) };
  const retryAfterMs = waitOfTry(limits, attempt);
  if (retryAfterMs > 0) return tooMany(retryAfterMs);
  if (user === undefined) return { ok: false, reason: "wrong" };
  // Who came from another site has no password to show; their session has to do.
  if (user.kind === "account" && user.passwordHash === null) return { ok: true, user };
  if (await passwords.matches(password, user.passwordHash)) return { ok: true, user };
  noteFailure(limits, attempt);
  note("password not shown", userId);
  return { ok: false, reason: "wrong" };
}

async function confirmEmail(
  deps: AccountsDeps,
  links: Links,
  { secret, password }: { readonly secret: string; readonly password?: string | undefined },
  userId: string | undefined,
  from: From,
): Promise<Done | LinkOver | PasswordNeeded | Wrong | TooMany> {
  const { users, now, limits, note } = deps;
  const retryAfterMs = limits.asks.take(from.address);
  if (retryAfterMs > 0) return tooMany(retryAfterMs);
  const hash = hashOfSecret(secret);
  const token = await users.mailToken(hash, "confirm", now());
  if (token === undefined) return { ok: false, reason: "link-over" };
  if (token.userId !== userId) {
    if (password === undefined) return { ok: false, reason: "password-needed" };
    const shown = await showsPassword(deps, token.userId, password, from);
    if (!shown.ok) return shown;
  }
  const before = await users.userById(token.userId);
  const taken = await users.takeMailToken(hash, "confirm", now());
  const confirmed = taken !== undefined && (await users.confirmEmail(taken.userId, taken.email, now()));
  if (!confirmed || before === undefined) return { ok: false, reason: "link-over" };
  if (before.email !== null) links.send(addressChangedLetter(before.email, before.name));
  note("address confirmed", before.id);
  return { ok: true };
}

async function resetPassword(
  deps: AccountsDeps,
  links: Links,
  { secret, password }: { readonly secret: string; readonly password: string },
  from: From,
): Promise<Done | LinkOver | Common | TooMany> {
  const { users, limits, now, passwords } = deps;
  const retryAfterMs = limits.asks.take(from.address);
  if (retryAfterMs > 0) return tooMany(retryAfterMs);
  if (isCommonPassword(password, { email: "", name: "" })) return { ok: false, reason: "common-password" };
  const passwordHash = await passwords.hash(password);
  const token = await users.takeMailToken(hashOfSecret(secret), "reset", now());
  const user = token && (await users.userById(token.userId));
  if (user === undefined || (user.email ?? user.claimedEmail) !== token?.email) {
    return { ok: false, reason: "link-over" };
  }
  // The mail arrived, which is all that a confirmation shows.
  if (user.email === null) await users.confirmEmail(user.id, token.email, now());
  await keepPassword(deps, links, { user, passwordHash, revokesKeys: true }, from);
  return { ok: true };
}

async function keepPassword(
  { users, note, onSessionsEnded }: AccountsDeps,
  links: Links,
  {
    user,
    passwordHash,
    revokesKeys,
  }: { readonly user: User; readonly passwordHash: string; readonly revokesKeys: boolean },
  { origin }: From,
): Promise<void> {
  await users.setPasswordHash(user.id, passwordHash);
  const revoked = revokesKeys ? await users.deleteKeysOf(user.id) : 0;
  note("password changed", user.id);
  onSessionsEnded(user.id);
  const to = user.email ?? user.claimedEmail;
  if (to === null) return;
  links.send(
    passwordChangedLetter({ to, name: user.name, revoked, resetLink: links.pageAt("/reset", origin) }),
  );
}

async function deleteUser(
  { users, note, onSessionsEnded, onBoardDeleted }: AccountsDeps,
  links: Links,
  { id, email, name }: User,
): Promise<void> {
  const boards = await users.deleteUser(id);
  for (const board of boards) onBoardDeleted(board);
  onSessionsEnded(id);
  note("account deleted", id);
  if (email !== null) links.send(deletedLetter(email, name));
}

function isCommon(password: string, { email, claimedEmail, name }: User): boolean {
  return isCommonPassword(password, { email: email ?? claimedEmail ?? "", name });
}

function tooMany(retryAfterMs: number): TooMany {
  return { ok: false, reason: "too-many", retryAfterMs };
}
