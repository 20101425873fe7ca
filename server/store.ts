import { PrismaPg } from "@prisma/adapter-pg";
import type { Entry, Op } from "../core/board/op.ts";
import type { ReadingChange } from "../core/reading/reading.ts";
import { PrismaClient } from "../prisma/generated/client.ts";
import type { Database } from "./database.ts";
import { boardStore } from "./store/boards.ts";
import { logStore } from "./store/log.ts";
import { readingStore } from "./store/readings.ts";
import { userStore } from "./store/users.ts";

/** A guest has only a name and lives in one browser's session; an account has an e-mail address and a password. */
export type User = {
  readonly id: string;
  readonly kind: "guest" | "account";
  readonly name: string;
  readonly email: string | null; // lower-cased
  readonly emailConfirmedAtMs: number | null;
  readonly passwordHash: string | null;
  readonly sessionVersion: number; // a session made under another version is no longer valid
  readonly createdAtMs: number;
  readonly mergedInto: string | null; // the account this guest's boards moved to
};

export type NewAccount = { readonly name: string; readonly email: string; readonly passwordHash: string };
export type AccountOutcome =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly reason: "email-taken" | "no-such-guest" };

export type Users = {
  createGuest(name: string): Promise<User>;
  createAccount(account: NewAccount): Promise<AccountOutcome>;
  /** Makes an account of a guest in place: the id, and so every board and every mark's author, stays. */
  registerGuest(guestId: string, account: NewAccount): Promise<AccountOutcome>;
  userById(id: string): Promise<User | undefined>;
  /** Upper and lower case are the same. */
  userByEmail(email: string): Promise<User | undefined>;
  /** Names by user id; ids of nobody are left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  renameUser(id: string, name: string): Promise<void>;
  confirmEmail(id: string, atMs: number): Promise<void>;
  /** Also raises `sessionVersion`, which ends the sessions made under the old password. Answers the new version. */
  setPasswordHash(id: string, passwordHash: string): Promise<number>;
  /** A guest who signs in to an account brings their boards and places; answers how many boards moved. */
  moveGuestBoards(guestId: string, accountId: string): Promise<number>;
  /** Ids of the guests whose boards moved to this account: marks by them are this person's too. */
  guestsOf(accountId: string): Promise<readonly string[]>;
};

export type Role = "owner" | "writer";
export type BoardRecord = {
  readonly id: string; // 22 characters of base64url, 132 random bits
  readonly name: string;
  readonly ownerId: string;
  readonly seq: number; // of the last entry, 0 when there is none
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
};
export type BoardMember = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly lastSeenAtMs: number;
};
export type BoardSummary = BoardRecord & {
  readonly ownerName: string;
  readonly members: readonly BoardMember[]; // the owner too, last seen first
  readonly lastReading: string; // numbers in reading order, one space between; "" when nothing is read
};

export type Boards = {
  createBoard(ownerId: string, name: string): Promise<BoardRecord>;
  boardById(id: string): Promise<BoardRecord | undefined>;
  /** False when there is no such board; the same for the next two. */
  renameBoard(id: string, name: string): Promise<boolean>;
  /** Deletes the board with its entries and readings, for good. */
  deleteBoard(id: string): Promise<boolean>;
  /** Notes that the user was on the board at `atMs`; the first time makes them a writer (the owner stays owner). */
  touchMember(boardId: string, userId: string, atMs: number): Promise<boolean>;
  roleOf(boardId: string, userId: string): Promise<Role | undefined>;
  membersOf(boardId: string): Promise<readonly BoardMember[]>;
  /** Boards the user owns or has written on, last changed first. */
  boardsOf(userId: string): Promise<readonly BoardSummary[]>;
};

export type NewEntry = {
  readonly boardId: string;
  readonly author: string;
  readonly atMs: number;
  readonly op: Op;
};
/** `repeated`: the board already had this op, and `seq` is the one it got then. */
export type Appended =
  | { readonly ok: true; readonly seq: number; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: "no-such-board" };

export type Log = {
  /**
   * Appends the entries of one or many boards in one transaction; answers one outcome for each, in the order given.
   * A board's entries get consecutive seqs in the order given, whatever other processes append at the same time.
   * Durable when it resolves. Throws when the database refuses or does not answer: then nothing was appended, or,
   * when the connection broke on the way back, asking again with the same op ids finds out.
   */
  appendEntries(entries: readonly NewEntry[]): Promise<readonly Appended[]>;
  /** Entries with seq > `afterSeq`, ascending, at most `limit`. Empty for an unknown board. */
  entriesAfter(boardId: string, afterSeq: number, limit: number): Promise<readonly Entry[]>;
  /** The same to the end of the log, page by page. */
  pagesAfter(boardId: string, afterSeq: number): AsyncIterable<readonly Entry[]>;
  /** Seq of the last entry, 0 when there is none, undefined when there is no such board. */
  lastSeq(boardId: string): Promise<number | undefined>;
};

export type NewReading = {
  readonly boardId: string;
  readonly seq: number; // the entry up to which the board was read
  readonly atMs: number;
  readonly fresh: boolean; // `change` counts from an empty reading (a board opened anew), not from the one before
  readonly change: ReadingChange;
  readonly text: string; // the whole board's numbers in reading order, one space between
};
export type TimedReading = Omit<NewReading, "boardId" | "text">;

export type Readings = {
  /** Adds to the boards' timelines and sets what they read now, in one transaction; deleted boards are skipped. */
  saveReadings(readings: readonly NewReading[]): Promise<void>;
  /** The changes as they stood, oldest first, page by page: replays a session's predictions. */
  readingsTimeline(boardId: string): AsyncIterable<readonly TimedReading[]>;
};

/** All that is kept: users, boards, their logs and readings. Every method throws when the database does not answer. */
export type Store = Users &
  Boards &
  Log &
  Readings & {
    /** Throws when the database does not answer. */
    ping(): Promise<void>;
    /** Lets go of the database; close the database itself afterwards. */
    close(): Promise<void>;
  };

/** The store on an open database; the same on the embedded database and on PostgreSQL. */
export function createStore(database: Database): Store {
  const prisma = new PrismaClient({ adapter: new PrismaPg(database.pool) });
  return {
    ...userStore(prisma),
    ...boardStore(prisma),
    ...logStore(prisma),
    ...readingStore(prisma),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close: () => prisma.$disconnect(),
  };
}
