import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { type Database, openDatabase } from "../../../../server/database.ts";
import { drawNumber, opId } from "../../../../server/store/testing/ops.ts";
import { type Temporary, temporaryFolder } from "../../../../server/store/testing/temporary.ts";
import { createStore, type Store } from "../../../../server/store.ts";
import { type ArchiveSource, archiveFiles } from "./archiveFiles.ts";
import { zipStream } from "./zipStream.ts";

let temporary: Temporary;
let database: Database;
let store: Store;

before(async () => {
  temporary = await temporaryFolder();
  database = await openDatabase(temporary.options);
  store = createStore(database);
});

after(async () => {
  await store.close();
  await database.close();
  await temporary.remove();
});

const BOX = { x: 10, y: 20, w: 30, h: 40 };
const size = { width: 9, height: 8 };
const account = (name: string) =>
  store.createAccount({ name, claims: `${name}@mail.example`, passwordHash: "secret-hash" });

/** The ZIP as it comes, and what it holds by path. */
async function unzipped(source: ArchiveSource, userId: string, limits?: { files: number; bytes: number }) {
  let ends = 0;
  const stream = zipStream(archiveFiles(source, { id: userId }, limits), () => ends++);
  const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
  assert.equal(ends, 1);
  const text = (path: string) => strFromU8(files[path] ?? assert.fail(`no ${path}`));
  return { files, paths: Object.keys(files), text, json: (path: string) => JSON.parse(text(path)) };
}

async function addImage(ownerId: string, name: string, bytes: Uint8Array): Promise<string> {
  const pictures = { original: bytes, normalised: new Uint8Array([7]), thumbnail: new Uint8Array([8]) };
  return store.addImage({ ownerId, name, mime: "image/jpeg", ...size, ...pictures });
}

test("it holds each board as JSON, InkML, SVG and CSV, those in the bin too, the images, and who one is", async () => {
  const [ada, bo] = [await account("ada"), await account("bo")];
  const board = await store.createBoard(ada.id, "../Sums: <1>");
  const typed = { kind: "type", id: opId(2), text: "12", box: BOX } as const;
  const hide = { kind: "hide", id: opId(3), marks: [opId(1)] } as const;
  const ops = [drawNumber(1), typed, hide].map((op) => ({
    boardId: board.id,
    author: bo.id,
    atMs: 5_000,
    op,
  }));
  await store.appendEntries(ops);
  const number = { id: opId(2), text: "=12", p: 0.75, candidates: [{ text: "12", p: 0.75 }], box: BOX };
  const change = {
    numbers: [{ ...number, digits: [], signs: [], segmentations: [], by: bo.id }],
    rejected: [],
    removed: [],
  };
  await store.saveReadings([{ boardId: board.id, seq: 3, atMs: 5_001, fresh: true, change, text: "12" }]);
  const binned = await store.createBoard(ada.id, "Old");
  await store.binBoard(binned.id, 6_000);
  const theirs = await store.createBoard(bo.id, "Theirs");
  await store.touchMember(theirs.id, ada.id, 7_000);
  const image = await addImage(ada.id, "Sheet 1.jpg", new Uint8Array([1, 2, 3]));
  const read = {
    text: "7",
    p: 0.9,
    candidates: [],
    box: [1, 2, 3, 4] as [number, number, number, number],
    digits: [],
    marks: [],
  };
  await store.endReading(image, { state: "done", answer: { text: "7", numbers: [read], rejected: [] } });
  await store.addKey(
    { id: "k", hash: "key-hash", userId: ada.id, name: "script", scope: "recognize", createdAtMs: 1 },
    9,
  );

  const { files, paths, text, json } = await unzipped(store, ada.id);
  const [sums, sheet] = ["boards/001 .. Sums 1", "images/001 Sheet 1"];
  const each = ["board.json", "ink.inkml", "board.svg", "readings.csv"];
  assert.deepEqual(paths, [
    "README.txt",
    "account.json",
    ...each.map((file) => `${sums}/${file}`),
    ...each.map((file) => `boards/002 Old/${file}`),
    ...["original.jpg", "as-read.png", "reading.json", "readings.csv"].map((file) => `${sheet}/${file}`),
  ]);
  const kept = json(`${sums}/board.json`);
  assert.deepEqual([kept.name, kept.people], ["../Sums: <1>", { [bo.id]: "bo" }]);
  assert.deepEqual(
    kept.log,
    JSON.parse(JSON.stringify(ops.map(({ op, author, atMs }, n) => ({ seq: n + 1, author, atMs, op })))),
  );
  assert.deepEqual(
    kept.state.marks.map((mark: { id: string; hidden: boolean }) => [mark.id, mark.hidden]),
    [
      [opId(1), true],
      [opId(2), false],
    ],
  );
  assert.match(text(`${sums}/ink.inkml`), /<annotation type="writer">bo<[\s\S]*erased[\s\S]*<trace /);
  assert.match(
    text(`${sums}/board.svg`),
    /^<svg [\s\S]*<title>\.\.\/Sums: &lt;1&gt;<[\s\S]*>12<\/text>\n<\/svg>\n$/,
  );
  assert.equal(
    text(`${sums}/readings.csv`),
    'text,chance,x,y,w,h,said_by,candidates\r\n"\'=12",0.7500,10,20,30,40,"bo","12 0.7500"\r\n',
  );
  assert.deepEqual([...(files[`${sheet}/original.jpg`] ?? [])], [1, 2, 3]);
  assert.deepEqual([...(files[`${sheet}/as-read.png`] ?? [])], [7]);
  assert.equal(json(`${sheet}/reading.json`).text, "7");
  assert.match(text(`${sheet}/readings.csv`), /"7",0.9,1,2,3,4,read/);
  const me = json("account.json");
  assert.deepEqual([me.name, me.claimedEmail, me.keys.length], ["ada", "ada@mail.example", 1]);
  assert.deepEqual(me.boardsOfOthers, [{ id: theirs.id, name: "Theirs", ownerName: "bo" }]);
  const all = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join("\n");
  for (const secret of ["secret-hash", "key-hash", "bo@mail.example"])
    assert.ok(!all.includes(secret), secret);
});

