"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type BoardPage, BoardPageContext, useBoardPage } from "./boardPage.ts";
import "./board.css";
import "./tools.css";
import "./panels.css";
import "./narrow.css";
import { BoardLoading } from "./BoardLoading.tsx";
import { BoardShut } from "./BoardShut.tsx";
import { Canvas } from "./canvas/Canvas.tsx";
import { Candidates } from "./chrome/Candidates.tsx";
import { Dock } from "./chrome/Dock.tsx";
import { NoticeList } from "./chrome/NoticeList.tsx";
import { NumbersPanel } from "./chrome/NumbersPanel.tsx";
import { ShortcutSheet } from "./chrome/ShortcutSheet.tsx";
import { TopBar } from "./chrome/TopBar.tsx";
import { useShortcuts } from "./chrome/useShortcuts.ts";
import { ImageJobs } from "./images/ImageJobs.tsx";
import { inOneLine } from "./numbersText.ts";
import { openArea } from "./openArea.ts";
import { type BoardPageOptions, openPage } from "./openPage.ts";
import { useObserved } from "./useObserved.ts";

/** A board and everything around it, for as long as the page is open. */
export function BoardRoom({ boardId, boardName, user }: BoardPageOptions) {
  const [page, setPage] = useState<BoardPage>();
  const { id, name } = user;
  const firstName = useRef(boardName); // later names come by the wire
  useEffect(() => {
    const opened = openPage({ boardId, boardName: firstName.current, user: { id, name } });
    setPage(opened.page);
    return opened.close;
  }, [boardId, id, name]);
  if (page === undefined) return <BoardLoading />;
  return (
    <BoardPageContext value={page}>
      <Room />
    </BoardPageContext>
  );
}

function Room() {
  const page = useBoardPage();
  const { dock, isPanelOpen } = useObserved(page.tools, (tools) => tools);
  const shut = useObserved(page.state.view, (view) => view.shut);
  const boardName = useObserved(page.state.view, ({ info }) => info.name);
  const area = useRef<HTMLElement>(null);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useShortcuts(
    page,
    useCallback(() => setSheetOpen(true), []),
  );
  useEffect(() => {
    page.window.area = () => {
      const covering = isPhone() ? ".board-panel, .board-popover" : ".board-panel";
      const covers = [...document.querySelectorAll(covering)];
      const whole = area.current?.getBoundingClientRect() ?? new DOMRect();
      return openArea(
        whole,
        covers.map((cover) => cover.getBoundingClientRect()),
      );
    };
  }, [page]);
  useEffect(() => {
    document.title = `${boardName} · Digitboard`;
  }, [boardName]);
  return (
    <main className="board" data-dock={dock} data-panel={isPanelOpen}>
      <TopBar onShortcuts={() => setSheetOpen(true)} />
      <section ref={area} aria-label="Board" className="board-area">
        <Canvas />
      </section>
      <Dock />
      {isPanelOpen && <NumbersPanel />}
      <Candidates />
      <ImageJobs />
      <NoticeList />
      {shut !== undefined && <BoardShut reason={shut} />}
      <RecognisedNumbers />
      <ShortcutSheet open={isSheetOpen} onOpenChange={setSheetOpen} />
    </main>
  );
}

function isPhone(): boolean {
  return matchMedia("(max-width: 639px)").matches;
}

/** What is read, told to screen readers as it changes. Always in the page, whether or not the panel is open. */
function RecognisedNumbers() {
  const { state } = useBoardPage();
  const text = useObserved(state.view, ({ reading }) => inOneLine(reading.numbers));
  return (
    <div role="log" aria-label="Recognised numbers" className="sr-only">
      {text}
    </div>
  );
}
