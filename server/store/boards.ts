import { nanoid } from "nanoid";
import type { Board as BoardRow, PrismaClient } from "../../prisma/generated/client.ts";
import type { BoardMember, BoardRecord, BoardSummary, Boards, Role } from "../store.ts";

const BOARD_ID_CHARACTERS = 22;
const NAMED_MEMBER = {
  include: { user: { select: { name: true } } },
  orderBy: { lastSeenAt: "desc" },
} as const;

/** Boards and who was on them, in the database. */
export function boardStore(prisma: PrismaClient): Boards {
  return {
    createBoard: async (ownerId, name) => {
      const members = { create: { userId: ownerId, role: "owner" } } as const;
      const data = { id: nanoid(BOARD_ID_CHARACTERS), name, ownerId, members };
      return boardOf(await prisma.board.create({ data }));
    },
    boardById: async (id) => {
      const row = await prisma.board.findUnique({ where: { id, deletedAt: null } });
      return row === null ? undefined : boardOf(row);
    },
    renameBoard: async (id, name) => {
      const data = { name, updatedAt: new Date() };
      return (await prisma.board.updateMany({ where: { id, deletedAt: null }, data })).count === 1;
    },
    deleteBoard: async (id) => (await prisma.board.deleteMany({ where: { id } })).count === 1,
    touchMember: (boardId, userId, atMs) => touchMember(prisma, boardId, userId, new Date(atMs)),
    roleOf: async (boardId, userId) => {
      const member = await prisma.member.findUnique({ where: { boardId_userId: { boardId, userId } } });
      return member?.role;
    },
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
    INSERT INTO member (board_id, user_id, role, first_seen_at, last_seen_at)
    SELECT id, ${userId}, 'writer', ${at}, ${at} FROM board WHERE id = ${boardId} FOR KEY SHARE
    ON CONFLICT (board_id, user_id) DO UPDATE SET last_seen_at = greatest(member.last_seen_at, excluded.last_seen_at)`;
  return rows === 1;
}

async function boardsOf(prisma: PrismaClient, userId: string): Promise<readonly BoardSummary[]> {
  const rows = await prisma.board.findMany({
    where: { deletedAt: null, members: { some: { userId } } },
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

function boardOf(row: BoardRow): BoardRecord {
  return {
    id: row.id,
    name: row.name,
    ownerId: row.ownerId,
    seq: row.seq,
    createdAtMs: row.createdAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
  };
}

type MemberRow = {
  readonly userId: string;
  readonly role: Role;
  readonly lastSeenAt: Date;
  readonly user: { readonly name: string };
};

function memberOf({ userId, role, lastSeenAt, user }: MemberRow): BoardMember {
  return { id: userId, name: user.name, role, lastSeenAtMs: lastSeenAt.getTime() };
}
