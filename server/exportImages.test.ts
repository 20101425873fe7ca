import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import sharp from "sharp";
import type { Entry, Op } from "../core/board/op.ts";
import { placedId } from "../core/board/place.ts";
import type { ImageCorrection } from "../core/wire/imageAnswer.ts";
import { loadPhotos } from "../model/data/photos.ts";
import { imagesOf, type LabelledImage } from "./exportImages.ts";
import { opId } from "./store/testing/ops.ts";

const folder = mkdtempSync(join(tmpdir(), "images-"));
after(() => rmSync(folder, { recursive: true }));

const [WIDTH, HEIGHT] = [200, 100];
const PAPER = 230;
/** Three strokes that lean, at 20, 60 and 140, of which the last belongs to no number. */
const INK = [20, 60, 140];
const isInk = (x: number, y: number) =>
  y >= 30 && y < 60 && INK.some((at) => Math.abs(x - at - (y - 30) / 4) < 3);
const picture = await sharp(
  Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    isInk(i % WIDTH, Math.floor(i / WIDTH)) ? 30 : PAPER,
  ),
  { raw: { width: WIDTH, height: HEIGHT, channels: 1 } },
)
  .png()
  .toBuffer();

type Box = [number, number, number, number];
const boxAt = (x: number): Box => [x - 6, 26, 20, 38];
const digit = (label: string, x: number) => ({ label, p: 0.6, candidates: [], box: boxAt(x), strokes: [] });
const answer = {
  text: "17 1",
  numbers: [
    {
      text: "17",
      p: 0.6,
      candidates: [],
      box: [14, 26, 60, 38] as Box,
      digits: [digit("1", 20), digit("7", 60)],
      marks: [],
    },
    { text: "1", p: 0.9, candidates: [], box: boxAt(140), digits: [digit("1", 140)], marks: [] },
  ],
  rejected: [],
};

async function exported(
  corrections: readonly ImageCorrection[],
  log: readonly (readonly [string, Op])[] = [],
) {
  const image = {
    id: "the-image".padEnd(21, "_"),
    ownerId: "ann",
    name: "ann's sheet.png",
    page: null,
    mime: "image/png",
    width: 2 * WIDTH, // the gray picture may be smaller than what was given
    height: 2 * HEIGHT,
    state: "done" as const,
    reason: null,
    text: "17 1",
    turns: 0,
    orientation: 1,
    createdAtMs: 0,
    answer: JSON.parse(JSON.stringify(answer), (_, value) =>
      Array.isArray(value) && value.length === 4 && value.every((each) => typeof each === "number")
        ? value.map((each) => 2 * each)
        : value,
    ),
    corrections,
  };
  const entries = log.map(([author, op], i): Entry => ({ seq: i + 1, author, atMs: i, op }));
  const store = {
    contributors: async () => new Map([["ann", "ann"]]),
    boardsOfCorrections: async () => (log.length > 0 ? ["board"] : []),
    imagesOfCorrections: async () => [image.id],
    pagesAfter: async function* () {
      yield entries;
    },
    imageById: async () => image,
    pictureOf: async () => ({ mime: "image/png", bytes: picture }),
  };
  const images: LabelledImage[] = [];
  for await (const each of imagesOf(store, "secret")) images.push(each);
  return images;
}

const labelsOf = (images: Awaited<ReturnType<typeof exported>>) =>
  images.flatMap(({ line }) => line.boxes.map(({ label, box }) => [label, box] as const));

test("what a person said of an image's numbers is exported by digit, what is merely read is not", async () => {
  const images = await exported([{ number: 0, text: "47" }]);
  assert.deepEqual(labelsOf(images), [
    ["4", boxAt(20)],
    ["7", boxAt(60)],
  ]);
  assert.match(images[0]?.line.file ?? "", /^[0-9a-f]{16}\.png$/);
  assert.doesNotMatch(JSON.stringify(images[0]?.line), /ann|sheet|the-image/);
  assert.deepEqual(await exported([{ number: 1, text: null }]), []);
  assert.deepEqual(labelsOf(await exported([{ number: 0, text: "4" }])), [["4", [14, 26, 60, 38]]]);
});

test("the picture shows the numbers that were spoken of and nothing else", async () => {
  const [image] = await exported([{ number: 0, text: "17" }]);
  const { data, info } = await sharp(image?.png)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height], [WIDTH, HEIGHT]);
  const darkIn = (from: number, to: number) =>
    [...data].filter((value, i) => value < 100 && i % WIDTH >= from && i % WIDTH < to).length;
  assert.ok(darkIn(0, 100) > 200);
  assert.equal(darkIn(100, WIDTH), 0);
});

test("the training reads it: a digit for each box", async () => {
  const images = await exported([
    { number: 0, text: "17" },
    { box: [268, 52, 40, 76], text: "1" },
  ]);
  for (const { line, png } of images) writeFileSync(join(folder, line.file), png);
  const labels = join(folder, "labels.jsonl");
  writeFileSync(labels, images.map(({ line }) => `${JSON.stringify(line)}\n`).join(""));
  const photos = await loadPhotos([labels], null);
  assert.equal(photos.count % 3, 0);
  assert.deepEqual([...new Set(photos.labels)].sort(), [1, 7]);
});

const place: Op = {
  kind: "place",
  id: "the-place".padEnd(16, "_"),
  image: "the-image".padEnd(21, "_"),
  box: { x: 1000, y: -50, w: 2 * WIDTH, h: 2 * HEIGHT },
  blobs: [20, 60, 140].map((x) => ({
    box: { x: 1000 + 2 * (x - 6), y: -50 + 52, w: 40, h: 76 },
    mask: new Uint8Array(40 * 76).fill(255),
  })),
  labels: [{ blobs: [0, 1], text: "17" }],
};
const label = (n: number, text: string | null, ...blobs: readonly number[]): Op => ({
  kind: "label",
  id: opId(n),
  parts: blobs.map((blob) => ({ mark: placedId(place.id, blob) })),
  text,
});

test("a word on placed digits on a board counts, and takes the place of one on the image's own page", async () => {
  const said = [{ number: 0, text: "17" }];
  const images = await exported(said, [
    ["ann", place],
    ["ann", label(2, "47", 0, 1)],
    ["ann", label(3, null, 2)],
  ]);
  assert.deepEqual(labelsOf(images), [
    ["4", boxAt(20)],
    ["7", boxAt(60)],
  ]);
  assert.equal(images.length, 1);
});

test("the word of who did not agree does not count, nor does what came with the image", async () => {
  assert.deepEqual(
    await exported(
      [],
      [
        ["ann", place],
        ["bob", label(2, "3", 2)],
      ],
    ),
    [],
  );
  assert.deepEqual(
    await exported(
      [],
      [
        ["bob", place],
        ["ann", label(2, "3", 2)],
      ],
    ),
    [],
  );
});
