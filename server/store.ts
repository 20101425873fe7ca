import { PrismaPg } from "@prisma/adapter-pg";
import type { NamedPerson } from "../core/board/names.ts";
import type { Entry, Op } from "../core/board/op.ts";
import type { ReadingChange } from "../core/reading/reading.ts";
import { PrismaClient } from "../prisma/generated/client.ts";
import type { Database } from "./database.ts";
import { boardStore } from "./store/boards.ts";
import { type Contributions, contributionStore } from "./store/contributions.ts";
import { type Corrections, correctionStore } from "./store/corrections.ts";
import { type Images, imageStore } from "./store/images.ts";
import { type Invites, inviteStore } from "./store/invites.ts";
import { type JoinRequests, joinRequestStore } from "./store/joinRequests.ts";
import { type Keeping, keepingStore } from "./store/keeping.ts";
import { type Keys, keyStore } from "./store/keys.ts";
import { logStore } from "./store/log.ts";
import { readingStore } from "./store/readings.ts";
import { sharingStore } from "./store/sharing.ts";
import { userStore } from "./store/users.ts";

/**
 * A guest has only a name and lives in one browser's session. An account has an address: a confirmed one, which is its
 * own alone, or one it claims until the link of a mail to it has been used. Any number of accounts may claim an address,
 * so that a registration never tells whether the address has an account.
 */
export type User = {
  readonly id: string;
  readonly kind: "guest" | "account";
  readonly name: string;
  readonly email: string | null; // confirmed, lower-cased
  readonly claimedEmail: string | null; // lower-cased
  readonly passwordHash: string | null;
  readonly sessionVersion: number; // a session made under another version is no longer valid
  readonly createdAtMs: number;
  readonly mergedInto: string | null; // the account this guest's boards moved to
};

export type NewAccount = { readonly name: string; readonly claims: string; readonly passwordHash: string };

/** A link sent by mail; only its secret's hash is kept. */
export type MailPurpose = "confirm" | "reset";
export type MailToken = {
  readonly hash: string;
  readonly userId: string;
  readonly purpose: MailPurpose;
  readonly email: string; // whom it was sent to
  readonly expiresAtMs: number;
};
/** Someone as another site knows them. */
export type Identity = { readonly provider: string; readonly subject: string };

export type Users = {
  createGuest(name: string): Promise<User>;
  createAccount(account: NewAccount): Promise<User>;
  /**
   * Makes an account of a guest in place: the id, and so every board and every mark's author, stays; the guest's
   * sessions end, as who planted one must not be let into the account. Undefined: no such guest.
   */
  registerGuest(guestId: string, account: NewAccount): Promise<User | undefined>;
  userById(id: string): Promise<User | undefined>;
  /** The account whose confirmed address this is; upper and lower case are the same here and in the next. */
  userByEmail(email: string): Promise<User | undefined>;
  /** The latest account that has no address yet and claims this one. */
  userClaiming(email: string): Promise<User | undefined>;
  /** Names by user id; ids of nobody are left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  renameUser(id: string, name: string): Promise<void>;
  claimEmail(id: string, email: string): Promise<void>;
  /** Makes a claimed address the account's own. False when it is not claimed any more, or is another's by now. */
  confirmEmail(id: string, email: string, atMs: number): Promise<boolean>;
  /** Also raises `sessionVersion` and drops links for a new password. Answers the new version. Throws for an unknown id. */
  setPasswordHash(id: string, passwordHash: string): Promise<number>;
  /** The same password under a higher cost: sessions go on. Does nothing when the hash is not `before` any more. */
  replacePasswordHash(id: string, before: string, after: string): Promise<void>;
  /** Raises `sessionVersion`, upon which every session made before is over. */
  endSessions(id: string): Promise<void>;
  addMailToken(token: MailToken): Promise<void>;
  /** The token, while it is neither used nor too old. */
  mailToken(hash: string, purpose: MailPurpose, nowMs: number): Promise<MailToken | undefined>;
  /** The same, and uses it up with all others of its user and purpose: of two who ask at once, one gets it. */
  takeMailToken(hash: string, purpose: MailPurpose, nowMs: number): Promise<MailToken | undefined>;
  /** Removes tokens that are too old. */
  sweepMailTokens(nowMs: number): Promise<void>;
  userByIdentity(identity: Identity): Promise<User | undefined>;
  /** Lets `identity` sign in to this account; does nothing when it is someone's already. */
  linkIdentity(userId: string, identity: Identity): Promise<void>;
  /** A new account whose address another site has confirmed. Undefined when the address is an account's by now. */
  createConfirmedAccount(
    account: { readonly name: string; readonly email: string },
    atMs: number,
  ): Promise<User | undefined>;
  /** Deletes the user, the guests who became them and their boards with all on them, for good. Answers the boards' ids. */
  deleteUser(id: string): Promise<readonly string[]>;
  /** A guest who signs in to an account brings their boards and places; answers how many boards moved. */
  moveGuestBoards(guestId: string, accountId: string): Promise<number>;
  /** Ids of the guests whose boards moved to this account: marks by them are this person's too. */
  guestsOf(accountId: string): Promise<readonly string[]>;
};

