import { REASONS } from "../../../core/wire/reasons.ts";
import type { GivenFile } from "../../images/filesIn.ts";
import { ownImage } from "../../images/ownImage.ts";
import type { UploadedPage } from "../../images/upload.ts";
import type { BoardPage } from "../boardPage.ts";
import { fitTo, toBoard } from "../canvas/viewport.ts";
import { type Observable, observable } from "../observable.ts";
import { createJobList, type ImageJob } from "./jobList.ts";
import { fetchPlaceable, placeFor, placeOp } from "./placeable.ts";
import { sendImage, whenRead } from "./readImage.ts";

type Page = Pick<BoardPage, "state" | "viewport" | "window" | "notices" | "newId">;

/** What brings images onto the board, each, and each page of a PDF, as one op: read first, then put where the window looks. */
export type BoardImages = {
  readonly jobs: Observable<readonly ImageJob[]>;
  readonly isCameraOpen: Observable<boolean>;
  readonly give: (files: readonly GivenFile[]) => void;
  /** An image that the person uploaded before, by its address. */
  readonly open: (address: string) => void;
  /** An image that is read already; resolves when it is placed, or cannot be. */
  readonly place: (image: string, name: string) => Promise<void>;
  /** Cancels one that is under way, or closes one that failed. */
  readonly cancel: (key: number) => void;
};

export function createBoardImages(page: Page): BoardImages {
  const { jobs, begin, change, drop, fail, cancel } = createJobList();
  const put = async (key: number, image: string, signal: AbortSignal) => {
    change(key, { step: "placing" });
    const error = await putOn(page, image, signal);
    if (error === undefined || signal.aborted) drop(key);
    else fail(key, error);
  };
  const readAndPut = async (key: number, image: string, signal: AbortSignal) => {
    change(key, { step: "reading" });
    const read = await whenRead(image, signal, (progress) => change(key, { progress }));
    if (read.ok) await put(key, image, signal);
    else if (signal.aborted) drop(key);
    else fail(key, read.error);
  };
  const giveOne = async ({ file, name }: GivenFile, key: number, signal: AbortSignal) => {
    const sent = await sendImage(file, name, { signal, onProgress: (share) => change(key, { share }) });
    if (!sent.ok) return signal.aborted ? drop(key) : fail(key, sent.error);
    if (sent.note !== undefined) page.notices.say(`${name}: ${sent.note}`);
    const begun = sent.pages.map((sheet, i) => {
      const title = titleOf(name, sheet);
      if (i > 0) return { id: sheet.id, ...begin(title, "reading") };
      change(key, { name: title });
      return { id: sheet.id, key, signal };
    });
    for (const each of begun) await readAndPut(each.key, each.id, each.signal);
  };
  const place = (image: string, name: string) => {
    const { key, signal } = begin(name, "placing");
    return put(key, image, signal);
  };
  const mayWrite = () => {
    if (page.state.view.get().may.write) return true;
    page.notices.say(REASONS["not-allowed"], "problem");
    return false;
  };
  return {
    jobs,
    isCameraOpen: observable(false),
    give: (files) => {
      if (files.length === 0 || !mayWrite()) return;
      const begun = files.map((file) => ({ file, ...begin(file.name, "sending") }));
      void begun.reduce(
        (before, { file, key, signal }) => before.then(() => giveOne(file, key, signal)),
        Promise.resolve(),
      );
    },
    open: (address) => {
      if (!mayWrite()) return;
      void ownImage(address).then((found) =>
        found.ok ? place(found.id, found.name) : page.notices.say(found.error, "problem"),
      );
    },
    place,
    cancel,
  };
}

function titleOf(name: string, { page }: UploadedPage): string {
  return page === null ? name : `${name}, page ${page}`;
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
