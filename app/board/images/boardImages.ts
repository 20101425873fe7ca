import { REASONS } from "../../../core/wire/reasons.ts";
import type { BoardPage } from "../boardPage.ts";
import { fitTo, toBoard } from "../canvas/viewport.ts";
import { type Observable, observable } from "../observable.ts";
import { fetchPlaceable, placeFor, placeOp } from "./placeable.ts";
import { readImage } from "./readImage.ts";

/** An image on its way onto the board; `share` of it has been sent. A failed one says why until it is closed. */
export type ImageJob = {
  readonly key: number;
  readonly name: string;
  readonly step: "sending" | "reading" | "placing" | "failed";
  readonly share: number;
  readonly error: string | undefined;
};
type ToGive = { readonly file: Blob; readonly name: string };
type Page = Pick<BoardPage, "state" | "viewport" | "window" | "notices" | "newId">;

/** What brings images onto the board, each as one op: read first, then put where the window looks. */
export type BoardImages = {
  readonly jobs: Observable<readonly ImageJob[]>;
  readonly isCameraOpen: Observable<boolean>;
  readonly give: (files: readonly ToGive[]) => void;
  /** An image that is read already; resolves when it is placed, or cannot be. */
  readonly place: (image: string, name: string) => Promise<void>;
  /** Cancels one that is under way, or closes one that failed. */
  readonly cancel: (key: number) => void;
};

export function createBoardImages(page: Page): BoardImages {
  const jobs = observable<readonly ImageJob[]>([]);
  const stops = new Map<number, AbortController>();
  let count = 0;
  const change = (key: number, next: Partial<ImageJob>) =>
    jobs.set(jobs.get().map((job) => (job.key === key ? { ...job, ...next } : job)));
  const drop = (key: number) => jobs.set(jobs.get().filter((job) => job.key !== key));
  const fail = (key: number, error: string) => change(key, { step: "failed", error });

  const begin = (name: string, step: ImageJob["step"]): { key: number; signal: AbortSignal } => {
    const key = ++count;
    const stop = new AbortController();
    stops.set(key, stop);
    jobs.set([...jobs.get(), { key, name, step, share: 0, error: undefined }]);
    return { key, signal: stop.signal };
  };
  const put = async (key: number, image: string, signal: AbortSignal) => {
    change(key, { step: "placing" });
    const error = await putOn(page, image, signal);
    if (error === undefined || signal.aborted) drop(key);
    else fail(key, error);
  };
  const giveOne = async ({ file, name }: ToGive, key: number, signal: AbortSignal) => {
    const onShare = (share: number) => change(key, { share });
    const read = await readImage(file, name, {
      signal,
      onShare,
      onSent: () => change(key, { step: "reading" }),
    });
    if (read.ok) await put(key, read.id, signal);
    else if (signal.aborted) drop(key);
    else fail(key, read.error);
  };
  return {
    jobs,
    isCameraOpen: observable(false),
    give: (files) => {
      if (files.length === 0) return;
      if (!page.state.view.get().may.write) return page.notices.say(REASONS["not-allowed"], "problem");
      const begun = files.map((file) => ({ file, ...begin(file.name, "sending") }));
      void begun.reduce(
        (before, { file, key, signal }) => before.then(() => giveOne(file, key, signal)),
        Promise.resolve(),
      );
    },
    place: (image, name) => {
      const { key, signal } = begin(name, "placing");
      return put(key, image, signal);
    },
    cancel: (key) => {
      stops.get(key)?.abort();
      stops.delete(key);
      if (jobs.get().some((job) => job.key === key && job.step === "failed")) drop(key);
    },
  };
}

/** Puts an image on the board as one op and shows it; answers why it could not, in words. */
async function putOn(page: Page, image: string, signal: AbortSignal): Promise<string | undefined> {
  const { state, viewport, window, newId } = page;
  const fetched = await fetchPlaceable(image);
  if (!fetched.ok) return fetched.error;
  await whenJoined(page, signal);
  if (signal.aborted) return undefined;
  if (!state.view.get().may.write) return REASONS["not-allowed"];
  const box = placeFor(fetched.value.size, middleOf(page), visibleBoxes(page));
  state.propose(placeOp(newId(), fetched.value, box));
  const { x, y, width: w, height: h } = window.area();
  viewport.set(fitTo(box, { x, y, w, h }));
  return undefined;
}

/** What one may do, and what stands where, is known once the board is joined. */
function whenJoined({ state }: Page, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { status, shut } = state.view.get();
      if (!status.isJoined && shut === undefined && !signal.aborted) return;
      end();
      resolve();
    };
    const end = state.view.subscribe(look);
    signal.addEventListener("abort", look);
    look();
  });
}

function middleOf({ viewport, window }: Page) {
  const { x, y, width, height } = window.area();
  return toBoard(viewport.get(), { x: x + width / 2, y: y + height / 2 });
}

function visibleBoxes({ state }: Page) {
  return [...state.view.get().board.marks.values()].filter(({ hidden }) => !hidden).map(({ box }) => box);
}
