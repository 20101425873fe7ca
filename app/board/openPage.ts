import { nanoid } from "nanoid";
import { showAll } from "./actions.ts";
import type { BoardPage, Selection } from "./boardPage.ts";
import { BoardState } from "./boardState.ts";
import { toBoard } from "./canvas/viewport.ts";
import { BROWSER_CLOCK } from "./clock.ts";
import { openConnection } from "./connection.ts";
import { createBoardImages } from "./images/boardImages.ts";
import { forgetImageAsked, imageAsked } from "./images/imageAsked.ts";
import { openKeep } from "./keep.ts";
import { keepOpenable } from "./keepOpenable.ts";
import { keepView, keptView } from "./keptView.ts";
import { openMemory } from "./memory.ts";
import { createNotices } from "./notices.ts";
import { observable } from "./observable.ts";
import { tabName } from "./tabName.ts";
import { openTools } from "./tools.ts";

const ID_CHARACTERS = 16;
const KEEP_VIEW_AFTER_MS = 300;

export type BoardPageOptions = {
  readonly boardId: string;
  readonly boardName: string;
  readonly user: { readonly id: string; readonly name: string };
};

/** Opens the board in this page: connection, what this browser kept, tools and view as they were left. */
export function openPage({ boardId, boardName, user }: BoardPageOptions): {
  readonly page: BoardPage;
  readonly close: () => void;
} {
  const newId = () => nanoid(ID_CHARACTERS); // nanoid needs no secure page, unlike crypto.randomUUID
  const keep = openKeep(boardId, user.id, newId);
  const memory = openMemory({ board: boardId, user: user.id, tab: tabName(newId), clock: BROWSER_CLOCK });
  const notices = createNotices(BROWSER_CLOCK);
  const state = new BoardState({
    board: boardId,
    boardName,
    user,
    openTransport: openConnection,
    keep,
    memory,
    notices,
    newId,
    clock: BROWSER_CLOCK,
  });
  void state.restore();
  const view = keptView(boardId);
  const parts = {
    boardId,
    state,
    tools: openTools(),
    viewport: observable(view ?? { x: 0, y: 0, zoom: 1 }),
    selection: observable<Selection>({ pointed: undefined, open: undefined }),
    notices,
    keep,
    newId,
    window: {
      area: () => new DOMRect(0, 0, window.innerWidth, window.innerHeight),
      lastAt: () => undefined,
      holdSpace: () => undefined,
    },
  };
  const page: BoardPage = { ...parts, images: createBoardImages(parts) };
  const asked = imageAsked();
  if (asked !== undefined) void page.images.place(asked.image, asked.name).then(forgetImageAsked);
  const ends = [
    followView(page),
    keepOnceJoined(page),
    view === undefined ? showInkOnce(page) : () => undefined,
  ];
  return {
    page,
    close: () => {
      for (const end of ends) end();
      state.close();
    },
  };
}

function followView({ viewport, boardId }: BoardPage): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = viewport.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => keepView(boardId, viewport.get()), KEEP_VIEW_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Kept once the board is there, so that this never stands in its way. */
function keepOnceJoined({ state }: BoardPage): () => void {
  const end = state.view.subscribe(() => {
    if (!state.view.get().status.isJoined) return;
    end();
    void keepOpenable();
  });
  return end;
}

/** Who opens a board for the first time sees its ink, wherever it is; nothing moves when it is in sight already. */
function showInkOnce(page: BoardPage): () => void {
  const { state, viewport } = page;
  const end = state.view.subscribe(() => {
    const { status, board } = state.view.get();
    if (!status.isJoined) return;
    end();
    const area = page.window.area();
    const view = viewport.get();
    const corner = toBoard(view, area);
    const isOutside = [...board.marks.values()].some(
      ({ hidden, box }) =>
        !hidden &&
        (box.x < corner.x ||
          box.y < corner.y ||
          box.x + box.w > corner.x + area.width / view.zoom ||
          box.y + box.h > corner.y + area.height / view.zoom),
    );
    if (isOutside) showAll(page);
  });
  return end;
}
