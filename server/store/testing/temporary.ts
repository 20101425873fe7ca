import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { DatabaseOptions } from "../../database.ts";

/** A place for a database of a test's own. */
export type Temporary = { readonly options: DatabaseOptions; remove(): Promise<void> };

/** An empty folder for the embedded database. */
export async function temporaryFolder(): Promise<Temporary> {
  const dataDir = await mkdtemp(join(tmpdir(), "digitboard-test-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  return { options: { dataDir, databaseUrl: undefined }, remove };
}

/** A new, empty database on the server at `serverUrl`, whose user must be allowed to create one. */
export async function temporaryPostgres(serverUrl: string): Promise<Temporary> {
  const name = `digitboard_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const remove = () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  return { options: { dataDir: tmpdir(), databaseUrl: url.href }, remove };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}
