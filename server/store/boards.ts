import { nanoid } from "nanoid";
import type { Board as BoardRow, Prisma, PrismaClient } from "../../prisma/generated/client.ts";
import type { BoardMember, BoardRecord, BoardSummary, Boards, Grant, Shown } from "../store.ts";

const BOARD_ID_CHARACTERS = 22;
/** Those who do not stand on the board as everyone who has its link, and those who ask to. */
const SINGLED_OUT = {
  members: {
    where: { OR: [{ granted: { not: null } }, { shownName: { not: null } }, { isHidden: true }] },
    select: { userId: true, granted: true, shownName: true, isHidden: true },
  },
  requests: { where: { declinedAt: null }, select: { userId: true }, orderBy: { askedAt: "asc" } },
} as const satisfies Prisma.BoardInclude;
const NAMED_MEMBER = {
  include: { user: { select: { name: true } } },
  orderBy: { lastSeenAt: "desc" },
} as const;

/** Boards and who was on them, in the database. */
export function boardStore(prisma: PrismaClient): Boards {
  return {
    createBoard: async (ownerId, name) => {
      const members = { create: { userId: ownerId } } as const;
      const data = { id: nanoid(BOARD_ID_CHARACTERS), name, ownerId, members };
      return {
        ...boardOf(await prisma.board.create({ data })),
        grants: new Map(),
        shown: new Map(),
        asking: [],
      };
    },
    boardById: async (id) => {
      const row = await prisma.board.findUnique({ where: { id, deletedAt: null }, include: SINGLED_OUT });
      if (row === null) return undefined;
      const asking = row.requests.map(({ userId }) => userId);
      return { ...boardOf(row), grants: grantsOf(row.members), shown: shownOf(row.members), asking };
    },
    renameBoard: async (id, name) => {
      const data = { name, updatedAt: new Date() };
      return (await prisma.board.updateMany({ where: { id, deletedAt: null }, data })).count === 1;
    },
    deleteBoard: async (id) => (await prisma.board.deleteMany({ where: { id } })).count === 1,
    touchMember: (boardId, userId, atMs) => touchMember(prisma, boardId, userId, new Date(atMs)),
    membersOf: async (boardId) => {
      const rows = await prisma.member.findMany({ where: { boardId }, ...NAMED_MEMBER });
      return rows.map(memberOf);
    },
    boardsOf: (userId) => boardsOf(prisma, userId),
  };
}

/** From the board's own row, so that a board deleted at this moment is no error. */
async function touchMember(
  prisma: PrismaClient,
  boardId: string,
  userId: string,
  at: Date,
): Promise<boolean> {
  const rows = await prisma.$executeRaw`
    INSERT INTO member (board_id, user_id, first_seen_at, last_seen_at)
    SELECT id, ${userId}, ${at}, ${at} FROM board WHERE id = ${boardId} FOR KEY SHARE
    ON CONFLICT (board_id, user_id) DO UPDATE SET last_seen_at = greatest(member.last_seen_at, excluded.last_seen_at)`;
  return rows === 1;
}

async function boardsOf(prisma: PrismaClient, userId: string): Promise<readonly BoardSummary[]> {
  const rows = await prisma.board.findMany({
    where: {
      deletedAt: null,
      OR: [{ ownerId: userId }, { members: { some: { userId } }, ...readableBy(userId) }],
    },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    include: {
      owner: { select: { name: true } },
      reading: { select: { text: true } },
      members: NAMED_MEMBER,
    },
  });
  return rows.map((row) => ({
    ...boardOf(row),
    ownerName: row.owner.name,
    members: row.members.map(memberOf),
    lastReading: row.reading?.text ?? "",
  }));
}

/** As `may` has it for reading, for a list of boards. */
function readableBy(userId: string) {
  const lets = (granted: Grant) => ({ members: { some: { userId, granted } } });
  const open = { linkAccess: { not: "off" }, members: { some: { userId, granted: null } } } as const;
  return { OR: [lets("editor"), lets("viewer"), open] };
}

function grantsOf(members: readonly { readonly userId: string; readonly granted: Grant | null }[]) {
  return new Map(members.flatMap(({ userId, granted }) => (granted === null ? [] : [[userId, granted]])));
}

type NamesRow = { readonly userId: string; readonly shownName: string | null; readonly isHidden: boolean };

function shownOf(members: readonly NamesRow[]): ReadonlyMap<string, Shown> {
  return new Map(
    members
      .filter(({ shownName, isHidden }) => shownName !== null || isHidden)
      .map(({ userId, shownName, isHidden }) => [userId, { name: shownName, isHidden }]),
  );
}

function boardOf(row: BoardRow): Omit<BoardRecord, "grants" | "shown" | "asking"> {
  return {
    id: row.id,
    name: row.name,
    ownerId: row.ownerId,
    linkAccess: row.linkAccess,
    isFrozen: row.isFrozen,
    seq: row.seq,
    createdAtMs: row.createdAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
  };
}

type MemberRow = NamesRow & {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly user: { readonly name: string };
};

function memberOf({ userId, firstSeenAt, lastSeenAt, user, ...named }: MemberRow): BoardMember {
  return {
    id: userId,
    name: user.name,
    shownName: named.shownName,
    isHidden: named.isHidden,
    firstSeenAtMs: firstSeenAt.getTime(),
    lastSeenAtMs: lastSeenAt.getTime(),
  };
}
