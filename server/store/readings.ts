import { z } from "zod";
import type { NumberReading, ReadingChange, Rejected } from "../../core/reading/reading.ts";
import type { PrismaClient } from "../../prisma/generated/client.ts";
import type { NewReading, Readings } from "../store.ts";

const PAGE_CHANGES = 200;

// Only the frame is checked: what stands inside was written by this server, and older rows may lack newer fields.
const hasId = (value: unknown) => z.looseObject({ id: z.string() }).safeParse(value).success;
const StoredChange = z.object({
  numbers: z.array(z.custom<NumberReading>(hasId)),
  rejected: z.array(z.custom<Rejected>(hasId)),
  removed: z.array(z.string()),
}) satisfies z.ZodType<ReadingChange>;

/** What the boards read, now and as it stood, in the database. */
export function readingStore(prisma: PrismaClient): Readings {
  return {
    saveReadings: (readings) => saveReadings(prisma, readings),
    readingsTimeline: async function* (boardId) {
      let after = 0n;
      for (;;) {
        const where = { boardId, id: { gt: after } };
        const rows = await prisma.readingChange.findMany({
          where,
          orderBy: { id: "asc" },
          take: PAGE_CHANGES,
        });
        const changes = rows.map(({ seq, at, fresh, change }) => {
          return { seq, atMs: at.getTime(), fresh, change: StoredChange.parse(change) };
        });
        if (changes.length > 0) yield changes;
        if (changes.length < PAGE_CHANGES) return;
        after = rows.at(-1)?.id ?? after;
      }
    },
  };
}

/** One statement, so one transaction. Boards are locked in the order of ids, as appends lock them. */
async function saveReadings(prisma: PrismaClient, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return;
  const json = JSON.stringify(readings.map((reading, n) => ({ n, ...reading })));
  await prisma.$executeRaw`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${json}::jsonb)
        AS input(n int, "boardId" text, seq int, "atMs" float8, fresh boolean, change jsonb, text text)
      LIMIT ${readings.length} -- else the planner expects 100 rows, and reads all boards
    ), kept AS (
      SELECT id FROM board WHERE id IN (SELECT "boardId" FROM input) ORDER BY id FOR KEY SHARE
    ), changes AS (
      INSERT INTO reading_change (board_id, seq, fresh, change, at)
      SELECT "boardId", seq, fresh, change, to_timestamp("atMs" / 1000)
      FROM input JOIN kept ON kept.id = input."boardId" ORDER BY n
    ), latest AS (
      SELECT DISTINCT ON ("boardId") * FROM input ORDER BY "boardId", seq DESC, n DESC
    )
    INSERT INTO reading AS stored (board_id, seq, text, at)
    SELECT "boardId", seq, text, to_timestamp("atMs" / 1000)
    FROM latest JOIN kept ON kept.id = latest."boardId" ORDER BY "boardId"
    ON CONFLICT (board_id) DO UPDATE SET seq = excluded.seq, text = excluded.text, at = excluded.at
      WHERE stored.seq <= excluded.seq`;
}
