"use client";

import { Trash2, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { IMAGE_REASONS } from "../../../core/images/imageReasons.ts";
import { ReadingProgress } from "../../images/ReadingProgress.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { DeleteDialog } from "../../ui/DeleteDialog.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";
import { TimeAgo } from "../boards/TimeAgo.tsx";
import { isUnread, type ListedImage } from "./useImages.ts";

type CardProps = { readonly image: ListedImage; readonly onGone: () => void };

/** An image: its picture, what it reads and when it was given. */
export function ImageCard({ image, onGone }: CardProps) {
  const [asking, setAsking] = useState(false);
  const remove = async (words: string) => {
    const answer = await send("DELETE", `/api/images/${image.id}`);
    if (!answer.ok && answer.status !== 404) return answer.error;
    onGone();
    toast(words);
    return undefined;
  };
  const cancel = async () => {
    const fault = await remove("Cancelled. Nothing of it was kept.");
    if (fault !== undefined) toast(fault);
  };
  return (
    <article className="relative overflow-hidden rounded-card border border-hairline bg-surface transition-shadow duration-150 focus-within:shadow-lift hover:shadow-lift">
      <div className="aspect-[8/5] border-b border-hairline bg-sunken">
        {/* biome-ignore lint/performance/noImgElement: a private picture from our own route, which no optimiser may keep */}
        <img
          src={`/api/images/${image.id}/thumbnail?turns=${image.turns}`}
          alt=""
          loading="lazy"
          className="size-full object-contain"
        />
      </div>
      <div className="flex items-start gap-2 p-3 pl-4">
        <div className="min-w-0 grow">
          <h2 className="truncate text-base">
            <Link href={`/result/${image.id}`} prefetch={false} className="after:absolute after:inset-0">
              {titleOf(image)}
            </Link>
          </h2>
          {image.state === "refused" && (
            <p className="mt-0.5 text-sm">{IMAGE_REASONS[image.reason ?? "read-failed"]}</p>
          )}
          <p className="mt-0.5 truncate text-sm text-muted">{nameOf(image)}</p>
          <p className="mt-0.5 text-sm text-muted">
            <TimeAgo atMs={image.createdAtMs} />
          </p>
          {isUnread(image) && <ReadingProgress name={nameOf(image)} progress={image.progress} />}
        </div>
        {isUnread(image) ? (
          <IconButton
            label={`Cancel ${nameOf(image)}`}
            className="relative z-10"
            onClick={() => void cancel()}
          >
            <X aria-hidden className="size-5" />
          </IconButton>
        ) : (
          <IconButton
            label={`Delete ${nameOf(image)}`}
            className="relative z-10"
            onClick={() => setAsking(true)}
          >
            <Trash2 aria-hidden className="size-5" />
          </IconButton>
        )}
      </div>
      {asking && (
        <DeleteDialog
          name={image.name}
          description="The image goes with all that was read in it. This cannot be undone."
          remove={() => remove(`“${image.name}” is deleted.`)}
          onClose={() => setAsking(false)}
        />
      )}
    </article>
  );
}

function nameOf({ name, page }: ListedImage): string {
  return page === null ? name : `${name}, page ${page}`;
}

function titleOf({ state, text }: ListedImage): string {
  if (state === "queued") return "Waiting to be read…";
  if (state === "reading") return "Being read…";
  return state === "refused" ? "Could not be read" : text;
}
