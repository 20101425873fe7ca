import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { Images } from "../store/images.ts";
import type { GivenFile, Taken } from "./desk.ts";
import type { ImageProcesses } from "./processes.ts";
import type { Drawn, NotDrawn } from "./refusal.ts";

type TakingParts = {
  readonly store: Pick<Images, "addImage" | "deleteImage">;
  readonly processes: Pick<ImageProcesses, "draw">;
  readonly now: () => number; // ms, never going back
  readonly today: () => Date;
  /** Hears which page is being opened. */
  readonly onPage: (page: number, pages: number) => void;
  readonly onProblem: (problem: string) => void;
};

const OPENED_WITHIN_MS = 120_000; // all pages of a PDF

/**
 * Opens a file and keeps what is on it, one image a page. Pages that are damaged are refused and the others kept; when
 * opening one took too much, those after it are not tried. Given up by `signal`, nothing of the file is kept.
 */
export async function takeSheets(
  { ownerId, name, bytes, turned }: GivenFile,
  { store, processes, now, today, onPage, onProblem }: TakingParts,
  signal: AbortSignal | undefined,
): Promise<readonly Taken[]> {
  const [createdAt, endMs] = [today(), now() + OPENED_WITHIN_MS];
  const taken: Taken[] = [];
  let isTooMuch = false;
  const draw = async (page: number): Promise<Drawn | NotDrawn> => {
    if (isTooMuch || now() > endMs) return { ok: false, reason: "unreadable" };
    const asked = await processes.draw(bytes, page);
    if (asked.ok) return asked.answer;
    isTooMuch = true;
    onProblem(`an image was not opened: ${asked.why}`);
    return { ok: false, reason: "unreadable" };
  };
  for (let number = 1, pages = 1; number <= pages && signal?.aborted !== true; number++) {
    onPage(number, pages);
    const drawn = await draw(number);
    if (!drawn.ok) {
      taken.push({ ok: false, page: pages > 1 ? number : null, reason: drawn.reason });
      continue;
    }
    const { mime, width, height, original, normalised, thumbnail, page } = drawn;
    pages = drawn.pages;
    const orientation = turned ?? drawn.orientation;
    const pictures = { mime, width, height, original, normalised, thumbnail, orientation };
    const id = await store.addImage({ ...pictures, ownerId, name: nameOf(name), page, createdAt });
    taken.push({ ok: true, page, id });
  }
  if (signal?.aborted !== true) return taken;
  for (const each of taken) if (each.ok) await store.deleteImage(each.id);
  return [];
}

/** A name to show: without folders and characters that cannot be seen. */
function nameOf(name: string): string {
  const shown = name
    .replace(/^.*[\\/]/s, "")
    .replace(/\p{C}+/gu, " ")
    .trim();
  return shown.slice(0, IMAGE_LIMITS.nameCharacters) || "Image";
}
