import { replay } from "../../core/board/apply.ts";
import { EMPTY_BOARD } from "../../core/board/board.ts";
import { type Correction, correctionsOn, MOST_CORRECTIONS } from "../../core/board/corrections.ts";
import type { Entry as EntryRow, PrismaClient } from "../../prisma/generated/client.ts";
import { entryOfRow } from "./entryRow.ts";

/** A person's corrections of their own ink, by board. */
export type Hand = ReadonlyMap<string, readonly Correction[]>;

/** What people said of their own ink, from the boards' logs: nothing of it is kept a second time, so it goes with its board. */
export type Corrections = {
  /**
   * Of each of these people who lets the reader learn their hand, what they corrected, on boards that are in no bin: about the newest
   * MOST_CORRECTIONS, maybe none. The others are left out.
   */
  handsOf(userIds: readonly string[]): Promise<ReadonlyMap<string, Hand>>;
  learnsHand(userId: string): Promise<boolean>;
  setLearnsHand(userId: string, wanted: boolean): Promise<void>;
};

const PEOPLE_AT_ONCE = 20; // bounds what one statement is asked for

export function correctionStore(prisma: PrismaClient): Corrections {
  return {
    handsOf: async (userIds) => {
      const hands = new Map<string, Hand>();
      for (let at = 0; at < userIds.length; at += PEOPLE_AT_ONCE)
        for (const [id, hand] of await handsOf(prisma, userIds.slice(at, at + PEOPLE_AT_ONCE)))
          hands.set(id, hand);
      return hands;
    },
    learnsHand: async (id) =>
      (await prisma.user.findUnique({ where: { id }, select: { learnsHand: true } }))?.learnsHand ?? false,
    setLearnsHand: async (id, learnsHand) => {
      await prisma.user.updateMany({ where: { id }, data: { learnsHand } });
    },
  };
}

type LabelRow = { readonly author: string; readonly board: string; readonly marks: readonly string[] };

async function handsOf(prisma: PrismaClient, userIds: readonly string[]): Promise<ReadonlyMap<string, Hand>> {
  const learners = await prisma.user.findMany({
    where: { id: { in: [...userIds] }, learnsHand: true },
    select: { id: true },
  });
  const hands = new Map<string, Map<string, readonly Correction[]>>(
    learners.map(({ id }) => [id, new Map()]),
  );
  const labels = await newestLabels(prisma, [...hands.keys()]);
  if (labels.length === 0) return hands;
  for (const [board, rows] of await rowsByBoard(prisma, labels)) {
    // The board as far as its labels need it; seqs have gaps for what was left out.
    const entries = rows.map((row, i) => ({ ...entryOfRow(row), seq: i + 1 }));
    for (const [author, corrections] of correctionsOn(replay(entries, EMPTY_BOARD)))
      if (labels.some((label) => label.author === author && label.board === board))
        hands.get(author)?.set(board, corrections);
  }
  return hands;
}

/** The newest labels of each of these people, with the marks they speak of. */
function newestLabels(prisma: PrismaClient, userIds: readonly string[]): Promise<readonly LabelRow[]> {
  return prisma.$queryRaw<readonly LabelRow[]>`
    SELECT person.id AS author, label.board_id AS board,
      ARRAY(SELECT jsonb_path_query(label.payload, '$.parts[*].mark') #>> '{}') AS marks
    FROM unnest(${[...userIds]}::text[]) AS person (id) CROSS JOIN LATERAL (
      SELECT entry.board_id, entry.payload FROM entry JOIN board ON board.id = entry.board_id
      WHERE entry.author = person.id AND entry.kind = 'label' AND board.deleted_at IS NULL
      ORDER BY entry.at DESC LIMIT ${MOST_CORRECTIONS}
    ) AS label`;
}

/** Of the labels' boards, the entries that are labels, take one back, or draw what one of the labels is of. */
async function rowsByBoard(
  prisma: PrismaClient,
  labels: readonly LabelRow[],
): Promise<ReadonlyMap<string, readonly EntryRow[]>> {
  const boards = [...new Set(labels.map(({ board }) => board))];
  const marks = [...new Set(labels.flatMap((label) => label.marks))];
  const rows = await prisma.entry.findMany({
    where: { boardId: { in: boards }, OR: [{ kind: { in: ["label", "unlabel"] } }, { opId: { in: marks } }] },
    orderBy: [{ boardId: "asc" }, { seq: "asc" }],
  });
  const byBoard = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const others = byBoard.get(row.boardId);
    if (others) others.push(row);
    else byBoard.set(row.boardId, [row]);
  }
  return byBoard;
}
