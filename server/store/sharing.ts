import type { Prisma, PrismaClient } from "../../prisma/generated/client.ts";
import type { AccessChange, AccessEvent, Sharing } from "../store.ts";

type Outcome = Awaited<ReturnType<Sharing["changeAccess"]>>;

/** Who may do what on boards, and the list of its changes, in the database. */
export function sharingStore(prisma: PrismaClient): Sharing {
  return {
    changeAccess: (boardId, actor, change, atMs) =>
      prisma.$transaction(async (tx) => {
        // The row's lock lets one change after the other decide, as a transfer and a removal of the same person.
        const locked = await tx.$queryRaw<
          readonly object[]
        >`SELECT 1 FROM board WHERE id = ${boardId} AND deleted_at IS NULL FOR UPDATE`;
        if (locked.length === 0) return "no-such-board";
        const outcome = await apply(tx, boardId, change, new Date(atMs));
        if (outcome !== "done") return outcome;
        const data = { boardId, actor, at: new Date(atMs), kind: change.do, ...words(change) };
        await tx.accessEvent.create({ data });
        return "done";
      }),
    accessEvents: async (boardId, limit) => {
      const rows = await prisma.accessEvent.findMany({
        where: { boardId },
        orderBy: { id: "desc" },
        take: limit,
      });
      return rows.flatMap(({ at, actor, kind, subject, detail }) =>
        isKind(kind) ? [{ atMs: at.getTime(), actor, kind, subject, detail }] : [],
      );
    },
  };
}

async function apply(
  tx: Prisma.TransactionClient,
  boardId: string,
  change: AccessChange,
  at: Date,
): Promise<Outcome> {
  const where = { id: boardId };
  switch (change.do) {
    case "link-access":
      await tx.board.update({ where, data: { linkAccess: change.access } });
      return "done";
    case "freeze":
      await tx.board.update({ where, data: { isFrozen: change.isFrozen } });
      return "done";
    case "grant":
      return changeMember(tx, boardId, change.user, {
        granted: change.grant === "link" ? null : change.grant,
      });
    case "let-in":
      return letIn(tx, { boardId, userId: change.user, granted: change.grant }, at);
    case "decline": {
      const asked = { boardId, userId: change.user, declinedAt: null };
      const { count } = await tx.joinRequest.updateMany({ where: asked, data: { declinedAt: at } });
      return count === 1 ? "done" : "no-such-request";
    }
    case "rename":
      return changeMember(tx, boardId, change.user, { shownName: change.name });
    case "hide":
      return changeMember(tx, boardId, change.user, { isHidden: change.isHidden });
    case "transfer":
      return transfer(tx, boardId, change.user);
  }
}

type Place = { readonly boardId: string; readonly userId: string; readonly granted: "editor" | "viewer" };

/** Who asked has their place from then on, also where they had been removed before. */
async function letIn(tx: Prisma.TransactionClient, place: Place, at: Date): Promise<Outcome> {
  const { boardId, userId, granted } = place;
  const { count } = await tx.joinRequest.deleteMany({ where: { boardId, userId, declinedAt: null } });
  if (count === 0) return "no-such-request";
  const create = { ...place, firstSeenAt: at, lastSeenAt: at };
  await tx.member.upsert({ where: { boardId_userId: { boardId, userId } }, create, update: { granted } });
  return "done";
}

/** Anyone's place but the owner's. */
async function changeMember(
  tx: Prisma.TransactionClient,
  boardId: string,
  userId: string,
  data: Prisma.MemberUpdateManyMutationInput,
): Promise<Outcome> {
  const where = { boardId, userId, board: { ownerId: { not: userId } } };
  return (await tx.member.updateMany({ where, data })).count === 1 ? "done" : "no-such-member";
}

/** The owner before stays as an editor, so that nobody loses a board by giving it to someone. */
async function transfer(tx: Prisma.TransactionClient, boardId: string, userId: string): Promise<Outcome> {
  const board = await tx.board.findUniqueOrThrow({ where: { id: boardId } });
  const member = await tx.member.findUnique({
    where: { boardId_userId: { boardId, userId } },
    include: { user: true },
  });
  if (member === null || member.granted === "none" || userId === board.ownerId) return "no-such-member";
  if (member.user.kind !== "account") return "not-an-account";
  await tx.board.update({ where: { id: boardId }, data: { ownerId: userId } });
  const own = { granted: null, shownName: null, isHidden: false };
  await tx.member.update({ where: { boardId_userId: { boardId, userId } }, data: own });
  const before = { boardId, userId: board.ownerId };
  await tx.member.updateMany({ where: before, data: { granted: "editor" } });
  return "done";
}

function words(change: AccessChange): Pick<AccessEvent, "subject" | "detail"> {
  switch (change.do) {
    case "link-access":
      return { subject: null, detail: change.access };
    case "freeze":
      return { subject: null, detail: change.isFrozen ? "on" : "off" };
    case "grant":
      return { subject: change.user, detail: change.grant };
    case "transfer":
      return { subject: change.user, detail: null };
    case "let-in":
      return { subject: change.user, detail: change.grant };
    case "decline":
      return { subject: change.user, detail: null };
    case "rename":
      return { subject: change.user, detail: change.name };
    case "hide":
      return { subject: change.user, detail: change.isHidden ? "on" : "off" };
  }
}

const KINDS: readonly AccessEvent["kind"][] = [
  "link-access",
  "freeze",
  "grant",
  "transfer",
  "let-in",
  "decline",
  "rename",
  "hide",
  "invite",
  "mail",
  "renew",
  "revoke",
  "came",
];

function isKind(text: string): text is AccessEvent["kind"] {
  return KINDS.some((kind) => kind === text);
}
