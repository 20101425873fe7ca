import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import { type Bucket, createBuckets } from "../limits.ts";
import type { ImageOutcome, Images } from "../store/images.ts";
import type { ImageProcesses } from "./processes.ts";
import { type Drawn, type NotDrawn, refusalByHead } from "./refusal.ts";
import { isTooBlurred } from "./sharpness.ts";

export type Taken =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: ImageReason };

/** Where images come in: each is opened by another process, kept, and read when its turn comes. */
export type ImageDesk = {
  /** Keeps an image of this person's and sees to it that it is read; a refused one leaves nothing behind. */
  take(ownerId: string, name: string, file: Uint8Array): Promise<Taken>;
  /** Reads on with what a server before this one left unread. */
  resume(): Promise<void>;
  /** Resolves when nothing waits to be read. */
  readonly settled: () => Promise<void>;
  close(): void;
};

type DeskParts = {
  readonly store: Images;
  readonly processes: ImageProcesses;
  readonly now: () => number; // ms, never going back
  readonly onProblem: (problem: string) => void;
  readonly onFault: (error: unknown) => void;
};

const MOST_OPENING = 30; // files in memory that wait to be opened, of everyone

/** `processes` are the desk's from now on: closing it closes them. */
export function createImageDesk({ store, processes, now, onProblem, onFault }: DeskParts): ImageDesk {
  const uploads = createBuckets(IMAGE_LIMITS.uploadsPerSecond, IMAGE_LIMITS.uploadsBurst, now);
  const turns = createTurns();
  let opening = 0;
  let closed = false;
  let reading: Promise<void> | undefined;

  const readOne = async (id: string): Promise<void> => {
    if (!(await store.beginReading(id))) return; // deleted meanwhile
    const [picture, image] = await Promise.all([store.pictureOf(id, "normalised"), store.imageById(id)]);
    if (picture === undefined || image === undefined) return;
    const asked = await processes.read(picture.bytes, image.width);
    if (closed) return; // it is read again after the next start
    if (!asked.ok) onProblem(`image ${id} was not read: ${asked.why}`);
    await store.endReading(id, outcomeOf(asked));
  };
  /** Whatever goes wrong, nobody waits for ever. */
  const giveUp = async (id: string, error: unknown): Promise<void> => {
    onFault(error);
    if (!closed) await store.endReading(id, { state: "refused", reason: "read-failed" }).catch(onFault);
  };
  const readAll = async (): Promise<void> => {
    for (let id = turns.next(); id !== undefined && !closed; id = turns.next()) {
      const current = id;
      await readOne(current).catch((error: unknown) => giveUp(current, error));
    }
    reading = undefined;
  };
  const enqueue = (ownerId: string, id: string) => {
    turns.add(ownerId, id);
    reading ??= readAll();
  };
  const open = async (file: Uint8Array): Promise<Drawn | NotDrawn> => {
    opening += 1;
    const asked = await processes.draw(file);
    opening -= 1;
    if (asked.ok) return asked.answer;
    onProblem(`an image was not opened: ${asked.why}`);
    return { ok: false, reason: "unreadable" };
  };
  return {
    take: async (ownerId, name, file) => {
      const reason = refusalByHead(file) ?? (await refusalOfMore(store, uploads.of(ownerId), ownerId));
      if (reason !== undefined) return { ok: false, reason };
      if (opening >= MOST_OPENING) return { ok: false, reason: "busy" };
      const drawn = await open(file);
      if (!drawn.ok) return drawn;
      const { ok: _, ...image } = drawn;
      const id = await store.addImage({ ...image, ownerId, name: nameOf(name) });
      enqueue(ownerId, id);
      return { ok: true, id };
    },
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

function outcomeOf(asked: Awaited<ReturnType<ImageProcesses["read"]>>): ImageOutcome {
  if (!asked.ok) return { state: "refused", reason: "read-failed" };
  const { answer, sharpness = 1 } = asked.answer;
  const isBlurred = isTooBlurred(answer, sharpness);
  if (answer.numbers.length === 0)
    return { state: "refused", reason: isBlurred ? "too-blurred" : "no-writing", answer };
  return isBlurred ? { state: "refused", reason: "too-blurred" } : { state: "done", answer };
}

/** A name to show: without folders and characters that cannot be seen. */
function nameOf(name: string): string {
  const shown = name
    .replace(/^.*[\\/]/s, "")
    .replace(/\p{C}+/gu, " ")
    .trim();
  return shown.slice(0, IMAGE_LIMITS.nameCharacters) || "Image";
}

/** Whose image is next: people take turns, so that one with forty images holds up nobody with one. */
function createTurns() {
  const waiting = new Map<string, string[]>();
  return {
    add: (ownerId: string, id: string) => {
      const own = waiting.get(ownerId);
      if (own === undefined) waiting.set(ownerId, [id]);
      else own.push(id);
    },
    next: (): string | undefined => {
      const [first] = waiting;
      if (first === undefined) return undefined;
      const [ownerId, [id, ...rest]] = first;
      waiting.delete(ownerId);
      if (rest.length > 0) waiting.set(ownerId, rest);
      return id;
    },
  };
}
