import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type Database, openDatabase } from "../server/database.ts";
import { type Temporary, temporaryFolder } from "../server/store/testing/temporary.ts";
import { migrate } from "./migrate.ts";

const REAL = fileURLToPath(new URL("./migrations", import.meta.url));

const NAMES = readdirSync(REAL, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe("migrating", () => {
  let temporary: Temporary;
  let database: Database;
  before(async () => {
    temporary = await temporaryFolder();
    database = await openDatabase(temporary.options);
  });
  after(async () => {
    await database.close();
    await temporary.remove();
  });

  /** The real migrations and one more, in a folder of the test's own. */
  const withMigration = async (name: string, sql: string) => {
    const folder = await mkdtemp(join(temporary.options.dataDir, "migrations-"));
    await cp(REAL, folder, { recursive: true });
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "migration.sql"), sql);
    return folder;
  };
  const recorded = async () => {
    const sql = `SELECT migration_name AS name, checksum, finished_at >= started_at AS finished, applied_steps_count AS steps,
      length(id) AS id_length FROM _prisma_migrations ORDER BY started_at`;
    return (await database.pool.query(sql)).rows;
  };

  it("records what it applied as Prisma does, and applies nothing twice", async () => {
    assert.deepEqual(await migrate(database.pool), []);
    const wanted = NAMES.map(async (name) => {
      const sql = await readFile(join(REAL, name, "migration.sql"));
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { name, checksum, finished: true, steps: 1, id_length: 36 };
    });
    assert.deepEqual(await recorded(), await Promise.all(wanted));
  });

  it("leaves nothing of a migration that fails", async () => {
    const bad = await withMigration("9002_bad", "CREATE TABLE half (n int); SELECT no_such_column;");
    await assert.rejects(migrate(database.pool, bad), {
      name: "MigrationError",
      message: /^Migration 9002_bad failed/,
    });
    const { rows } = await database.pool.query("SELECT to_regclass('half') AS half");
    assert.deepEqual(rows, [{ half: null }]);
    assert.equal((await recorded()).length, NAMES.length);
  });

  it("applies a migration once when several start at once", async () => {
    const more = await withMigration("9003_more", "CREATE TABLE more (n int);");
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.pool, more)));
    assert.deepEqual(applied.flat(), ["9003_more"]);
  });

  it("refuses a database that a newer version has migrated", async () => {
    await assert.rejects(migrate(database.pool), {
      name: "MigrationError",
      message: /9003_more, which this version does not know/,
    });
  });

  it("refuses a migration that was changed after it had been applied, and one that stopped halfway", async () => {
    const changed = await withMigration("9003_more", "CREATE TABLE other (n int);");
    await assert.rejects(migrate(database.pool, changed), { name: "MigrationError", message: /was changed/ });
    await database.pool.query(
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '9003_more'",
    );
    await assert.rejects(migrate(database.pool, changed), {
      name: "MigrationError",
      message: /stopped halfway/,
    });
    await database.pool.query(
      "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '9003_more'",
    );
    assert.deepEqual(await migrate(database.pool, changed), ["9003_more"]);
  });
});
