import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { bitmapOf } from "./mnist.ts";
import { loadPhotos, photoFoldOf } from "./photos.ts";

let folder: string;
let labels: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "digitboard-photos-"));
  labels = join(folder, "labels.jsonl");
  // A one and a minus on grey paper, with a speck in the box of the first.
  const page = new Uint8Array(60 * 40).fill(200);
  for (let y = 6; y < 34; y++) page.fill(40, y * 60 + 14, y * 60 + 17);
  page[8 * 60 + 5] = 60;
  for (let y = 19; y < 22; y++) page.fill(40, y * 60 + 34, y * 60 + 54);
  await sharp(page, { raw: { width: 60, height: 40, channels: 1 } })
    .png()
    .toFile(join(folder, "page.png"));
  const boxes = [
    { label: "1", box: [2, 2, 26, 36] },
    { label: "-", box: [30, 10, 28, 20] },
    { label: "11", box: [0, 0, 60, 40] },
  ];
  await writeFile(labels, `${JSON.stringify({ file: "page.png", boxes })}\n\n`);
});
after(() => rm(folder, { recursive: true, force: true }));

test("boxed digits are cut out, once for each threshold; other boxes are left out", async () => {
  const photos = await loadPhotos([labels], null);
  assert.deepEqual([...photos.labels], [1, 1, 1]);
  for (let i = 0; i < photos.count; i++) {
    const bitmap = bitmapOf(photos, i);
    const column = (x: number) => Array.from({ length: 28 }, (_, y) => bitmap[y * 28 + x] ?? 0);
    assert.ok(Math.max(...column(14)) > 0.9, "the stem stands in the middle");
    assert.equal(Math.max(...column(8)), 0, "the speck is gone");
  }
});

test("a fold is left out by the file's name alone", async () => {
  const fold = photoFoldOf("page.png");
  assert.equal((await loadPhotos([labels], fold)).count, 0);
  assert.equal((await loadPhotos([labels], (fold + 1) % 5)).count, 3);
});

test("a broken line is named", async () => {
  const broken = join(folder, "broken.jsonl");
  await writeFile(broken, '{"file":"page.png","boxes":[]}\n{"file":1}\n');
  await assert.rejects(loadPhotos([broken], null), /broken\.jsonl, line 2: not an image's boxes/);
});
