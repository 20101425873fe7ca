"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Logo } from "../ui/Logo.tsx";
import { BoardLoader } from "./BoardLoader.tsx";
import { BoardLoading } from "./BoardLoading.tsx";
import { type KeptBoard, keptBoards } from "./keptBoards.ts";

const ASK_AGAIN_MS = 5000;

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
  const chosenMs = useRef(-Infinity); // when a board was; a reload would take its place while it opens
  useEffect(() => {
    if (window.location.pathname === "/offline") return; // its own address holds no other page to open
    return whenServerAnswers(() => {
      if (performance.now() - chosenMs.current > ASK_AGAIN_MS) window.location.reload();
    });
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
                  onClick={() => {
                    chosenMs.current = performance.now();
                  }}
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

/**
 * Calls back each time the server answers. Browsers say "online" of any network, and at times when there is none, so the
 * server itself is asked: then, and every few seconds while the page is looked at. Returns what ends it.
 */
function whenServerAnswers(callBack: () => void): () => void {
  const stop = new AbortController();
  const ask = async () => {
    if (document.hidden) return;
    const answer = await fetch("/api/health", { cache: "no-store", signal: stop.signal }).catch(
      () => undefined,
    );
    if (answer?.ok === true && !stop.signal.aborted) callBack();
  };
  const timer = setInterval(ask, ASK_AGAIN_MS);
  window.addEventListener("online", ask, { signal: stop.signal });
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
