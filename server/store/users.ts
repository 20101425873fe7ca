import { nanoid } from "nanoid";
import { Prisma, type PrismaClient, type User as UserRow } from "../../prisma/generated/client.ts";
import type { AccountOutcome, NewAccount, User, Users } from "../store.ts";

/** Users in the database. */
export function userStore(prisma: PrismaClient): Users {
  return {
    createGuest: async (name) =>
      userOf(await prisma.user.create({ data: { id: nanoid(), kind: "guest", name } })),
    createAccount: (account) =>
      unlessEmailTaken(() => prisma.user.create({ data: { id: nanoid(), ...accountRow(account) } })),
    registerGuest: (guestId, account) => registerGuest(prisma, guestId, account),
    userById: async (id) => maybeUser(await prisma.user.findUnique({ where: { id } })),
    userByEmail: async (email) =>
      maybeUser(await prisma.user.findUnique({ where: { email: email.toLowerCase() } })),
    namesOf: async (ids) => {
      const where = { id: { in: [...new Set(ids)] } };
      const rows = await prisma.user.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    renameUser: async (id, name) => {
      await prisma.user.updateMany({ where: { id }, data: { name } });
    },
    confirmEmail: async (id, atMs) => {
      await prisma.user.updateMany({
        where: { id, emailConfirmedAt: null },
        data: { emailConfirmedAt: new Date(atMs) },
      });
    },
    setPasswordHash: async (id, passwordHash) => {
      const data = { passwordHash, sessionVersion: { increment: 1 } };
      const user = await prisma.user.update({ where: { id }, data, select: { sessionVersion: true } });
      return user.sessionVersion;
    },
    moveGuestBoards: (guestId, accountId) => moveGuestBoards(prisma, guestId, accountId),
    guestsOf: async (accountId) => {
      const rows = await prisma.user.findMany({ where: { mergedIntoId: accountId }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
  };
}

async function registerGuest(
  prisma: PrismaClient,
  guestId: string,
  account: NewAccount,
): Promise<AccountOutcome> {
  const guest = { id: guestId, kind: "guest", mergedIntoId: null } as const;
  return unlessEmailTaken(async () => {
    const [user] = await prisma.user.updateManyAndReturn({ where: guest, data: accountRow(account) });
    return user;
  });
}

/** The unique index decides, so that two registrations at once cannot both win. */
async function unlessEmailTaken(write: () => Promise<UserRow | undefined>): Promise<AccountOutcome> {
  try {
    const row = await write();
    return row === undefined ? { ok: false, reason: "no-such-guest" } : { ok: true, user: userOf(row) };
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (taken) return { ok: false, reason: "email-taken" };
    throw error;
  }
}

async function moveGuestBoards(prisma: PrismaClient, guestId: string, accountId: string): Promise<number> {
  return prisma.$transaction(async (tx) => {
    // Marking the guest first lets only one of two sign-ins at once move the boards.
    const unmerged = { id: guestId, kind: "guest", mergedIntoId: null } as const;
    const marked = await tx.user.updateMany({ where: unmerged, data: { mergedIntoId: accountId } });
    if (marked.count === 0) return 0;
    const moved = await tx.board.updateMany({ where: { ownerId: guestId }, data: { ownerId: accountId } });
    await tx.$executeRaw`
      INSERT INTO member AS kept (board_id, user_id, role, first_seen_at, last_seen_at)
      SELECT board_id, ${accountId}, role, first_seen_at, last_seen_at FROM member WHERE user_id = ${guestId}
      ON CONFLICT (board_id, user_id) DO UPDATE SET
        role = least(kept.role, excluded.role), -- the enum's order: owner before writer
        first_seen_at = least(kept.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(kept.last_seen_at, excluded.last_seen_at)`;
    await tx.member.deleteMany({ where: { userId: guestId } });
    return moved.count;
  });
}

function accountRow({ name, email, passwordHash }: NewAccount) {
  return { kind: "account", name, email: email.toLowerCase(), passwordHash } as const;
}

function maybeUser(row: UserRow | null): User | undefined {
  return row === null ? undefined : userOf(row);
}

function userOf(row: UserRow): User {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    email: row.email,
    emailConfirmedAtMs: row.emailConfirmedAt?.getTime() ?? null,
    passwordHash: row.passwordHash,
    sessionVersion: row.sessionVersion,
    createdAtMs: row.createdAt.getTime(),
    mergedInto: row.mergedIntoId,
  };
}
