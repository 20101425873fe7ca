import { Prisma, type PrismaClient } from "../../prisma/generated/client.ts";
import { eraseDeleted } from "../database/erase.ts";
import type { Database } from "../database.ts";

export const DAY_MS = 86_400_000;
/** How long a deleted board stays in its owner's bin. */
const BIN_DAYS = 30;
/** How long a guest's boards and images stay after they were last touched. */
const GUEST_DAYS = 30;

/** After how many days untouched a person's boards and images go; null: never. */
export type KeepDays = 30 | 90 | 365 | null;
/** After how many days untouched one board goes; `never`, or `account`: when its owner's account says. */
export type BoardKeepDays = 7 | 30 | 90 | 365 | "never" | "account";
export type BinnedBoard = { readonly id: string; readonly name: string; readonly goesAtMs: number };

/** What is kept for how long. */
export type Keeping = {
  /** Moves a board into its owner's bin: for all else it is gone. False when there is none, or it is there already. */
  binBoard(id: string, atMs: number): Promise<boolean>;
  /** A person's own bin, the latest first. */
  binOf(ownerId: string): Promise<readonly BinnedBoard[]>;
  /** Takes a board out of its owner's own bin, as touched now; false when it is not in there. */
  restoreBoard(id: string, ownerId: string, atMs: number): Promise<boolean>;
  /** Deletes a board in its owner's own bin for good; false when it is not in there. */
  deleteBinned(id: string, ownerId: string): Promise<boolean>;
  keepDaysOf(userId: string): Promise<number | null>;
  setKeepDays(userId: string, days: KeepDays): Promise<void>;
  /** Undefined when there is no such board. */
  boardKeepDaysOf(boardId: string): Promise<BoardKeepDays | undefined>;
  /** Counts before what its owner's account says. False when there is no such board. */
  setBoardKeepDays(boardId: string, days: BoardKeepDays): Promise<boolean>;
  /** Whether a board's time is over by now: it goes with the next `deleteDue`. */
  isDue(boardId: string, nowMs: number): Promise<boolean>;
  /** How many of a person's boards and images their own choice lets go by now. */
  countDue(userId: string, nowMs: number): Promise<number>;
  /** Deletes for good all boards and images whose time is over. Answers the boards' ids. */
  deleteDue(nowMs: number): Promise<readonly string[]>;
  /**
   * Deletes guests that were made 30 days ago and have neither a board, nor an image, nor a place on anyone's board,
   * where their name stands beside what they wrote. Answers how many.
   */
  deleteIdleGuests(nowMs: number): Promise<number>;
  /** Takes the bytes of what was deleted out of the tables' files. Nobody may be in a transaction of theirs for long. */
  eraseDeleted(): Promise<void>;
};

const FOR_EVER = 0; // as a board's own number of days

type Id = { readonly id: string };

