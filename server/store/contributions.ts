import type { PrismaClient } from "../../prisma/generated/client.ts";

/** Who lets their corrections improve the reader, and where those are. Nobody does until they say so. */
export type Contributions = {
  contributes(userId: string): Promise<boolean>;
  setContributes(userId: string, wanted: boolean): Promise<void>;
  /** Every user id whose ink may be used, with the id of the person: a guest who became an account is that person. */
  contributors(): Promise<ReadonlyMap<string, string>>;
  /** Boards on which a contributor labelled ink. */
  boardsOfCorrections(): Promise<readonly string[]>;
};

/** Consent, in the database. */
export function contributionStore(prisma: PrismaClient): Contributions {
  const contributors = async () => {
    const people = await prisma.contributor.findMany({
      where: { user: { mergedIntoId: null } },
      select: { userId: true, user: { select: { guests: { select: { id: true } } } } },
      orderBy: { userId: "asc" },
    });
    return new Map(
      people.flatMap(({ userId, user }) =>
        [userId, ...user.guests.map(({ id }) => id)].map((id) => [id, userId] as const),
      ),
    );
  };
  return {
    contributes: async (userId) => (await prisma.contributor.findUnique({ where: { userId } })) !== null,
    setContributes: async (userId, wanted) => {
      if (wanted) await prisma.contributor.upsert({ where: { userId }, create: { userId }, update: {} });
      else await prisma.contributor.deleteMany({ where: { userId } });
    },
    contributors,
    boardsOfCorrections: async () => {
      const author = { in: [...(await contributors()).keys()] };
      const entries = await prisma.entry.findMany({
        where: { kind: "label", author, board: { deletedAt: null } },
        distinct: ["boardId"],
        select: { boardId: true },
        orderBy: { boardId: "asc" },
      });
      return entries.map(({ boardId }) => boardId);
    },
  };
}
