import { nanoid } from "nanoid";
import { z } from "zod";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import { isImageReason } from "../../core/images/imageReasons.ts";
import { ImageAnswer, ImageCorrection } from "../../core/wire/imageAnswer.ts";
import { Prisma, type PrismaClient } from "../../prisma/generated/client.ts";

export type ImageState = "queued" | "reading" | "done" | "refused";
/** `mime` and `text` are the original's type and what it reads with corrections; `width` and `height` are in pixels, as it is seen. */
export type ImageSummary = {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly page: number | null; // of a PDF, from 1
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly state: ImageState;
  readonly reason: ImageReason | null; // why it was refused
  readonly text: string;
  readonly turns: number; // how often its pictures were turned since they came
  readonly createdAtMs: number;
};
export type ImageRecord = ImageSummary & {
  readonly orientation: number; // EXIF's, 1…8, by which its pictures are turned, until they are read and it is seen whether that is right
  readonly answer: ImageAnswer | null; // null until it is read
  readonly corrections: readonly ImageCorrection[];
};
/** The pictures of an image: as given, the gray one that is read (PNG) and a small one (WebP). */
export type ImagePictures = {
  readonly original: Uint8Array;
  readonly normalised: Uint8Array;
  readonly thumbnail: Uint8Array;
};
export type TurnedPictures = ImagePictures & Pick<ImageSummary, "width" | "height">;
export type NewImage = Pick<ImageSummary, "ownerId" | "name" | "mime" | "width" | "height"> &
  ImagePictures &
  Partial<Pick<ImageRecord, "page" | "orientation">> & { readonly createdAt?: Date };
export type ImageOutcome =
  | { readonly state: "done"; readonly answer: ImageAnswer }
  | { readonly state: "refused"; readonly reason: ImageReason; readonly answer?: ImageAnswer };
export type ImageCorrected = { readonly corrections: readonly ImageCorrection[]; readonly text: string };
export type Picture = { readonly mime: string; readonly bytes: Uint8Array };

/** The images people gave to be read. Whose they are is the caller's to ask. */
export type Images = {
  /** Keeps a decoded image, `queued`; answers its id. */
  addImage(image: NewImage): Promise<string>;
  imageById(id: string): Promise<ImageRecord | undefined>;
  /** A person's images, the latest first, pages of one PDF in their order. */
  imagesOf(ownerId: string): Promise<readonly ImageSummary[]>;
  countImages(ownerId: string): Promise<{ readonly kept: number; readonly waiting: number }>;
  /** Whether the image was put on the board, be it hidden there by now. */
  isPlaced(id: string, boardId: string): Promise<boolean>;
  /** Whether it was put on any board that this person is or was on. */
  isOnBoard(id: string, userId: string): Promise<boolean>;
  pictureOf(id: string, which: keyof ImagePictures): Promise<Picture | undefined>;
  /** Images that wait to be read or were being read when the server ended, the oldest first. */
  unreadImages(): Promise<readonly Pick<ImageSummary, "id" | "ownerId">[]>;
  /** False when there is no such image any more; the same for the next three. */
  beginReading(id: string): Promise<boolean>;
  /** `turned`: its pictures, where they were turned wrongly. */
  endReading(id: string, outcome: ImageOutcome, turned?: TurnedPictures): Promise<boolean>;
  /** Takes its turned pictures, to be read anew without what was read and corrected before; false too when it was turned since `turns`. */
  turnImage(id: string, turns: number, turned: TurnedPictures): Promise<boolean>;
  correctImage(id: string, corrected: ImageCorrected): Promise<boolean>;
  deleteImage(id: string): Promise<boolean>;
};

const LIST = {
  id: true,
  ownerId: true,
  name: true,
  page: true,
  mime: true,
  width: true,
  height: true,
  state: true,
  reason: true,
  text: true,
  turns: true,
  createdAt: true,
} as const;
type ListRow = Omit<ImageSummary, "reason" | "createdAtMs"> & {
  readonly reason: string | null;
  readonly createdAt: Date;
};
const UNREAD = { in: ["queued", "reading"] } as const;
const Corrections = z.array(ImageCorrection);