/** The bin and what goes by itself, in the database. */
export function keepingStore(prisma: PrismaClient, database: Pick<Database, "kind" | "pool">): Keeping {
  const binned = (id: string, ownerId: string) => ({ id, ownerId, deletedAt: { not: null } }) as const;
  return {
    binBoard: async (id, atMs) => {
      const data = { deletedAt: new Date(atMs) };
      return (await prisma.board.updateMany({ where: { id, deletedAt: null }, data })).count === 1;
    },
    binOf: async (ownerId) => {
      const where = { ownerId, deletedAt: { not: null } };
      const select = { id: true, name: true, deletedAt: true };
      const rows = await prisma.board.findMany({ where, select, orderBy: { deletedAt: "desc" } });
      return rows.flatMap(({ deletedAt, ...row }) =>
        deletedAt === null ? [] : [{ ...row, goesAtMs: deletedAt.getTime() + BIN_DAYS * DAY_MS }],
      );
    },
    restoreBoard: async (id, ownerId, atMs) => {
      const data = { deletedAt: null, updatedAt: new Date(atMs) };
      return (await prisma.board.updateMany({ where: binned(id, ownerId), data })).count === 1;
    },
    deleteBinned: async (id, ownerId) =>
      (await prisma.board.deleteMany({ where: binned(id, ownerId) })).count === 1,
    keepDaysOf: async (id) =>
      (await prisma.user.findUnique({ where: { id }, select: { keepDays: true } }))?.keepDays ?? null,
    setKeepDays: async (id, keepDays) => {
      await prisma.user.updateMany({ where: { id }, data: { keepDays } });
    },
    boardKeepDaysOf: async (id) => {
      const row = await prisma.board.findUnique({
        where: { id, deletedAt: null },
        select: { keepDays: true },
      });
      return row === null ? undefined : boardKeepDaysOf(row.keepDays);
    },
    setBoardKeepDays: async (id, days) => {
      const data = { keepDays: days === "account" ? null : days === "never" ? FOR_EVER : days };
      return (await prisma.board.updateMany({ where: { id, deletedAt: null }, data })).count === 1;
    },
    isDue: async (id, nowMs) => {
      const due = await prisma.$queryRaw<readonly Id[]>`
        SELECT id FROM board WHERE id = ${id} AND id IN (${dueBoards(new Date(nowMs))})`;
      return due.length === 1;
    },
    countDue: async (userId, nowMs) => {
      const now = new Date(nowMs);
      const boards = await prisma.$queryRaw<readonly Id[]>`
        SELECT id FROM board WHERE owner_id = ${userId} AND deleted_at IS NULL AND id IN (${dueBoards(now)})`;
      const images = await prisma.$queryRaw<readonly Id[]>`
        SELECT id FROM image WHERE owner_id = ${userId} AND id IN (${dueImages(now)})`;
      return boards.length + images.length;
    },
    deleteDue: async (nowMs) => {
      const now = new Date(nowMs);
      await prisma.$executeRaw`DELETE FROM image WHERE id IN (${dueImages(now)})`;
      const gone = prisma.$queryRaw<readonly Id[]>`
        DELETE FROM board WHERE id IN (${dueBoards(now)}) RETURNING id`;
      return (await gone).map(({ id }) => id);
    },
    deleteIdleGuests: async (nowMs) => {
      const createdAt = { lt: new Date(nowMs - GUEST_DAYS * DAY_MS) };
      const nothing = { boards: { none: {} }, images: { none: {} }, members: { none: {} } };
      const where = { kind: "guest", mergedIntoId: null, createdAt, ...nothing } as const;
      return (await prisma.user.deleteMany({ where })).count;
    },
    eraseDeleted: () => eraseDeleted(database),
  };
}

/** Boards too long in the bin, or that nobody wrote on or opened for as long as they, their owner, or being a guest's, allow. */
function dueBoards(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT board.id FROM board JOIN "user" AS owner ON owner.id = board.owner_id
    WHERE deleted_at < ${now}::timestamptz - make_interval(days => ${BIN_DAYS}::int)
      OR (deleted_at IS NULL
        AND greatest(updated_at, (SELECT max(last_seen_at) FROM member WHERE board_id = board.id))
          < ${timeOf(now, BOARD_DAYS)})`;
}

function boardKeepDaysOf(days: number | null): BoardKeepDays {
  if (days === null) return "account";
  return ([7, 30, 90, 365] as const).find((each) => each === days) ?? "never";
}

function dueImages(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT image.id FROM image JOIN "user" AS owner ON owner.id = image.owner_id
    WHERE image.created_at < ${timeOf(now, Prisma.sql`owner.keep_days`)}`;
}

/** A board's own days count before its owner's. */
const BOARD_DAYS = Prisma.sql`nullif(coalesce(board.keep_days, owner.keep_days), ${FOR_EVER}::int)`;

/** What was last touched before this has had its time; null, which nothing is before, where it stays for ever. */
function timeOf(now: Date, days: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${now}::timestamptz - make_interval(days =>
    CASE owner.kind WHEN 'guest' THEN ${GUEST_DAYS}::int ELSE ${days} END)`;
}