test("what is deleted is in no later archive, and none is kept by the server", async () => {
  const cid = await account("cid");
  const board = await store.createBoard(cid.id, "Gone");
  const image = await addImage(cid.id, "gone.jpg", new Uint8Array([1]));
  const folders = await readdir(temporary.options.dataDir);
  assert.equal((await unzipped(store, cid.id)).paths.length, 2 + 4 + 2);
  await store.deleteBoard(board.id);
  await store.deleteImage(image);
  assert.deepEqual((await unzipped(store, cid.id)).paths, ["README.txt", "account.json"]);
  assert.deepEqual(await readdir(temporary.options.dataDir), folders);
});

test("one picture at a time is in memory, none before it is asked for and none after it was given up", async () => {
  const di = await account("di");
  const bytes = new Uint8Array(300_000);
  for (let n = 0; n < 5; n++) await addImage(di.id, `${n}.jpg`, bytes);
  const asked: string[] = [];
  const source: ArchiveSource = {
    ...store,
    pictureOf: (id, which) => {
      if (which === "original") asked.push(id);
      return store.pictureOf(id, which);
    },
  };
  let ends = 0;
  const reader = zipStream(archiveFiles(source, di), () => ends++).getReader();
  let bytesRead = 0;
  while (bytesRead < 400_000) {
    const { value } = await reader.read();
    assert.ok(value !== undefined && value.length <= 128 * 1024, "pieces are small");
    bytesRead += value.length;
    assert.ok(asked.length <= Math.floor(bytesRead / bytes.length) + 1, `${asked.length} after ${bytesRead}`);
  }
  await reader.cancel();
  assert.deepEqual([asked.length, ends], [2, 1]);
});

test("what one file cannot hold is named in it", async () => {
  const ed = await account("ed");
  for (const name of ["A", "B"]) await store.createBoard(ed.id, name);
  const { paths, text } = await unzipped(store, ed.id, { files: 3, bytes: 1e9 });
  assert.equal(paths.filter((path) => path.startsWith("boards/")).length, 4);
  assert.match(text("LEFT OUT.txt"), /\nboards\/002 [AB]\n$/);
});

test("a fault of the database ends the download as broken, not as whole", async () => {
  const fay = await account("fay");
  await store.createBoard(fay.id, "A");
  const source: ArchiveSource = { ...store, pagesAfter: () => assert.fail("no database") };
  let ends = 0;
  const stream = zipStream(archiveFiles(source, fay), () => ends++);
  await assert.rejects(new Response(stream).arrayBuffer(), /no database/);
  assert.equal(ends, 1);
});
