import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Database, openDatabase } from "../database.ts";
import { createLog } from "../log.ts";
import { createMailer } from "../mail/mailer.ts";
import { DAY_MS } from "../store/keeping.ts";
import { drawNumber } from "../store/testing/ops.ts";
import { type Temporary, temporaryFolder, temporaryPostgres } from "../store/testing/temporary.ts";
import { createStore, type Store } from "../store.ts";
import { sweep } from "./sweep.ts";

const MIGRATIONS = "_prisma_migrations";

type Markers = readonly (string | Buffer)[];

let temporary: Temporary;
let database: Database;
let store: Store;

before(async () => {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const folder = await temporaryFolder();
  if (serverUrl) {
    const postgres = await temporaryPostgres(serverUrl);
    const options = { ...postgres.options, dataDir: folder.options.dataDir };
    temporary = { options, remove: () => Promise.all([postgres.remove(), folder.remove()]).then(() => {}) };
  } else temporary = folder;
  database = await openDatabase(temporary.options);
  store = createStore(database);
});

after(async () => {
  await store.close();
  await database.close();
  await temporary.remove();
});

/** All tables there are, but the list of migrations. */
async function tablesOfPeople(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => name !== MIGRATIONS)
    .sort();
}

/** The tables, of all there are, in a row of which one of the markers stands, as text or as bytes. */
async function tablesWith(markers: Markers): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await tablesOfPeople()) {
    const texts = await database.pool.query<{ row: string }>(
      `SELECT row_to_json(each)::text AS row FROM ${name} AS each`,
    );
    // row_to_json writes bytes in hex.
    const words = markers.flatMap((each) =>
      typeof each === "string" ? [each, Buffer.from(each).toString("hex")] : each.toString("hex"),
    );
    if (texts.rows.some(({ row }) => words.some((word) => row.includes(word)))) found.push(name);
  }
  return found.sort();
}

/** The files, of all in the data folder, in which one of the markers stands. PostgreSQL's own are out of reach. */
async function filesWith(markers: Markers): Promise<readonly string[]> {
  const { dataDir } = temporary.options;
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (markers.some((marker) => bytes.includes(marker))) found.push(path.slice(dataDir.length + 1));
  }
  return found;
}

/** A person with a row of theirs in every table, all bearing markers. */
async function someone(mark: string) {
  const email = `${mark}@mail.example`;
  const { id } = await store.createAccount({ name: `name-${mark}`, claims: email, passwordHash: "x" });
  const board = await store.createBoard(id, `board-${mark}`);
  const visitor = await store.createGuest("Visitor");
  await store.touchMember(board.id, visitor.id, Date.now());
  const draw = drawNumber(1, 40);
  const typed = { kind: "type", id: `op${mark}`.padEnd(16, "_"), text: `typed-${mark}`, box: BOX } as const;
  const place = { boardId: board.id, author: id, atMs: Date.now() };
  await store.appendEntries([draw, typed].map((op) => ({ ...place, op })));
  const change = { numbers: [], rejected: [], removed: [`removed-${mark}`] };
  const read = { boardId: board.id, seq: 1, atMs: Date.now(), fresh: true, change, text: `read-${mark}` };
  await store.saveReadings([read]);
  const expiresAtMs = Date.now() + DAY_MS;
  await store.addMailToken({ hash: `hash-${mark}`, userId: id, purpose: "confirm", email, expiresAtMs });
  await store.linkIdentity(id, { provider: "github", subject: `subject-${mark}` });
  await store.setContributes(id, true);
  await store.changeAccess(board.id, id, { do: "grant", user: visitor.id, grant: "viewer" }, Date.now());
  const invited = {
    kind: "link",
    secret: `secret-${mark}`,
    email,
    granted: "viewer",
    expiresAtMs: null,
  } as const;
  await store.addInvite({ boardId: board.id, ...invited }, id, Date.now());
  await store.askToJoin(board.id, (await store.createGuest("Outside")).id, Date.now());
  const key = { id: `key-${mark}`, hash: `key-hash-${mark}`, userId: id, name: mark } as const;
  await store.addKey({ ...key, scope: "recognize", createdAtMs: Date.now() }, 20);
  const bytes = Buffer.from(`picture-${mark}`.repeat(20));
  const pictures = { original: bytes, normalised: bytes, thumbnail: bytes };
  const size = { width: 9, height: 9 };
  await store.addImage({ ownerId: id, name: `${mark}.png`, mime: "image/png", ...size, ...pictures });
  const ink = await database.pool.query<{ ink: Buffer }>(
    "SELECT ink FROM entry WHERE board_id = $1 AND seq = 1",
    [board.id],
  );
  return { id, email, board: board.id, ink: ink.rows[0]?.ink ?? assert.fail() };
}

