import type { Person } from "../../../../server/accounts.ts";
import type { ImageSummary, Images } from "../../../../server/store/images.ts";
import type { Keeping } from "../../../../server/store/keeping.ts";
import type { Keys } from "../../../../server/store/keys.ts";
import type { Store } from "../../../../server/store.ts";
import { csvOf, jsonOf } from "../../../(pages)/result/[id]/exports.ts";
import { type ArchivedBoard, type BoardSource, boardFiles } from "./boardFiles.ts";
import type { ArchiveFile } from "./zipStream.ts";

export type ArchiveSource = BoardSource &
  Pick<Store, "boardsOf" | "userById" | "contributes" | "learnsHand"> &
  Pick<Keeping, "binOf" | "keepDaysOf"> &
  Pick<Keys, "keysOf"> &
  Pick<Images, "imagesOf" | "imageById" | "pictureOf">;

/** A ZIP without its 64-bit form holds 65,535 files and 4 GiB. */
export const ARCHIVE_LIMITS = { files: 60_000, bytes: 3.5 * 1024 ** 3 } as const;

const README = `This is everything that Digitboard keeps of yours.

account.json   who you are here, your settings, your keys' names, and others' boards that you were on
boards/        each board of yours, those in the bin too:
                 board.json    the log of all that was done on it, and the board as it is now
                 ink.inkml     all strokes with time and pressure, as W3C InkML
                 board.svg     how it looks
                 readings.csv  the numbers read on it
images/        each image of yours: as you gave it (drawn anew, without metadata), as it is read, and what is read in it

Passwords, and what others keep on boards of theirs, are not in here.
`;

/** All that is kept of one person's own, file by file: each board and each image is fetched when it is its turn. */
export async function* archiveFiles(
  store: ArchiveSource,
  user: Pick<Person, "id">,
  limits: { readonly files: number; readonly bytes: number } = ARCHIVE_LIMITS,
): AsyncGenerator<ArchiveFile> {
  const all = await store.boardsOf(user.id);
  const own = all.filter(({ ownerId }) => ownerId === user.id);
  const binned = await store.binOf(user.id);
  const boards: readonly ArchivedBoard[] = [
    ...own.map(({ id, name, createdAtMs }) => ({ id, name, createdAtMs })),
    ...binned.map(({ id, name, goesAtMs }) => ({ id, name, binnedUntilMs: goesAtMs })),
  ];
  const others = all.filter(({ ownerId }) => ownerId !== user.id);
  yield textFile("README.txt", README);
  yield textFile("account.json", await accountJson(store, user.id, others));
  const items = [
    ...boards.map((board, n) => {
      const folder = folderFor("boards", n, board.name);
      return { folder, files: () => boardFiles(store, board, folder) };
    }),
    ...(await store.imagesOf(user.id)).map((image, n) => {
      const folder = folderFor("images", n, image.name.replace(/\.\w+$/, ""));
      return { folder, files: () => imageFiles(store, image, folder) };
    }),
  ];
  const used = { files: 0, bytes: 0 };
  const leftOut: string[] = [];
  for (const { folder, files } of items) {
    if (used.files > limits.files || used.bytes > limits.bytes) leftOut.push(folder);
    else for await (const file of files()) yield counted(file, used);
  }
  if (leftOut.length > 0) yield textFile("LEFT OUT.txt", leftOutText(leftOut));
}

function leftOutText(folders: readonly string[]): string {
  return `One file holds no more. Download what is missing here from its own page:\n\n${folders.join("\n")}\n`;
}

async function accountJson(
  store: ArchiveSource,
  userId: string,
  others: readonly { readonly id: string; readonly name: string; readonly ownerName: string }[],
): Promise<string> {
  const user = await store.userById(userId);
  const keys = await store.keysOf(userId);
  const account = {
    id: userId,
    kind: user?.kind,
    name: user?.name,
    email: user?.email,
    claimedEmail: user?.claimedEmail,
    createdAtMs: user?.createdAtMs,
    keepDays: await store.keepDaysOf(userId),
    correctionsImproveTheReader: await store.contributes(userId),
    correctionsHelpToReadOwnInk: await store.learnsHand(userId),
    keys: keys.map(({ name, scope, createdAtMs, usedAtMs }) => ({ name, scope, createdAtMs, usedAtMs })),
    boardsOfOthers: others.map(({ id, name, ownerName }) => ({ id, name, ownerName })),
  };
  return `${JSON.stringify(account, null, 2)}\n`;
}

async function* imageFiles(
  store: ArchiveSource,
  { id, mime }: ImageSummary,
  folder: string,
): AsyncGenerator<ArchiveFile> {
  const image = await store.imageById(id);
  const original = await store.pictureOf(id, "original");
  const read = await store.pictureOf(id, "normalised");
  if (image === undefined || original === undefined || read === undefined) return; // deleted meanwhile
  const kind = /^image\/(\w+)/.exec(mime)?.[1] ?? "bin";
  yield {
    path: `${folder}/original.${kind === "jpeg" ? "jpg" : kind}`,
    isPacked: true,
    pieces: [original.bytes],
  };
  yield { path: `${folder}/as-read.png`, isPacked: true, pieces: [read.bytes] };
  if (image.answer === null) return;
  yield textFile(`${folder}/reading.json`, jsonOf(image.answer, image.corrections));
  yield textFile(`${folder}/readings.csv`, csvOf(image.answer, image.corrections));
}

/** "boards/003 Sums of today": a number so that no two are alike, and nothing that a system takes for a path. */
function folderFor(kind: string, n: number, name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N}\p{M} ._-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const short = [...plain]
    .slice(0, 60)
    .join("")
    .replace(/[. ]+$/, "");
  return `${kind}/${String(n + 1).padStart(3, "0")}${short === "" ? "" : ` ${short}`}`;
}

function textFile(path: string, text: string): ArchiveFile {
  return { path, isPacked: false, pieces: [text] };
}

function counted(file: ArchiveFile, used: { files: number; bytes: number }): ArchiveFile {
  used.files++;
  const count = async function* () {
    for await (const piece of file.pieces) {
      used.bytes += typeof piece === "string" ? Buffer.byteLength(piece) : piece.length;
      yield piece;
    }
  };
  return { ...file, pieces: count() };
}