/** Images in the database. */
export function imageStore(prisma: PrismaClient): Images {
  const change = async (id: string, data: Parameters<typeof prisma.image.updateMany>[0]["data"]) =>
    (await prisma.image.updateMany({ where: { id }, data })).count > 0;
  return {
    addImage: async (image) => {
      const data = { id: nanoid(), ...withOwnBytes(image) };
      return (await prisma.image.create({ data, select: { id: true } })).id;
    },
    imageById: async (id) => {
      const select = { ...LIST, orientation: true, answer: true, corrections: true } as const;
      const row = await prisma.image.findUnique({ where: { id }, select });
      if (row === null) return undefined;
      const answer = row.answer === null ? null : ImageAnswer.parse(row.answer);
      const { orientation, corrections } = row;
      return { ...summaryOf(row), orientation, answer, corrections: Corrections.parse(corrections) };
    },
    imagesOf: async (ownerId) => {
      const orderBy = [{ createdAt: "desc" }, { page: "asc" }, { id: "asc" }] as const;
      const rows = await prisma.image.findMany({ where: { ownerId }, select: LIST, orderBy: [...orderBy] });
      return rows.map(summaryOf);
    },
    countImages: async (ownerId) => ({
      kept: await prisma.image.count({ where: { ownerId } }),
      waiting: await prisma.image.count({ where: { ownerId, state: { in: [...UNREAD.in] } } }),
    }),
    isPlaced: (id, boardId) => isPlaced(prisma, id, boardId),
    isOnBoard: (id, userId) => isOnBoard(prisma, id, userId),
    pictureOf: (id, which) => pictureOf(prisma, id, which),
    unreadImages: () =>
      prisma.image.findMany({
        where: { state: { in: [...UNREAD.in] } },
        select: { id: true, ownerId: true },
        orderBy: [{ createdAt: "asc" }, { page: "asc" }],
      }),
    beginReading: (id) => change(id, { state: "reading" }),
    endReading: (id, { state, answer, ...rest }, turned) =>
      change(id, {
        ...(turned && { ...withOwnBytes(turned), turns: { increment: 1 } }),
        orientation: 1,
        state,
        reason: "reason" in rest ? rest.reason : null,
        ...(answer !== undefined && { answer, text: answer.text }),
      }),
    turnImage: async (id, turns, turned) => {
      const unread = {
        state: "queued",
        reason: null,
        text: "",
        answer: Prisma.DbNull,
        corrections: [],
      } as const;
      const data = { ...withOwnBytes(turned), ...unread, orientation: 1, turns: turns + 1 };
      return (await prisma.image.updateMany({ where: { id, turns }, data })).count > 0;
    },
    correctImage: (id, { corrections, text }) => change(id, { corrections: [...corrections], text }),
    deleteImage: async (id) => (await prisma.image.deleteMany({ where: { id } })).count > 0,
  };
}

async function isPlaced(prisma: PrismaClient, id: string, boardId: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM entry WHERE board_id = ${boardId} AND kind = 'place' AND payload ->> 'image' = ${id} LIMIT 1`;
  return rows.length > 0;
}

async function isOnBoard(prisma: PrismaClient, id: string, userId: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM entry WHERE kind = 'place' AND payload ->> 'image' = ${id} AND board_id IN (
      SELECT id FROM board WHERE owner_id = ${userId} UNION SELECT board_id FROM member WHERE user_id = ${userId}
    ) LIMIT 1`;
  return rows.length > 0;
}

async function pictureOf(
  prisma: PrismaClient,
  id: string,
  which: keyof ImagePictures,
): Promise<Picture | undefined> {
  const where = { id };
  if (which === "original") {
    const row = await prisma.image.findUnique({ where, select: { mime: true, original: true } });
    return row === null ? undefined : { mime: row.mime, bytes: row.original };
  }
  if (which === "normalised") {
    const row = await prisma.image.findUnique({ where, select: { normalised: true } });
    return row === null ? undefined : { mime: "image/png", bytes: row.normalised };
  }
  const row = await prisma.image.findUnique({ where, select: { thumbnail: true } });
  return row === null ? undefined : { mime: "image/webp", bytes: row.thumbnail };
}

function summaryOf({ createdAt, reason, ...row }: ListRow): ImageSummary {
  const { id, ownerId, name, page, mime, width, height, state, text, turns } = row;
  const why = reason !== null && isImageReason(reason) ? reason : null;
  return {
    id,
    ownerId,
    name,
    page,
    mime,
    width,
    height,
    state,
    reason: why,
    text,
    turns,
    createdAtMs: createdAt.getTime(),
  };
}

/** With bytes of their own, as the database's adapter wants them: what comes from another process may share its memory. */
function withOwnBytes<T extends ImagePictures>(image: T) {
  const own = (which: keyof ImagePictures) => new Uint8Array(image[which]);
  return { ...image, original: own("original"), normalised: own("normalised"), thumbnail: own("thumbnail") };
}
