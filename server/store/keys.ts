import type { PrismaClient } from "../../prisma/generated/client.ts";

/** What a key lets a program do. */
export type KeyScope = "recognize";
export type KeySummary = {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly createdAtMs: number;
  readonly usedAtMs: number | null; // to the minute or so
};
export type NewKey = Omit<KeySummary, "usedAtMs"> & { readonly hash: string; readonly userId: string };
export type KeyOwner = KeySummary & { readonly userId: string };

/** People's keys for their programs. Whose they are is part of every question. */
export type Keys = {
  /** False when the user has `limit` keys, or is gone. */
  addKey(key: NewKey, limit: number): Promise<boolean>;
  /** The latest first. */
  keysOf(userId: string): Promise<readonly KeySummary[]>;
  /** False when the user has no such key. */
  deleteKey(id: string, userId: string): Promise<boolean>;
  /** Revokes all keys of a user; answers how many there were. */
  deleteKeysOf(userId: string): Promise<number>;
  keyByHash(hash: string): Promise<KeyOwner | undefined>;
  noteKeyUse(id: string, atMs: number): Promise<void>;
};

const SHOWN = { id: true, name: true, scope: true, createdAt: true, usedAt: true } as const;

/** Keys in the database. */
export function keyStore(prisma: PrismaClient): Keys {
  return {
    addKey: ({ createdAtMs, ...key }, limit) =>
      prisma.$transaction(async (tx) => {
        // The owner's row is locked, so that two at once are counted one after the other.
        const { count } = await tx.user.updateMany({ where: { id: key.userId }, data: { id: key.userId } });
        const kept = await tx.apiKey.count({ where: { userId: key.userId } });
        if (count === 0 || kept >= limit) return false;
        await tx.apiKey.create({ data: { ...key, createdAt: new Date(createdAtMs) } });
        return true;
      }),
    keysOf: async (userId) => {
      const orderBy = [{ createdAt: "desc" }, { id: "asc" }] as const;
      const rows = await prisma.apiKey.findMany({ where: { userId }, select: SHOWN, orderBy: [...orderBy] });
      return rows.map(summaryOf);
    },
    deleteKey: async (id, userId) => (await prisma.apiKey.deleteMany({ where: { id, userId } })).count === 1,
    deleteKeysOf: async (userId) => (await prisma.apiKey.deleteMany({ where: { userId } })).count,
    keyByHash: async (hash) => {
      const row = await prisma.apiKey.findUnique({ where: { hash }, select: { ...SHOWN, userId: true } });
      return row === null ? undefined : { ...summaryOf(row), userId: row.userId };
    },
    noteKeyUse: async (id, atMs) => {
      await prisma.apiKey.updateMany({ where: { id }, data: { usedAt: new Date(atMs) } });
    },
  };
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
};

function summaryOf({ id, name, scope, createdAt, usedAt }: Row): KeySummary {
  return { id, name, scope, createdAtMs: createdAt.getTime(), usedAtMs: usedAt?.getTime() ?? null };
}
