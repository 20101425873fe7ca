import { nanoid } from "nanoid";
import type { PrismaClient } from "../../prisma/generated/client.ts";
import type { NewAccount, Users } from "../store.ts";
import { addressStore } from "./addresses.ts";
import { maybeUser, userOf } from "./userRow.ts";

/** Users in the database. */
export function userStore(prisma: PrismaClient): Users {
  return {
    ...addressStore(prisma),
    createGuest: async (name) =>
      userOf(await prisma.user.create({ data: { id: nanoid(), kind: "guest", name } })),
    createAccount: async (account) =>
      userOf(await prisma.user.create({ data: { id: nanoid(), ...accountRow(account) } })),
    registerGuest: async (guestId, account) => {
      const where = { id: guestId, kind: "guest", mergedIntoId: null } as const;
      const [row] = await prisma.user.updateManyAndReturn({
        where,
        data: { ...accountRow(account), sessionVersion: { increment: 1 } },
      });
      return row && userOf(row);
    },
    userById: async (id) => maybeUser(await prisma.user.findUnique({ where: { id } })),
    namesOf: async (ids) => {
      const where = { id: { in: [...new Set(ids)] } };
      const rows = await prisma.user.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    renameUser: async (id, name) => {
      await prisma.user.updateMany({ where: { id }, data: { name } });
    },
    setPasswordHash: async (id, passwordHash) => {
      const data = {
        passwordHash,
        sessionVersion: { increment: 1 },
        tokens: { deleteMany: { purpose: "reset" } },
      } as const;
      const user = await prisma.user.update({ where: { id }, data, select: { sessionVersion: true } });
      return user.sessionVersion;
    },
    replacePasswordHash: async (id, before, after) => {
      await prisma.user.updateMany({ where: { id, passwordHash: before }, data: { passwordHash: after } });
    },
    endSessions: async (id) => {
      await prisma.user.updateMany({ where: { id }, data: { sessionVersion: { increment: 1 } } });
    },
    moveGuestBoards: (guestId, accountId) => moveGuestBoards(prisma, guestId, accountId),
    guestsOf: async (accountId) => {
      const rows = await prisma.user.findMany({ where: { mergedIntoId: accountId }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    deleteUser: (id) => deleteUser(prisma, id),
  };
}

async function moveGuestBoards(prisma: PrismaClient, guestId: string, accountId: string): Promise<number> {
  return prisma.$transaction(async (tx) => {
    // Marking the guest first lets only one of two sign-ins at once move the boards.
    const unmerged = { id: guestId, kind: "guest", mergedIntoId: null } as const;
    const marked = await tx.user.updateMany({ where: unmerged, data: { mergedIntoId: accountId } });
    if (marked.count === 0) return 0;
    const moved = await tx.board.updateMany({ where: { ownerId: guestId }, data: { ownerId: accountId } });
    await tx.$executeRaw`
      INSERT INTO member AS kept (board_id, user_id, granted, shown_name, is_hidden, first_seen_at, last_seen_at)
      SELECT board_id, ${accountId}, granted, shown_name, is_hidden, first_seen_at, last_seen_at
      FROM member WHERE user_id = ${guestId}
      ON CONFLICT (board_id, user_id) DO UPDATE SET
        granted = coalesce(kept.granted, excluded.granted),
        shown_name = coalesce(kept.shown_name, excluded.shown_name),
        is_hidden = kept.is_hidden OR excluded.is_hidden,
        first_seen_at = least(kept.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(kept.last_seen_at, excluded.last_seen_at)`;
    await tx.member.deleteMany({ where: { userId: guestId } });
    await tx.$executeRaw`
      INSERT INTO join_request (board_id, user_id, asked_at, declined_at)
      SELECT board_id, ${accountId}, asked_at, declined_at
      FROM join_request JOIN board ON board.id = board_id AND owner_id <> ${accountId}
      WHERE user_id = ${guestId}
      ON CONFLICT (board_id, user_id) DO NOTHING`;
    await tx.joinRequest.deleteMany({ where: { userId: guestId } });
    await tx.image.updateMany({ where: { ownerId: guestId }, data: { ownerId: accountId } });
    return moved.count;
  });
}

/** Everything of theirs hangs on their row; the guests who became them hold nothing but a name. */
async function deleteUser(prisma: PrismaClient, id: string): Promise<readonly string[]> {
  return prisma.$transaction(async (tx) => {
    const boards = await tx.board.findMany({ where: { ownerId: id }, select: { id: true } });
    await tx.user.deleteMany({ where: { OR: [{ id }, { mergedIntoId: id }] } });
    return boards.map((board) => board.id);
  });
}

function accountRow({ name, claims, passwordHash }: NewAccount) {
  return { kind: "account", name, claimedEmail: claims.toLowerCase(), passwordHash } as const;
}
