import { join } from "node:path";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createDevices } from "./accountsDevice.ts";
import { createLater } from "./accountsLater.ts";
import { accountLimits } from "./accountsLimits.ts";
import { createLinkOrigin, type LinkOrigin } from "./accountsOrigin.ts";
import { createSessions, type Sessions } from "./accountsSession.ts";
import { type ApiKeys, createApiKeys } from "./apiKeys.ts";
import type { Env } from "./env.ts";
import type { Log } from "./log.ts";
import { createMailer, type Letter } from "./mail/mailer.ts";
import { createPasswords } from "./password.ts";
import type { Keys } from "./store/keys.ts";
import type { Users } from "./store.ts";

export type OpenedAccounts = {
  readonly people: {
    readonly accounts: Accounts;
    readonly sessions: Sessions;
    readonly keys: ApiKeys;
    readonly linkOrigin: LinkOrigin;
  };
  /** Sends a letter some time after the answer, as accounts do theirs. */
  readonly post: (letter: Letter) => void;
  /** Does what an answer must not wait for, within two seconds. */
  readonly later: (act: () => Promise<void>) => void;
  /** Waits for the mails under way and those put off. */
  closePost(): Promise<void>;
};

export type OpenAccountsOptions = {
  readonly env: Env;
  readonly port: number; // the one that is listened on
  readonly users: Users & Keys;
  readonly now: () => number;
  readonly log: Log;
  readonly onSessionsEnded: (userId: string) => void;
  readonly onBoardDeleted: (boardId: string) => void;
};

/** Accounts with their mail, as the environment asks for them. */
export function openAccounts({ env, port, users, now, log, ...told }: OpenAccountsOptions): OpenedAccounts {
  const mailer = createMailer({ ...env.mail, folder: join(env.dataDir, "mail"), log });
  if (mailer.delivers && env.publicOrigin === undefined) {
    log.warn("mails lead to this machine's own addresses only: set NEXTAUTH_URL to the address people open");
  }
  const note = (event: string, user?: string) => log.info({ security: event, user }, "account");
  const onFault = (error: unknown) => log.error({ error }, "fault");
  const later = createLater(onFault);
  const accounts = createAccounts({
    users,
    passwords: createPasswords(),
    limits: accountLimits(now),
    mailer,
    devices: createDevices(env.secret),
    now,
    ...told,
    note,
    onFault,
    later: later.do,
  });
  const sessions = createSessions(env.secret, accounts);
  const linkOrigin = createLinkOrigin(env.publicOrigin, port);
  const closePost = async () => {
    await later.close();
    await mailer.close();
  };
  const keys = createApiKeys({ store: users, now, note, onFault });
  const post = (letter: Letter) => later.do(async () => mailer.send(letter));
  return { people: { accounts, sessions, keys, linkOrigin }, post, later: later.do, closePost };
}
