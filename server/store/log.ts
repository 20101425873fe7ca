import { z } from "zod";
import type { Entry } from "../../core/board/op.ts";
import { Prisma, type PrismaClient } from "../../prisma/generated/client.ts";
import type { Appended, Log, NewEntry } from "../store.ts";
import { columnsOfOp, entryOfRow } from "./entryRow.ts";

const PAGE_ENTRIES = 500;
const UNIQUE_VIOLATION = "23505";
const MAX_TRIES = 3;

const AppendedRow = z.object({ n: z.int(), seq: z.int(), repeated: z.boolean() });

/** The boards' logs in the database. */
export function logStore(prisma: PrismaClient): Log {
  const entriesAfter = async (
    boardId: string,
    afterSeq: number,
    limit: number,
  ): Promise<readonly Entry[]> => {
    const where = { boardId, seq: { gt: afterSeq } };
    const rows = await prisma.entry.findMany({ where, orderBy: { seq: "asc" }, take: limit });
    return rows.map(entryOfRow);
  };
  return {
    appendEntries: (entries) => appendEntries(prisma, entries),
    entriesAfter,
    pagesAfter: async function* (boardId, afterSeq) {
      let page = await entriesAfter(boardId, afterSeq, PAGE_ENTRIES);
      while (page.length > 0) {
        yield page;
        if (page.length < PAGE_ENTRIES) return;
        page = await entriesAfter(boardId, page.at(-1)?.seq ?? afterSeq, PAGE_ENTRIES);
      }
    },
    lastSeq: async (boardId) => {
      const board = await prisma.board.findUnique({ where: { id: boardId }, select: { seq: true } });
      return board?.seq;
    },
  };
}

async function appendEntries(
  prisma: PrismaClient,
  entries: readonly NewEntry[],
): Promise<readonly Appended[]> {
  if (entries.length === 0) return [];
  const keys = entries.map(({ boardId, op }) => `${boardId} ${op.id}`);
  const firstOfKey = new Map<string, number>();
  for (const [n, key] of keys.entries()) if (!firstOfKey.has(key)) firstOfKey.set(key, n);
  const rows = [...firstOfKey.values()].flatMap((n) => inputRow(entries[n], n));
  const stored = await appendRows(prisma, rows, MAX_TRIES);
  return keys.map((key, n) => {
    const first = firstOfKey.get(key) ?? n;
    const row = stored.get(first);
    if (row === undefined) return { ok: false, reason: "no-such-board" };
    return { ok: true, seq: row.seq, repeated: row.repeated || first !== n };
  });
}

function inputRow(entry: NewEntry | undefined, n: number) {
  if (entry === undefined) return [];
  const { kind, payload, ink } = columnsOfOp(entry.op);
  const { boardId, author, atMs } = entry;
  const base64 = ink === null ? null : Buffer.from(ink).toString("base64");
  return [{ n, board: boardId, op: entry.op.id, author, kind, payload, ink: base64, at: atMs }];
}

async function appendRows(
  prisma: PrismaClient,
  input: readonly object[],
  tries: number,
): Promise<ReadonlyMap<number, z.infer<typeof AppendedRow>>> {
  try {
    const rows = z
      .array(AppendedRow)
      .parse(await prisma.$queryRaw(appendStatement(JSON.stringify(input), input.length)));
    return new Map(rows.map((row) => [row.n, row]));
  } catch (error) {
    // Another process stored the same op since this statement's snapshot: the next try sees it as stored.
    if (tries > 1 && isUniqueViolation(error)) return appendRows(prisma, input, tries - 1);
    throw error;
  }
}

/**
 * One statement, so one round trip and one transaction. The board's row is locked before its counter is read, so
 * appends to a board from all processes queue up there; rows are locked in the order of ids, so that they cannot deadlock.
 * The inner SELECT and the LIMIT keep the planner, which expects 100 rows of any JSON, from reading whole tables.
 */
function appendStatement(json: string, count: number): Prisma.Sql {
  return Prisma.sql`
    WITH input AS (
      SELECT input.*, (SELECT seq FROM entry WHERE board_id = board AND op_id = op) AS stored
      FROM jsonb_to_recordset(${json}::jsonb)
        AS input(n int, board text, op text, author text, kind text, payload jsonb, ink text, at float8)
      LIMIT ${count}
    ), unseen AS (
      SELECT *, row_number() OVER (PARTITION BY board ORDER BY n)::int AS place FROM input WHERE stored IS NULL
    ), counts AS (
      SELECT board, count(*)::int AS added, to_timestamp(max(at) / 1000) AS at FROM unseen GROUP BY board
    ), locked AS (
      SELECT id FROM board WHERE id IN (SELECT board FROM counts) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE
    ), moved AS (
      UPDATE board SET seq = board.seq + counts.added, updated_at = greatest(board.updated_at, counts.at)
      FROM locked JOIN counts ON counts.board = locked.id WHERE board.id = locked.id
      RETURNING board.id, board.seq - counts.added AS before
    ), added AS (
      INSERT INTO entry (board_id, seq, op_id, author, kind, payload, ink, at)
      SELECT unseen.board, moved.before + unseen.place, unseen.op, unseen.author, unseen.kind, unseen.payload,
        decode(unseen.ink, 'base64'), to_timestamp(unseen.at / 1000)
      FROM unseen JOIN moved ON moved.id = unseen.board
    )
    SELECT n, stored AS seq, true AS repeated FROM input WHERE stored IS NOT NULL
    UNION ALL
    SELECT n, before + place, false FROM unseen JOIN moved ON moved.id = unseen.board`;
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || JSON.stringify(error.meta ?? {}).includes(UNIQUE_VIOLATION);
}
