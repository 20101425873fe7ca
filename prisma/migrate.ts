import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pool, PoolClient } from "pg";

/** A migration as it lies in the folder; `checksum` is the SHA-256 of its SQL, as Prisma counts it. */
type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null };

// The key Prisma's own engine locks (schema-engine, sql-schema-connector), so that both never migrate at once.
const ADVISORY_LOCK_KEY = 72_707_369;
const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** Why the database cannot be brought up to date; `message` is one sentence for the person who starts the server. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Applies what is missing of `prisma/migrations`, each in a transaction of its own, and answers the names applied.
 * Keeps Prisma's `_prisma_migrations` table, so that `prisma migrate deploy` may take over at any time.
 * Throws MigrationError when the database was migrated by a newer version, by changed files, or only halfway.
 */
export async function migrate(pool: Pool, folder = MIGRATIONS_FOLDER): Promise<readonly string[]> {
  const migrations = await migrationsIn(folder);
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK_KEY]);
    try {
      const applied: string[] = [];
      for (const migration of missingOf(migrations, await appliedIn(client))) {
        if (await applyMigration(client, migration)) applied.push(migration.name);
      }
      return applied;
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK_KEY]);
    }
  } finally {
    client.release();
  }
}

async function migrationsIn(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function appliedIn(client: PoolClient): Promise<readonly AppliedRow[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
  const { rows } = await client.query<AppliedRow>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

function missingOf(migrations: readonly Migration[], applied: readonly AppliedRow[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name);
    if (migration === undefined) {
      throw new MigrationError(
        `The database holds migration ${name}, which this version does not know: start a newer one.`,
      );
    }
    if (finished_at === null) {
      throw new MigrationError(
        `Migration ${name} stopped halfway: resolve it with "prisma migrate resolve".`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new MigrationError(`Migration ${name} was changed after it had been applied.`);
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

/**
 * False when it stands already. The embedded database serves all connections by one session, which the advisory lock
 * lets in again and again: what holds there is that a transaction has the session to itself.
 */
async function applyMigration(client: PoolClient, { name, sql, checksum }: Migration): Promise<boolean> {
  await client.query("BEGIN");
  try {
    const { rows } = await client.query(
      "SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL",
      [name],
    );
    if (rows.length > 0) {
      await client.query("COMMIT");
      return false;
    }
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
