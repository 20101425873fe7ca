import { createContext, useContext } from "react";
import type { BoardState } from "./boardState.ts";
import type { Point, Viewport } from "./canvas/viewport.ts";
import type { BoardImages } from "./images/boardImages.ts";
import type { Keep } from "./keep.ts";
import type { Notices } from "./notices.ts";
import type { Observable } from "./observable.ts";
import type { Tools } from "./tools.ts";

/** What is pointed at and what is open, by the id of a number or of unread ink. */
export type Selection = {
  readonly pointed: string | undefined;
  readonly open: { readonly id: string; readonly from: "chip" | "panel" } | undefined;
};

/** What the canvas tells the rest of the page; the canvas fills it in once it is there. */
export type BoardWindow = {
  area: () => DOMRect; // the part of the window that nothing covers
  lastAt: () => Point | undefined; // where the pointer was last, in board units
  holdSpace: (isHeld: boolean) => void; // a drag then moves the board
};

/** Everything one open page of a board shares among its parts. */
export type BoardPage = {
  readonly boardId: string;
  readonly state: BoardState;
  readonly tools: Observable<Tools>;
  readonly viewport: Observable<Viewport>;
  readonly selection: Observable<Selection>;
  readonly notices: Notices;
  readonly keep: Keep;
  readonly newId: () => string;
  readonly window: BoardWindow;
  readonly images: BoardImages;
};

export const BoardPageContext = createContext<BoardPage | undefined>(undefined);

export function useBoardPage(): BoardPage {
  const page = useContext(BoardPageContext);
  if (page === undefined) throw new Error("this part belongs inside a board's page");
  return page;
}
