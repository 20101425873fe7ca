import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import type { FileOpening, ImageProgress, ReadingStep } from "../../core/wire/imageProgress.ts";
import { type Bucket, createBuckets } from "../limits.ts";
import type { ImageRecord, Images } from "../store/images.ts";
import { createOpenings } from "./openings.ts";
import type { ImageProcesses } from "./processes.ts";
import { NOT_READ, readKept } from "./readKept.ts";
import { refusalByHead } from "./refusal.ts";
import { takeSheets } from "./takeSheets.ts";
import { type ImageTurned, type Quarters, turnKept } from "./turnKept.ts";
import { createTurns } from "./turns.ts";

/** What became of an image, or of a page of a PDF; `page` is null where the file is none, or is refused as a whole. */
export type Taken = { readonly page: number | null } & (
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: ImageReason }
);

/** Where images come in: each is opened by another process, kept, and read when its turn comes. */
export type ImageDesk = {
  /**
   * Keeps an image of this person's, or each page of a PDF, and sees to it that it is read; what is refused leaves
   * nothing behind, and neither does what is given up by `signal`.
   */
  take(file: GivenFile, signal?: AbortSignal): Promise<readonly Taken[]>;
  /**
   * Turns an image of this person's and has it read anew; what they corrected goes with the reading before. One that lies on a
   * board stays as it is.
   */
  turn(image: ImageRecord, quarters: Quarters): Promise<ImageTurned>;
  /** How far an image of this person's is; undefined when it neither waits nor is read. */
  progressOf(ownerId: string, id: string): ImageProgress | undefined;
  /** This person's files that are being opened. */
  openingOf(ownerId: string): readonly FileOpening[];
  /** Reads on with what a server before this one left unread. */
  resume(): Promise<void>;
  /** Resolves when nothing waits to be read. */
  readonly settled: () => Promise<void>;
  close(): void;
};

export type GivenFile = {
  readonly ownerId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly turned?: number | undefined; // the orientation of EXIF by which whoever sent it has turned it already
};

export type DeskParts = {
  readonly store: Images;
  readonly processes: ImageProcesses;
  readonly now: () => number; // ms, never going back
  readonly today: () => Date;
  readonly onProblem: (problem: string) => void;
  readonly onFault: (error: unknown) => void;
};

/** `processes` are the desk's from now on: closing it closes them. */
export function createImageDesk(parts: DeskParts): ImageDesk {
  const { store, processes, now, onFault } = parts;
  const uploads = createBuckets(IMAGE_LIMITS.uploadsPerSecond, IMAGE_LIMITS.uploadsBurst, now);
  const turns = createTurns();
  const openings = createOpenings();
  let current: { readonly id: string; readonly step: ReadingStep } | undefined;
  let closed = false;
  let reading: Promise<void> | undefined;

  const readOne = (id: string) =>
    readKept(id, { ...parts, isClosed: () => closed }, (step) => {
      current = { id, step };
    });
  /** Whatever goes wrong, nobody waits for ever. */
  const giveUp = async (id: string, error: unknown): Promise<void> => {
    onFault(error);
    if (!closed) await store.endReading(id, NOT_READ).catch(onFault);
  };
  const readAll = async (): Promise<void> => {
    for (let id = turns.next(); id !== undefined && !closed; id = turns.next()) {
      const each = id;
      current = { id, step: { step: "ink" } };
      await readOne(each).catch((error: unknown) => giveUp(each, error));
      current = undefined;
    }
    reading = undefined;
  };
  const enqueue = (ownerId: string, id: string) => {
    turns.add(ownerId, id);
    reading ??= readAll();
  };
  return {
    take: async (file, signal) => {
      const { ownerId, bytes } = file;
      const reason = refusalByHead(bytes) ?? (await refusalOfMore(store, uploads.of(ownerId), ownerId));
      if (reason !== undefined) return [{ ok: false, page: null, reason }];
      if (openings.isFull()) return [{ ok: false, page: null, reason: "busy" }];
      return openings.during(file, async (onPage) => {
        const taken = await takeSheets(file, { ...parts, onPage }, signal);
        for (const each of taken) if (each.ok) enqueue(ownerId, each.id);
        return taken;
      });
    },
    turn: async (image, quarters) => {
      const turned = await turnKept(image, quarters, { ...parts, asked: uploads.of(image.ownerId) });
      if (turned.ok) enqueue(image.ownerId, image.id);
      return turned;
    },
    progressOf: (ownerId, id) => {
      if (current?.id === id) return current.step;
      const before = turns.before(ownerId, id);
      return before === undefined ? undefined : { step: "waiting", before: before + (current ? 1 : 0) };
    },
    openingOf: openings.of,
    resume: async () => {
      for (const { id, ownerId } of await store.unreadImages()) enqueue(ownerId, id);
    },
    settled: async () => reading,
    close: () => {
      closed = true;
      processes.close();
    },
  };
}

async function refusalOfMore(
  store: Images,
  uploads: Bucket,
  ownerId: string,
): Promise<ImageReason | undefined> {
  if (uploads.take() > 0) return "too-fast";
  const { kept, waiting } = await store.countImages(ownerId);
  if (waiting >= IMAGE_LIMITS.waiting) return "too-many-waiting";
  return kept >= IMAGE_LIMITS.kept ? "too-many-kept" : undefined;
}
