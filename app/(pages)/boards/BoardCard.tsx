"use client";

import Link from "next/link";
import { useState } from "react";
import { initialsOf, personColor } from "../../board/canvas/palette.ts";
import { CardMenu } from "./CardMenu.tsx";
import { TimeAgo } from "./TimeAgo.tsx";

export type Card = {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly changedAtMs: number;
  readonly lastReading: string;
  readonly isMine: boolean;
  readonly isGuests: boolean;
  readonly people: readonly string[];
};

const SHOWN_PEOPLE = 4;

/** A board: its picture, what it reads, when and by whom it was written on. */
export function BoardCard({ card, onGone }: { readonly card: Card; readonly onGone: () => void }) {
  const [name, setName] = useState(card.name);
  return (
    <article className="group relative overflow-hidden rounded-card border border-hairline bg-surface transition-shadow duration-150 focus-within:shadow-lift hover:shadow-lift">
      <div className="aspect-[8/5] border-b border-hairline bg-paper dot-grid">
        {card.seq > 0 && <Thumbnail id={card.id} seq={card.seq} />}
      </div>
      <div className="flex items-start gap-2 pt-4 pr-1.5 pl-4">
        <div className="min-w-0 grow">
          <h2 className="truncate text-base">
            <Link href={`/board/${card.id}`} prefetch={false} className="after:absolute after:inset-0">
              {name}
            </Link>
          </h2>
          <p className="mt-0.5 truncate text-sm text-muted">
            {card.lastReading === "" ? "Nothing read yet" : <>Reads {card.lastReading}</>}
          </p>
        </div>
        <CardMenu
          id={card.id}
          name={name}
          isMine={card.isMine}
          isGuests={card.isGuests}
          onRenamed={setName}
          onGone={onGone}
        />
      </div>
      <div className="flex min-h-14 items-center justify-between gap-3 px-4 pb-2 text-sm text-muted">
        <TimeAgo atMs={card.changedAtMs} />
        <People names={card.people} />
      </div>
    </article>
  );
}

/** Drawn by the server for either paper; the one that is not shown is not fetched. */
function Thumbnail({ id, seq }: { readonly id: string; readonly seq: number }) {
  const source = `/api/boards/${id}/thumbnail?seq=${seq}&on=`;
  return (
    <>
      <Picture source={`${source}light`} className="dark:hidden" />
      <Picture source={`${source}dark`} className="hidden dark:block" />
    </>
  );
}

function Picture({ source, className }: { readonly source: string; readonly className: string }) {
  // biome-ignore lint/performance/noImgElement: a small SVG from our own route needs no optimiser
  return <img src={source} alt="" loading="lazy" className={`size-full object-contain ${className}`} />;
}

function People({ names }: { readonly names: readonly string[] }) {
  const more = names.length - SHOWN_PEOPLE;
  return (
    <ul className="flex gap-1" aria-label="People">
      {names.slice(0, SHOWN_PEOPLE).map((name) => (
        <li
          key={name}
          title={name}
          style={{ backgroundColor: personColor(name) }}
          className="flex size-7 items-center justify-center rounded-full text-xs font-semibold text-white"
        >
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className="sr-only">{name}</span>
        </li>
      ))}
      {more > 0 && (
        <li className="flex h-7 items-center rounded-full bg-sunken px-2 text-xs font-semibold">+{more}</li>
      )}
    </ul>
  );
}
