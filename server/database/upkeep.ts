import type { Pool } from "pg";

const LOOK_EVERY_MS = 60_000;
const CHECKPOINT_AFTER_BYTES = 32 * 1024 * 1024;
const VACUUM_AFTER_BYTES = 256 * 1024 * 1024;

const WRITTEN = `
  SELECT (pg_current_wal_lsn() - '0/0')::float8 AS total, (pg_current_wal_lsn() - redo_lsn)::float8 AS unsafe
  FROM pg_control_checkpoint()`;

/**
 * Does for the embedded database what PostgreSQL's background processes do, which PGlite has not: without checkpoints
 * the log grows for ever, and with it the time to reopen after a kill; without vacuum, deleted boards' space is lost.
 * Vacuum waits for a minute in which nobody wrote. Answers how to stop.
 */
export function keepUp(pool: Pool): () => void {
  let seen = 0;
  let vacuumedAt: number | undefined;
  const look = async () => {
    const { rows } = await pool.query<{ total: number; unsafe: number }>(WRITTEN);
    const { total, unsafe } = rows[0] ?? { total: 0, unsafe: 0 };
    vacuumedAt ??= total;
    if (unsafe > CHECKPOINT_AFTER_BYTES) await pool.query("CHECKPOINT");
    if (total === seen && total - vacuumedAt > VACUUM_AFTER_BYTES) {
      await pool.query("VACUUM (ANALYZE)");
      vacuumedAt = total;
    }
    seen = total;
  };
  // A database that fails here fails its users too, who say so.
  const timer = setInterval(() => look().catch(() => {}), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
