import { createHmac } from "node:crypto";
import sharp from "sharp";
import { replay } from "../core/board/apply.ts";
import { EMPTY_BOARD } from "../core/board/board.ts";
import { boxesOfImage, boxesOnBoard, type LabelledBox, overlap } from "./imageBoxes.ts";
import type { Store } from "./store.ts";

/** One line of `labels.jsonl` and the picture it is about; `npm run train -- --images LABELS` reads them. */
export type LabelledImage = {
  readonly line: { readonly file: string; readonly label: string; readonly boxes: readonly LabelledBox[] };
  readonly png: Uint8Array;
};
type Needs = Pick<
  Store,
  "contributors" | "boardsOfCorrections" | "imagesOfCorrections" | "pagesAfter" | "imageById" | "pictureOf"
>;

const NAME_HEX = 16;
const AROUND = 0.5; // of a box's height that stays to be seen around it
const DECIMALS = 10;

/**
 * The images of everyone who agreed, gray, with what they said their numbers are. All but the surroundings of those
 * numbers is made paper, and a file's name is a hash that only this installation's `secret` can make again.
 */
export async function* imagesOf(store: Needs, secret: string): AsyncGenerator<LabelledImage> {
  const people = await store.contributors();
  const onBoards = await boxesOnBoards(store, (author) => people.has(author));
  for (const id of await store.imagesOfCorrections()) {
    const image = await store.imageById(id);
    const picture = await store.pictureOf(id, "normalised");
    if (image === undefined || picture === undefined) continue;
    const { width, height } = await sharp(picture.bytes).metadata();
    const own = scaled(boxesOfImage(image), width / image.width, height / image.height);
    const later = scaled(onBoards.get(id) ?? [], width, height);
    const boxes = [...own.filter((each) => !later.some((other) => overlap(each, other))), ...later];
    if (boxes.length === 0) continue;
    const hash = createHmac("sha256", secret).update(`image ${id}`).digest("hex").slice(0, NAME_HEX);
    const line = { file: `${hash}.png`, label: boxes.map(({ label }) => label).join(" "), boxes };
    yield { line, png: await withoutTheRest(picture.bytes, boxes) };
  }
}

async function boxesOnBoards(
  store: Needs,
  mayUse: (author: string) => boolean,
): Promise<ReadonlyMap<string, readonly LabelledBox[]>> {
  const all = new Map<string, readonly LabelledBox[]>();
  for (const id of await store.boardsOfCorrections()) {
    let board = EMPTY_BOARD;
    for await (const page of store.pagesAfter(id, 0)) board = replay(page, board);
    for (const [image, boxes] of boxesOnBoard(board, mayUse))
      all.set(image, [...(all.get(image) ?? []), ...boxes]);
  }
  return all;
}

function scaled(boxes: readonly LabelledBox[], across: number, down: number): readonly LabelledBox[] {
  const rounded = (value: number) => Math.round(value * DECIMALS) / DECIMALS;
  return boxes.map(({ label, box: [x, y, w, h] }) => ({
    label,
    box: [rounded(x * across), rounded(y * down), rounded(w * across), rounded(h * down)],
  }));
}

/** Paper is the middle tone of what is kept, so that ink on dark paper stays apart from it too. */
async function withoutTheRest(picture: Uint8Array, boxes: readonly LabelledBox[]): Promise<Uint8Array> {
  const { data, info } = await sharp(picture)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const kept = new Uint8Array(data.length);
  for (const { box } of boxes) keep(kept, info, box);
  const seen = data.filter((_, i) => kept[i] === 1).sort();
  const paper = seen[seen.length >> 1] ?? 255;
  const values = Uint8Array.from(data, (value, i) => (kept[i] === 1 ? value : paper));
  return sharp(values, { raw: { width: info.width, height: info.height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}

function keep(
  kept: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  [x, y, w, h]: LabelledBox["box"],
): void {
  const around = AROUND * h;
  const left = Math.max(0, Math.floor(x - around));
  const right = Math.min(width, Math.ceil(x + w + around));
  for (let row = Math.max(0, Math.floor(y - around)); row < Math.min(height, y + h + around); row++)
    kept.fill(1, row * width + left, row * width + Math.max(left, right));
}
