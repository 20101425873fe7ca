import assert from "node:assert/strict";
import { link, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { claimFolder } from "./database/owner.ts";
import {
  bind,
  bindNothing,
  connectRaw,
  execute,
  flush,
  parse,
  sync,
} from "./database/testing/rawConnection.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Temporary, temporaryFolder } from "./store/testing/temporary.ts";

describe("the embedded database", () => {
  let temporary: Temporary;
  let database: Database;
  let socket: string;
  before(async () => {
    temporary = await temporaryFolder();
    database = await openDatabase(temporary.options);
    socket = join(temporary.options.dataDir, "database", ".s.PGSQL.5432");
  });
  after(async () => {
    await database.close();
    await temporary.remove();
  });

  it("keeps its folder to the user who runs it", async () => {
    const { mode } = await stat(join(temporary.options.dataDir, "database"));
    assert.equal(mode & 0o777, 0o700);
  });

  it("refuses a folder that another server owns, which goes on", async () => {
    await assert.rejects(openDatabase(temporary.options), {
      name: "BootError",
      message: /^Another server owns/,
    });
    assert.deepEqual((await database.pool.query("SELECT 1 AS one")).rows, [{ one: 1 }]);
  });

  it("syncs commits by the one call that PGlite passes on to the disk", async () => {
    const sql = "SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method";
    assert.deepEqual((await database.pool.query(sql)).rows, [{ fsync: "on", method: "fsync" }]);
  });

  it("gives each of many queries its own answer", async () => {
    const values = Array.from({ length: 400 }, (_, i) => `${i}:${"x".repeat((i * 7919) % 90_000)}`);
    const answers = values.map((value) => database.pool.query("SELECT $1::text AS value", [value]));
    assert.deepEqual(
      (await Promise.all(answers)).map(({ rows }) => rows[0]?.value),
      values,
    );
  });

  it("keeps a batch whole when its messages come one by one", async () => {
    const batches = async (name: string) => {
      const connection = await connectRaw(socket);
      const answers: string[] = [];
      for (let i = 0; i < 20; i++) {
        connection.send(parse(`SELECT '${name}' || $1::text`), flush);
        await connection.until("1"); // ParseComplete
        connection.send(bind(String(i)), execute, sync);
        answers.push(...(await connection.until("Z")));
      }
      await connection.leave();
      return answers;
    };
    const names = ["a", "b", "c"];
    const expected = names.map((name) => Array.from({ length: 20 }, (_, i) => `${name}${i}`));
    assert.deepEqual(await Promise.all(names.map(batches)), expected);
  });

  it("goes on when a connection leaves in the middle of a transaction, a batch or a failed batch", async () => {
    await database.pool.query("CREATE TABLE left_over (n int)");
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO left_over VALUES (1)");
    client.release(true);
    for (const batch of [["INSERT INTO left_over VALUES (2)"], ["no SQL"], ["BEGIN", "no SQL"]]) {
      const connection = await connectRaw(socket);
      for (const sql of batch.slice(0, -1)) {
        connection.send(parse(sql), bindNothing, execute, sync);
        await connection.until("Z");
      }
      connection.send(parse(batch.at(-1) ?? ""), bindNothing, execute, flush);
      await connection.until("C").catch(() => {}); // CommandComplete, or an error
      await connection.leave();
      assert.deepEqual((await database.pool.query("SELECT count(*)::int AS n FROM left_over")).rows, [
        { n: 0 },
      ]);
    }
  });

  it("is not `lost` when it is closed", async () => {
    const other = await temporaryFolder();
    const opened = await openDatabase(other.options);
    let lost = false;
    opened.lost.catch(() => {
      lost = true;
    });
    await opened.close();
    assert.equal(lost, false);
    await other.remove();
  });
});

describe("opening a database", () => {
  it("works in a folder too deep for a socket's path", async () => {
    const temporary = await temporaryFolder();
    const deep = join(temporary.options.dataDir, "x".repeat(120));
    const options = { ...temporary.options, dataDir: deep };
    const database = await openDatabase(options);
    await assert.rejects(openDatabase(options), { name: "BootError", message: /^Another server owns/ });
    await database.close();
    await temporary.remove();
  });

  it("answers what was asked before it closes", async () => {
    const temporary = await temporaryFolder();
    const database = await openDatabase(temporary.options);
    const asked = Array.from({ length: 50 }, (_, i) => database.pool.query("SELECT $1::int AS i", [i]));
    await database.close();
    assert.deepEqual(
      (await Promise.all(asked)).map(({ rows }) => rows[0]?.i),
      asked.map((_, i) => i),
    );
    await temporary.remove();
  });

  it("closes, and lets go of the folder, while a query has no end", async () => {
    const temporary = await temporaryFolder();
    const database = await openDatabase(temporary.options);
    const endless = database.pool.query("SELECT sum(a) FROM generate_series(1, 100000000000) a");
    const broken = assert.rejects(endless);
    await database.close();
    await broken;
    await (await openDatabase(temporary.options)).close();
    await temporary.remove();
  });

  it("says that a folder cannot be written", async () => {
    const temporary = await temporaryFolder();
    const file = join(temporary.options.dataDir, "file");
    await writeFile(file, "");
    const opening = openDatabase({ dataDir: join(file, "data"), databaseUrl: undefined });
    await assert.rejects(opening, { name: "BootError", message: /cannot be written/ });
    await temporary.remove();
  });

  it("says that a server does not answer, without the password", async () => {
    const databaseUrl = "postgres://ada:secret@127.0.0.1:1/boards";
    const error = await openDatabase({ dataDir: "/", databaseUrl }).catch((reason: unknown) => reason);
    assert.ok(error instanceof Error);
    assert.equal(error.name, "BootError");
    assert.match(error.message, /^The database at 127\.0\.0\.1:1\/boards does not answer: .+\.$/);
    assert.doesNotMatch(error.message, /secret/);
  });

  it("gives a folder away once it is let go, and not before", async () => {
    const temporary = await temporaryFolder();
    const folder = temporary.options.dataDir;
    for (let round = 0; round < 8; round++) {
      const release = await claimFolder(folder); // a lower or a higher name than the next, by chance
      await assert.rejects(claimFolder(folder), { name: "BootError", message: /^Another server owns/ });
      await release();
    }
    assert.deepEqual(await readdir(folder), []);
    await temporary.remove();
  });

  it("gives a folder with a stale socket to exactly one of many starts", async () => {
    const temporary = await temporaryFolder();
    const folder = temporary.options.dataDir;
    for (let round = 0; round < 100; round++) {
      await leaveStaleSocket(join(folder, "owner.00000000"));
      await leaveStaleSocket(join(folder, "owner.ffffffff"));
      const claims = await Promise.allSettled([1, 2, 3, 4, 5].map(() => claimFolder(folder)));
      const won = claims.filter((claim) => claim.status === "fulfilled");
      assert.equal(won.length, 1, `round ${round}`);
      assert.deepEqual((await readdir(folder)).length, 1);
      await won[0]?.value();
    }
    await temporary.remove();
  });
});

/** A socket's file whose server is gone, as a hard kill leaves it. */
async function leaveStaleSocket(path: string): Promise<void> {
  await rm(path, { force: true });
  const server = createServer();
  const aside = `${path}.aside`;
  await new Promise<void>((done) => server.listen(aside, done));
  await link(aside, path);
  await new Promise((done) => server.close(done));
}
