"use client";

import { useEffect, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Logo } from "../ui/Logo.tsx";
import { BoardLoader } from "./BoardLoader.tsx";
import { BoardLoading } from "./BoardLoading.tsx";
import { type KeptBoard, keptBoards } from "./keptBoards.ts";

/** The board of this address as the browser keeps it, or the boards that it does keep. */
export function OfflinePage() {
  const [kept, setKept] = useState<readonly KeptBoard[]>();
  useEffect(() => void keptBoards().then(setKept), []);
  if (kept === undefined) return <BoardLoading />;
  const asked = /^\/board\/([\w-]+)$/.exec(window.location.pathname)?.[1];
  const board = kept.find(({ boardId }) => boardId === asked);
  return board === undefined ? <NothingKept kept={kept} /> : <BoardLoader {...board} />;
}

function NothingKept({ kept }: { readonly kept: readonly KeptBoard[] }) {
  useEffect(() => {
    const reload = () => window.location.reload();
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, []);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6 py-16">
      <Logo className="size-10" />
      <h1 className="mt-6 text-xl">Digitboard cannot be reached</h1>
      <p className="mt-3 text-muted">
        There is no network, or the server does not answer. This page is not kept in this browser; it opens by
        itself when the network is back.
      </p>
      <div className="mt-6">
        <Button look="primary" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </div>
      {kept.length > 0 && (
        <>
          <h2 className="mt-10 font-semibold">Boards that open without a network</h2>
          <ul className="mt-2">
            {kept.map(({ boardId, boardName }) => (
              <li key={boardId}>
                <a
                  href={`/board/${boardId}`}
                  className="flex min-h-11 items-center border-b border-hairline font-medium text-accent"
                >
                  <span className="truncate">{boardName}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
