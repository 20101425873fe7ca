"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { FileOpening } from "../../core/wire/imageProgress.ts";
import { IconButton } from "../ui/Button.tsx";
import { toast } from "../ui/Toaster.tsx";
import { type UploadItem, uploads } from "./uploads.ts";
import { useDropAndPaste } from "./useDropAndPaste.ts";
import { useOpening } from "./useOpening.ts";

const GIVEN = { files: uploads.send, address: (address: string) => uploads.open(address), say: toast };
const NOTHING: readonly UploadItem[] = [];

/** The images on their way, wherever they were chosen, dropped or pasted; opens their result or their list when they are there. */
export function UploadPanel() {
  const items = useSyncExternalStore(uploads.subscribe, uploads.read, () => NOTHING);
  const isOver = useDropAndPaste(GIVEN);
  const router = useRouter();
  useEffect(
    () =>
      uploads.onBatch((batch) => {
        const [first, second] = batch.flatMap(({ ids }) => ids);
        if (first === undefined) return;
        router.push(batch.length === 1 && second === undefined ? `/result/${first}` : "/images");
        router.refresh(); // whoever was nobody is a guest now
        if (batch.every(({ state, note }) => state === "done" && note === undefined)) uploads.clear();
      }),
    [router],
  );
  const opening = useOpening(items.some(({ state, share }) => state === "sending" && share === 1));
  const isBusy = items.some(({ state }) => state === "waiting" || state === "sending");
  return (
    <>
      {isOver && (
        <p className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-card border-2 border-dashed border-accent bg-paper/80 text-lg font-medium">
          Let go to have the images read
        </p>
      )}
      {items.length > 0 && (
        <section
          aria-label="Uploads"
          className="fixed right-4 bottom-4 left-4 z-40 max-h-[50dvh] overflow-y-auto rounded-card border border-hairline bg-surface p-4 shadow-lift sm:left-auto sm:w-96"
        >
          <ul aria-live="polite" className="space-y-3">
            {items.map((item) => (
              <Row key={item.key} item={item} opening={opening.find(({ name }) => name === item.name)} />
            ))}
          </ul>
          {!isBusy && (
            <button
              type="button"
              onClick={uploads.clear}
              className="mt-2 min-h-11 rounded-card px-3 text-sm font-medium hover:bg-sunken"
            >
              Close
            </button>
          )}
        </section>
      )}
    </>
  );
}

type RowProps = { readonly item: UploadItem; readonly opening: FileOpening | undefined };

function Row({ item, opening }: RowProps) {
  const { key, name, state, share, note } = item;
  const isFailed = state === "failed";
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <p className="flex justify-between gap-3 text-sm">
          <span className="truncate font-medium">{name}</span>
          <span className="shrink-0 text-muted">
            {opening && state === "sending" ? openingWords(opening) : WORDS[state]}
          </span>
        </p>
        {state === "sending" && (
          <progress
            {...barOf(share, opening)}
            aria-label={opening ? `Opened of ${name}` : `Sent of ${name}`}
            className="mt-1 h-1.5 w-full accent-accent"
          />
        )}
        {note && <p className={`text-sm ${isFailed ? "font-medium text-danger" : "text-muted"}`}>{note}</p>}
      </div>
      {(state === "waiting" || state === "sending") && (
        <IconButton label={`Cancel ${name}`} className="-my-2" onClick={() => uploads.cancel(key)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </li>
  );
}

/** First what is sent, then the pages that are opened; an image is one. */
function barOf(share: number, opening: FileOpening | undefined): { readonly value?: number } {
  if (opening === undefined) return share < 1 ? { value: share } : {};
  return opening.pages === 1 ? {} : { value: (opening.page - 1) / opening.pages };
}

function openingWords({ page, pages }: FileOpening): string {
  return pages === 1 ? "Being opened…" : `Opening page ${page} of ${pages}`;
}

const WORDS = {
  waiting: "Waiting",
  sending: "Uploading…",
  done: "Uploaded",
  failed: "Not uploaded",
} as const;