/** What whoever has a board's link may do. */
export type LinkAccess = "editor" | "viewer" | "off";
/** What one person may do, whatever the link allows; `none`: was removed. */
export type Grant = "editor" | "viewer" | "none";
export type BoardAccess = {
  readonly ownerId: string;
  readonly linkAccess: LinkAccess;
  readonly isFrozen: boolean; // all but the owner only look, for now
  readonly grants: ReadonlyMap<string, Grant>; // by user id, of those who have a place of their own
};
/** What a board's owner lets be read of a person instead of their own name. */
export type Shown = { readonly name: string | null; readonly isHidden: boolean };
export type BoardRecord = BoardAccess & {
  readonly id: string; // 22 characters of base64url, 132 random bits
  readonly name: string;
  readonly seq: number; // of the last entry, 0 when there is none
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly shown: ReadonlyMap<string, Shown>; // by user id, of those who do not go by their own name there
  readonly asking: readonly string[]; // ids of those who have asked to be let in and wait for an answer
};
export type BoardMember = NamedPerson & {
  readonly firstSeenAtMs: number;
  readonly lastSeenAtMs: number;
};
export type BoardSummary = Omit<BoardRecord, "grants" | "shown" | "asking"> & {
  readonly ownerName: string;
  readonly members: readonly BoardMember[]; // the owner too, last seen first
  readonly lastReading: string; // numbers in reading order, one space between; "" when nothing is read
};

export type Boards = {
  createBoard(ownerId: string, name: string): Promise<BoardRecord>;
  /** Undefined for one in the bin, too. */
  boardById(id: string): Promise<BoardRecord | undefined>;
  /** False when there is no such board; the same for the next two. */
  renameBoard(id: string, name: string): Promise<boolean>;
  /** Deletes the board with its entries and readings, for good. */
  deleteBoard(id: string): Promise<boolean>;
  /** Notes that the user was on the board at `atMs`. */
  touchMember(boardId: string, userId: string, atMs: number): Promise<boolean>;
  membersOf(boardId: string): Promise<readonly BoardMember[]>;
  /** Boards the user owns, or has been on and may still read; last changed first. */
  boardsOf(userId: string): Promise<readonly BoardSummary[]>;
};

/** A change of who may do what on a board, or by which name. `link`: a person has no place of their own any more, as if come by the link. */
export type AccessChange =
  | { readonly do: "link-access"; readonly access: LinkAccess }
  | { readonly do: "freeze"; readonly isFrozen: boolean }
  | { readonly do: "grant"; readonly user: string; readonly grant: Grant | "link" }
  | { readonly do: "transfer"; readonly user: string }
  | { readonly do: "let-in"; readonly user: string; readonly grant: "editor" | "viewer" } // who asked
  | { readonly do: "decline"; readonly user: string } // the same
  | { readonly do: "rename"; readonly user: string; readonly name: string | null } // null: goes by their own name
  | { readonly do: "hide"; readonly user: string; readonly isHidden: boolean };
export type AccessEvent = {
  readonly atMs: number;
  readonly actor: string; // user id; the same for `subject`
  readonly kind: AccessChange["do"] | "invite" | "mail" | "renew" | "revoke" | "came";
  readonly subject: string | null; // whom it concerns
  readonly detail: string | null; // what it was changed to
};

export type Sharing = {
  /** Changes the board and writes it into the board's list, or neither. Answers why it could not be done. */
  changeAccess(
    boardId: string,
    actor: string,
    change: AccessChange,
    atMs: number,
  ): Promise<"done" | "no-such-board" | "no-such-member" | "no-such-request" | "not-an-account">;
  /** The latest `limit` changes, last first. */
  accessEvents(boardId: string, limit: number): Promise<readonly AccessEvent[]>;
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

/** All that is kept: users, boards, their logs and readings, images. Every method throws when the database does not answer. */
export type Store = Users &
  Boards &
  Sharing &
  Invites &
  JoinRequests &
  Log &
  Readings &
  Contributions &
  Corrections &
  Images &
  Keeping &
  Keys & {
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
    ...sharingStore(prisma),
    ...inviteStore(prisma),
    ...joinRequestStore(prisma),
    ...logStore(prisma),
    ...readingStore(prisma),
    ...contributionStore(prisma),
    ...correctionStore(prisma),
    ...imageStore(prisma),
    ...keepingStore(prisma, database),
    ...keyStore(prisma),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close: () => prisma.$disconnect(),
  };
}
