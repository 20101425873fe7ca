import type { PrismaClient } from "../../prisma/generated/client.ts";
import { DAY_MS } from "./keeping.ts";

/** Someone who asks to be let onto a board and has had no answer yet. */
export type JoinRequest = { readonly userId: string; readonly name: string; readonly askedAtMs: number };

export type JoinRequests = {
  /**
   * Notes that a person asks to be let in. False, and nothing is noted, where they ask already or were declined less than
   * a day ago, where there is no such board, and where 200 others wait on it.
   */
  askToJoin(boardId: string, userId: string, atMs: number): Promise<boolean>;
  /** Who waits for an answer, who asked first comes first. */
  joinRequestsOf(boardId: string): Promise<readonly JoinRequest[]>;
  /** Removes requests of more than 30 days, and declined ones once they may be made again. */
  sweepJoinRequests(nowMs: number): Promise<void>;
};

const DECLINED_FOR_MS = DAY_MS;
const KEPT_FOR_MS = 30 * DAY_MS;
const MOST_WAITING = 200; // anyone becomes a guest, so that nobody fills a board's table

/** Requests to join boards, in the database. */
export function joinRequestStore(prisma: PrismaClient): JoinRequests {
  return {
    askToJoin: async (boardId, userId, atMs) => {
      const [at, over] = [new Date(atMs), new Date(atMs - DECLINED_FOR_MS)];
      const rows = await prisma.$executeRaw`
        INSERT INTO join_request AS known (board_id, user_id, asked_at)
        SELECT board.id, asker.id, ${at} FROM board JOIN "user" AS asker ON asker.id = ${userId}
        WHERE board.id = ${boardId} AND board.deleted_at IS NULL AND ${MOST_WAITING} >
          (SELECT count(*) FROM join_request WHERE board_id = ${boardId} AND declined_at IS NULL)
        FOR KEY SHARE
        ON CONFLICT (board_id, user_id) DO UPDATE SET asked_at = excluded.asked_at, declined_at = NULL
        WHERE known.declined_at <= ${over}`;
      return rows === 1;
    },
    joinRequestsOf: async (boardId) => {
      const rows = await prisma.joinRequest.findMany({
        where: { boardId, declinedAt: null },
        orderBy: [{ askedAt: "asc" }, { userId: "asc" }],
        include: { user: { select: { name: true } } },
      });
      return rows.map(({ userId, user, askedAt }) => {
        return { userId, name: user.name, askedAtMs: askedAt.getTime() };
      });
    },
    sweepJoinRequests: async (nowMs) => {
      const askedAt = { lt: new Date(nowMs - KEPT_FOR_MS) };
      const declinedAt = { lte: new Date(nowMs - DECLINED_FOR_MS) };
      await prisma.joinRequest.deleteMany({ where: { OR: [{ askedAt }, { declinedAt }] } });
    },
  };
}
