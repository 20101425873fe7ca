import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { MigrationError, migrate } from "../prisma/migrate.ts";
import { BootError } from "./database/bootError.ts";
import { SOCKET_PORT, startEmbedded } from "./database/embedded.ts";
import { whyNoAnswer } from "./database/noAnswer.ts";
import { keepUp } from "./database/upkeep.ts";

/** An open database with every migration applied. */
export type Database = {
  readonly kind: "pglite" | "postgresql";
  readonly pool: pg.Pool;
  /** Rejects when the embedded database stops by itself, after which the process is of no more use; never on PostgreSQL. */
  readonly lost: Promise<never>;
  /** Lets running queries end, then closes; never takes longer than 5 s. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly dataDir: string; // made when missing; holds the embedded database in a folder of its own
  readonly databaseUrl: string | undefined; // postgres://…, or undefined for the embedded database
};

const EMBEDDED_CONNECTIONS = 4;
const POSTGRES_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5_000;
const DRAIN_WITHIN_MS = 2_500;

/** Opens the database and migrates it. Throws BootError, in one sentence, when it cannot be opened or does not answer. */
export async function openDatabase({ dataDir, databaseUrl }: DatabaseOptions): Promise<Database> {
  const database = databaseUrl === undefined ? await openEmbedded(dataDir) : await openPostgres(databaseUrl);
  try {
    await migrate(database.pool);
  } catch (error) {
    await database.close();
    if (error instanceof MigrationError) throw new BootError(error.message, { cause: error });
    throw error;
  }
  return database;
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const embedded = await startEmbedded(dataDir);
  const pool = openPool({
    host: embedded.socketFolder,
    port: SOCKET_PORT,
    user: "postgres",
    database: "postgres",
    ssl: false,
    max: EMBEDDED_CONNECTIONS,
    idleTimeoutMillis: 0,
  });
  const stopUpkeep = keepUp(pool);
  const close = async () => {
    stopUpkeep();
    await drain(pool);
    await embedded.close();
  };
  return { kind: "pglite", pool, lost: embedded.lost, close };
}

async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = openPool({
    connectionString: databaseUrl,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
  });
  try {
    await pool.query("SELECT 1");
  } catch (error) {
    await pool.end();
    throw new BootError(whyNoAnswer(databaseUrl, error), { cause: error });
  }
  return { kind: "postgresql", pool, lost: new Promise<never>(() => {}), close: () => drain(pool) };
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // A connection that breaks while idle is replaced when next needed; unheard, its error would end the process.
  pool.on("error", () => {});
  return pool;
}

/** A pool that is ended forgets the queries that wait for a connection: they would never settle, so they go first. */
async function drain(pool: pg.Pool): Promise<void> {
  const late = new AbortController();
  const isLate = once(late.signal, "abort");
  const timer = setTimeout(() => late.abort(), DRAIN_WITHIN_MS);
  const calm = async () => {
    while (pool.waitingCount > 0 || pool.idleCount < pool.totalCount) {
      await once(pool, "release", { signal: late.signal });
      await setImmediate(); // the pool tells before it counts
    }
  };
  await Promise.race([calm().catch(() => {}), isLate]);
  await Promise.race([pool.end(), isLate]);
  clearTimeout(timer);
}
