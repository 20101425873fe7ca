import type { PrismaClient } from "../../prisma/generated/client.ts";

/** Who lets their corrections improve the reader, and where those are. Nobody does until they say so. */
export type Contributions = {
  contributes(userId: string): Promise<boolean>;
  setContributes(userId: string, wanted: boolean): Promise<void>;
  /** Every user id whose ink may be used, with the id of the person: a guest who became an account is that person. */
  contributors(): Promise<ReadonlyMap<string, string>>;
  /** Boards on which a contributor labelled ink. */
  boardsOfCorrections(): Promise<readonly string[]>;
  /** Images of contributors in which they said what a number is, or which lie on a board where somebody labelled ink. */
  imagesOfCorrections(): Promise<readonly string[]>;
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
      // An upsert asks first and inserts then, which two requests at once do both.
      if (wanted) await prisma.contributor.createMany({ data: [{ userId }], skipDuplicates: true });
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
    imagesOfCorrections: async () => {
      const owners = [...(await contributors()).keys()];
      const rows = await prisma.$queryRaw<readonly { id: string }[]>`
        SELECT id FROM image WHERE owner_id = ANY(${owners}) AND (corrections <> '[]'::jsonb OR id IN (
          SELECT payload ->> 'image' FROM entry AS placed WHERE kind = 'place' AND EXISTS (
            SELECT FROM entry WHERE board_id = placed.board_id AND kind = 'label')))
        ORDER BY id`;
      return rows.map(({ id }) => id);
    },
  };
}
