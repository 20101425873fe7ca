import { nanoid } from "nanoid";
import { Prisma, type PrismaClient } from "../../prisma/generated/client.ts";

export type InviteKind = "code" | "link";
export type Invited = "editor" | "viewer";

/**
 * A way onto a board besides its own link. `code`: as it is typed; a link's secret is kept as a hash alone. `email`: whom
 * a link was mailed to, lower-cased; such a link lets one person in.
 */
export type Invite = {
  readonly id: string;
  readonly boardId: string;
  readonly kind: InviteKind;
  readonly granted: Invited;
  readonly code: string | null;
  readonly email: string | null;
  readonly expiresAtMs: number | null; // null: until it is taken back
};
export type NewInvite = {
  readonly boardId: string;
  readonly kind: InviteKind;
  readonly secret: string; // a code as it is typed, or the hash of a link's secret
  readonly email: string | null;
  readonly granted: Invited;
  readonly expiresAtMs: number | null;
};

export type Invites = {
  /** A new code takes the place of the board's one before, as does a new link to the same address. Undefined: no such board, or another has this secret. */
  addInvite(invite: NewInvite, actor: string, atMs: number): Promise<Invite | undefined>;
  /** Those that still let people in, newest first. */
  invitesOf(boardId: string, nowMs: number): Promise<readonly Invite[]>;
  /** Another secret, as a hash, in the place of a link's, which lets nobody in any more. False when the board has no such link. */
  renewInvite(boardId: string, id: string, secret: string, actor: string, atMs: number): Promise<boolean>;
  /** False when the board has no such invitation. */
  revokeInvite(boardId: string, id: string, actor: string, atMs: number): Promise<boolean>;
  /**
   * Gives the person the place that the invitation promises, unless they have a better one; a mailed one is used up by
   * anyone but the board's owner, and of two who use it at once one is let in. Answers the board; `removed` to whom its owner has removed, undefined when the invitation lets nobody in any more.
   */
  acceptInvite(secret: string, userId: string, nowMs: number): Promise<string | "removed" | undefined>;
  /** Removes invitations, and the addresses in them, whose time is over. */
  sweepInvites(nowMs: number): Promise<void>;
};

/** Invitations, in the database. */
export function inviteStore(prisma: PrismaClient): Invites {
  const living = (nowMs: number) => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(nowMs) } }] });
  return {
    addInvite: (invite, actor, atMs) => unlessTaken(() => addInvite(prisma, invite, actor, new Date(atMs))),
    invitesOf: async (boardId, nowMs) => {
      const where = { boardId, ...living(nowMs) };
      const rows = await prisma.invite.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
      return rows.map(inviteOf);
    },
    renewInvite: (boardId, id, secret, actor, atMs) =>
      prisma.$transaction(async (tx) => {
        const where = { id, boardId, kind: "link", ...living(atMs) } as const;
        const { count } = await tx.invite.updateMany({ where, data: { secret } });
        if (count === 0) return false;
        await tx.accessEvent.create({ data: { boardId, actor, kind: "renew", at: new Date(atMs) } });
        return true;
      }),
    revokeInvite: (boardId, id, actor, atMs) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.invite.deleteMany({ where: { id, boardId } });
        if (count === 0) return false;
        await tx.accessEvent.create({ data: { boardId, actor, kind: "revoke", at: new Date(atMs) } });
        return true;
      }),
    acceptInvite: (secret, userId, nowMs) =>
      prisma.$transaction(async (tx) => {
        // Whoever comes second waits here, and then finds the row gone. A code's row is not locked: a class comes by it at once.
        await tx.$queryRaw`SELECT 1 FROM invite WHERE secret = ${secret} AND email IS NOT NULL FOR UPDATE`;
        const where = { secret, board: { deletedAt: null }, ...living(nowMs) };
        const invite = await tx.invite.findFirst({ where, include: { board: true } });
        if (invite === null) return undefined;
        if (invite.board.ownerId === userId) return invite.boardId;
        const taken = await take(tx, { ...invite, at: new Date(nowMs) }, userId);
        if (invite.email !== null && taken !== "removed")
          await tx.invite.delete({ where: { id: invite.id } });
        return taken;
      }),
    sweepInvites: async (nowMs) => {
      await prisma.invite.deleteMany({ where: { expiresAt: { lte: new Date(nowMs) } } });
    },
  };
}

async function addInvite(
  prisma: PrismaClient,
  { boardId, expiresAtMs, ...invite }: NewInvite,
  actor: string,
  at: Date,
): Promise<Invite | undefined> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.board.count({ where: { id: boardId, deletedAt: null } })) === 0) return undefined;
    if (invite.kind === "code") await tx.invite.deleteMany({ where: { boardId, kind: "code" } });
    if (invite.email !== null) await tx.invite.deleteMany({ where: { boardId, email: invite.email } });
    const expiresAt = expiresAtMs === null ? null : new Date(expiresAtMs);
    const data = { ...invite, id: nanoid(), boardId, createdAt: at, expiresAt };
    const row = await tx.invite.create({ data });
    // Without the address: the list stays, while the address goes with its invitation.
    const kind = invite.email === null ? "invite" : "mail";
    await tx.accessEvent.create({ data: { boardId, actor, kind, detail: invite.granted, at } });
    return inviteOf(row);
  });
}

type Taking = { readonly boardId: string; readonly granted: "editor" | "viewer" | "none"; readonly at: Date };

async function take(
  tx: Prisma.TransactionClient,
  { boardId, granted, at }: Taking,
  userId: string,
): Promise<string> {
  const key = { boardId_userId: { boardId, userId } };
  const member = await tx.member.findUnique({ where: key });
  if (member?.granted === "none") return "removed";
  if (member?.granted === "editor" || member?.granted === granted) return boardId;
  const seen = { boardId, userId, granted, firstSeenAt: at, lastSeenAt: at };
  await tx.member.upsert({ where: key, create: seen, update: { granted } });
  await tx.accessEvent.create({ data: { boardId, actor: userId, kind: "came", detail: granted, at } });
  return boardId;
}

type Row = {
  readonly id: string;
  readonly boardId: string;
  readonly kind: InviteKind;
  readonly secret: string;
  readonly email: string | null;
  readonly granted: "editor" | "viewer" | "none";
  readonly expiresAt: Date | null;
};

function inviteOf({ id, boardId, kind, secret, email, granted, expiresAt }: Row): Invite {
  return {
    id,
    boardId,
    kind,
    granted: granted === "editor" ? "editor" : "viewer",
    code: kind === "code" ? secret : null,
    email,
    expiresAtMs: expiresAt?.getTime() ?? null,
  };
}

/** The unique index decides whose a code is. */
async function unlessTaken<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return undefined;
    throw error;
  }
}
