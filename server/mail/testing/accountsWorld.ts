import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Accounts, type AccountsDeps, createAccounts } from "../../accounts.ts";
import { createDevices } from "../../accountsDevice.ts";
import { type AccountLimits, accountLimits } from "../../accountsLimits.ts";
import { openDatabase } from "../../database.ts";
import { createLog } from "../../log.ts";
import { createPasswords, type Passwords } from "../../password.ts";
import { temporaryPostgres } from "../../store/testing/temporary.ts";
import { createStore, type Store } from "../../store.ts";
import { createMailer } from "../mailer.ts";
import { type Inbox, openInbox } from "./inbox.ts";

/** Accounts on a real database with a real mail server; the clock stands still until it is set. */
export type AccountsWorld = {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly accounts: Accounts;
  readonly work: string[]; // each argon2 call, in order
  readonly ended: string[]; // users whose sessions ended
  readonly boardsDeleted: string[];
  /** Resolves once this was noted since the last time it was asked for. */
  noted(event: string): Promise<void>;
  readonly clock: { nowMs: number };
  /** The same store and mail behind other limits. */
  accountsWith(limits: Partial<AccountLimits>): Accounts;
  close(): Promise<void>;
};

export async function openAccountsWorld(): Promise<AccountsWorld> {
  const folder = await mkdtemp(join(tmpdir(), "digitboard-accounts-"));
  const serverUrl = process.env.TEST_DATABASE_URL;
  const postgres = serverUrl ? await temporaryPostgres(serverUrl) : undefined;
  const database = await openDatabase(postgres?.options ?? { dataDir: folder, databaseUrl: undefined });
  const store = createStore(database);
  const inbox = await openInbox();
  const from = "Digitboard <board@example.org>";
  const mailer = createMailer({ smtpUrl: inbox.url, from, folder, log: createLog("silent") });
  const [work, ended, boardsDeleted]: [string[], string[], string[]] = [[], [], []];
  const [notes, waiting]: [string[], Set<() => void>] = [[], new Set()];
  const clock = { nowMs: 1_000_000 };
  const now = () => clock.nowMs;
  const deps: AccountsDeps = {
    users: store,
    passwords: counting(createPasswords(), work),
    limits: accountLimits(now),
    mailer,
    devices: createDevices("s".repeat(32)),
    now,
    onSessionsEnded: (userId) => ended.push(userId),
    onBoardDeleted: (boardId) => boardsDeleted.push(boardId),
    note: (event) => {
      notes.push(event);
      for (const look of waiting) look();
    },
    onFault: (error) => {
      throw error;
    },
    later: (act) => {
      act().catch((error: unknown) => {
        throw error;
      });
    },
  };
  const accountsWith = (limits: Partial<AccountLimits>) =>
    createAccounts({ ...deps, limits: { ...accountLimits(now), ...limits } });
  const close = async () => {
    await mailer.close();
    await inbox.close();
    await store.close();
    await database.close();
    await postgres?.remove();
    await rm(folder, { recursive: true });
  };
  const noted = (event: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const at = notes.indexOf(event);
        if (at < 0) return;
        notes.splice(at, 1);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const accounts = createAccounts(deps);
  return { store, inbox, accounts, work, ended, boardsDeleted, noted, clock, accountsWith, close };
}

function counting(passwords: Passwords, work: string[]): Passwords {
  return {
    ...passwords,
    hash: (password) => {
      work.push("hash");
      return passwords.hash(password);
    },
    matches: (password, kept) => {
      work.push("verify");
      return passwords.matches(password, kept);
    },
  };
}
