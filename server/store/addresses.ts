import { nanoid } from "nanoid";
import { type MailToken as MailTokenRow, Prisma, type PrismaClient } from "../../prisma/generated/client.ts";
import type { MailToken, Users } from "../store.ts";
import { maybeUser, userOf } from "./userRow.ts";

type Addresses = Pick<
  Users,
  | "userByEmail"
  | "userClaiming"
  | "claimEmail"
  | "confirmEmail"
  | "addMailToken"
  | "mailToken"
  | "takeMailToken"
  | "sweepMailTokens"
  | "userByIdentity"
  | "linkIdentity"
  | "createConfirmedAccount"
>;

/** Who has which address, the links mailed to it, and who signs in from which other site, in the database. */
export function addressStore(prisma: PrismaClient): Addresses {
  return {
    userByEmail: async (email) =>
      maybeUser(await prisma.user.findUnique({ where: { email: email.toLowerCase() } })),
    userClaiming: async (email) => {
      const where = { claimedEmail: email.toLowerCase(), email: null };
      const orderBy = [{ createdAt: "desc" }, { id: "desc" }] as const;
      return maybeUser(await prisma.user.findFirst({ where, orderBy: [...orderBy] }));
    },
    claimEmail: async (id, email) => {
      await prisma.user.updateMany({ where: { id }, data: { claimedEmail: email.toLowerCase() } });
    },
    confirmEmail: (id, email, atMs) => confirmEmail(prisma, id, email.toLowerCase(), new Date(atMs)),
    addMailToken: async ({ expiresAtMs, ...token }) => {
      await prisma.mailToken.create({ data: { ...token, expiresAt: new Date(expiresAtMs) } });
    },
    mailToken: async (hash, purpose, nowMs) => {
      const where = { hash, purpose, expiresAt: { gt: new Date(nowMs) } };
      const row = await prisma.mailToken.findFirst({ where });
      return row === null ? undefined : tokenOf(row);
    },
    takeMailToken: (hash, purpose, nowMs) => takeMailToken(prisma, hash, purpose, new Date(nowMs)),
    sweepMailTokens: async (nowMs) => {
      await prisma.mailToken.deleteMany({ where: { expiresAt: { lte: new Date(nowMs) } } });
    },
    userByIdentity: async ({ provider, subject }) => {
      const where = { provider_subject: { provider, subject } };
      const row = await prisma.identity.findUnique({ where, include: { user: true } });
      return row === null ? undefined : userOf(row.user);
    },
    linkIdentity: async (userId, identity) => {
      await prisma.identity.createMany({ data: { ...identity, userId }, skipDuplicates: true });
    },
    createConfirmedAccount: async ({ name, email }, atMs) => {
      const row = {
        id: nanoid(),
        kind: "account",
        name,
        email: email.toLowerCase(),
        emailConfirmedAt: new Date(atMs),
      } as const;
      return unlessTaken(async () => userOf(await prisma.user.create({ data: row })));
    },
  };
}

async function confirmEmail(prisma: PrismaClient, id: string, email: string, at: Date): Promise<boolean> {
  const confirmed = await unlessTaken(async () => {
    const data = { email, claimedEmail: null, emailConfirmedAt: at };
    const { count } = await prisma.user.updateMany({ where: { id, claimedEmail: email }, data });
    return count === 1;
  });
  return confirmed ?? false;
}

async function takeMailToken(
  prisma: PrismaClient,
  hash: string,
  purpose: MailToken["purpose"],
  now: Date,
): Promise<MailToken | undefined> {
  return prisma.$transaction(async (tx) => {
    const rows: readonly MailTokenRow[] = await tx.mailToken.findMany({ where: { hash, purpose } });
    // What a delete takes away it takes from one asker only.
    const { count } = await tx.mailToken.deleteMany({ where: { hash, purpose, expiresAt: { gt: now } } });
    const [row] = rows;
    if (row === undefined || count === 0) return undefined;
    await tx.mailToken.deleteMany({ where: { userId: row.userId, purpose } });
    return tokenOf(row);
  });
}

/** The unique index decides who has an address, so that two at once cannot both win. */
async function unlessTaken<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return undefined;
    throw error;
  }
}

function tokenOf({ expiresAt, ...row }: MailTokenRow): MailToken {
  return { ...row, expiresAtMs: expiresAt.getTime() };
}