const BOX = { x: 1, y: 2, w: 3, h: 4 };

async function sweepAt(nowMs: number): Promise<void> {
  const mailFolder = join(temporary.options.dataDir, "mail");
  await sweep(
    { store, mailFolder, now: () => nowMs, onBoardDeleted: () => {}, note: () => {} },
    { erases: true },
  );
}

test("of a deleted account and its boards no row and no byte is left, in any table and any file", async () => {
  const mark = "Qx7markerZ";
  const { id, email, board, ink } = await someone(mark);
  const markers = [mark, id, board, ink];
  const folder = join(temporary.options.dataDir, "mail");
  const mailer = createMailer({ smtpUrl: undefined, from: "d@d.example", folder, log: createLog("silent") });
  mailer.send({ to: email, subject: "Confirm", text: "a link" });
  await mailer.close();
  await database.pool.query("CHECKPOINT");
  assert.deepEqual(
    await tablesWith(markers),
    await tablesOfPeople(),
    "something of theirs is in every table",
  );
  if (database.kind === "pglite") {
    assert.ok(
      (await filesWith(markers)).some((file) => file.includes("base")),
      "the test sees bytes in tables",
    );
  }
  assert.ok(
    (await filesWith(markers)).some((file) => file.startsWith("mail")),
    "and in mails",
  );
  await store.deleteUser(id);
  assert.deepEqual(await tablesWith(markers), []);
  await sweepAt(Date.now() + 2 * DAY_MS);
  assert.deepEqual(await filesWith(markers), []);
});

test("of a board that was in the bin for its time no row and no byte is left, and other boards stay", async () => {
  const [gone, kept] = [await someone("Gone5marker"), await someone("Kept6marker")];
  const atMs = Date.now();
  await store.binBoard(gone.board, atMs);
  await sweepAt(atMs + 31 * DAY_MS);
  const markers = [
    gone.board,
    "board-Gone5marker",
    "typed-Gone5marker",
    "read-Gone5marker",
    "removed-Gone5marker",
  ];
  assert.deepEqual(await tablesWith(markers), []);
  assert.deepEqual(await filesWith(markers), []);
  assert.deepEqual(
    (await store.boardsOf(kept.id)).map(({ name }) => name),
    ["board-Kept6marker"],
  );
});

test("of a class's board that was left for its own days no row and no byte is left, though the account keeps all", async () => {
  const [gone, kept] = [await someone("Class7marker"), await someone("Other8marker")];
  const atMs = Date.now();
  await store.setBoardKeepDays(gone.board, 7);
  await sweepAt(atMs + 6 * DAY_MS);
  assert.notEqual(await store.boardById(gone.board), undefined);
  await sweepAt(atMs + 8 * DAY_MS);
  const markers = [gone.board, "board-Class7marker", "typed-Class7marker", "read-Class7marker"];
  assert.deepEqual([await tablesWith(markers), await filesWith(markers)], [[], []]);
  assert.notEqual(await store.boardById(kept.board), undefined);
});

test("of a guest without boards for 30 days no row and no byte is left", async () => {
  const guest = await store.createGuest("Idle9marker");
  const board = await store.createBoard(guest.id, "Idle9marker's");
  const markers = ["Idle9marker", guest.id, board.id];
  assert.deepEqual(await tablesWith(markers), ['"user"', "board", "member"]);
  await sweepAt(Date.now() + 31 * DAY_MS);
  assert.deepEqual([await tablesWith(markers), await filesWith(markers)], [[], []]);
});
