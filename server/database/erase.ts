import type { Pool } from "pg";

const TABLES = `
  SELECT quote_ident(table_name) AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;

/**
 * Takes the bytes of deleted rows out of the tables' files. A plain VACUUM only marks their place as free, so the embedded
 * database writes its tables anew, and lets go of the log's old files instead of keeping them for later use. On
 * PostgreSQL, where that would stop every process for as long, it frees the rows and leaves the rest to the server.
 */
export async function eraseDeleted({
  kind,
  pool,
}: {
  readonly kind: "pglite" | "postgresql";
  readonly pool: Pool;
}): Promise<void> {
  if (kind === "postgresql") {
    await pool.query("VACUUM (ANALYZE)");
    return;
  }
  const { rows } = await pool.query<{ name: string }>(TABLES);
  // Statistics hold values of rows.
  for (const name of [...rows.map((row) => row.name), "pg_catalog.pg_statistic"]) {
    await pool.query(`VACUUM (FULL, ANALYZE) ${name}`);
  }
  await pool.query("VACUUM FULL pg_catalog.pg_statistic");
  // All connections are one session of PGlite.
  await pool.query("SET wal_recycle = off");
  await pool.query("SELECT pg_switch_wal()");
  await pool.query("CHECKPOINT");
  await pool.query("RESET wal_recycle");
}
