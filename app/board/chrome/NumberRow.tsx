import { Check, CircleHelp, Keyboard } from "lucide-react";
import { memo } from "react";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { type Look, lookOf, percent, writerOf } from "../confidence.ts";
import { useObserved } from "../useObserved.ts";

type NumberRowProps = { readonly number: NumberReading };

/**
 * One number of the panel. Focus and pointer are followed on the paper, and the other way round. It watches only what
 * it shows: a board of a thousand numbers must not render them all again with each stroke.
 */
export const NumberRow = memo(function NumberRow({ number }: NumberRowProps) {
  const page = useBoardPage();
  const { state, selection } = page;
  const look = useObserved(state.view, ({ board }) => lookOf(number, board));
  const writer = useObserved(state.view, ({ board, names }) => nameOf(writerOf(number, board), names));
  const by = useObserved(state.view, ({ names }) => nameOf(number.by, names));
  const isPointed = useObserved(selection, ({ pointed }) => pointed === number.id);
  const isOpen = useObserved(selection, ({ open }) => open?.id === number.id);
  const point = (pointed: string | undefined) => selection.set({ ...selection.get(), pointed });
  return (
    <li>
      <button
        type="button"
        className="board-row"
        data-row={number.id}
        data-look={look}
        data-pointed={isPointed || isOpen}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPointerEnter={() => point(number.id)}
        onPointerLeave={() => point(undefined)}
        onFocus={() => point(number.id)}
        onBlur={() => point(undefined)}
        onClick={() => {
          selection.set({ pointed: number.id, open: isOpen ? undefined : { id: number.id, from: "panel" } });
        }}
      >
        <span className="board-row-text">{number.text}</span> <Sureness look={look} p={number.p} by={by} />{" "}
        <span className="board-row-writer">{writer}</span>
      </button>
    </li>
  );
});

function nameOf(user: string | undefined, names: Readonly<Record<string, string>>): string | undefined {
  return user === undefined ? undefined : names[user];
}

type SurenessProps = { readonly look: Look; readonly p: number; readonly by: string | undefined };

function Sureness({ look, p, by }: SurenessProps) {
  if (look === "typed") {
    return (
      <span className="board-row-sure">
        <Keyboard aria-hidden className="size-3.5" /> typed
      </span>
    );
  }
  if (look === "corrected") {
    return (
      <span className="board-row-sure text-accent">
        <Check aria-hidden className="size-3.5" strokeWidth={3} />{" "}
        {by === undefined ? "corrected" : `by ${by}`}
      </span>
    );
  }
  return (
    <span className="board-row-sure">
      {look === "unsure" && <CircleHelp aria-hidden className="size-3.5" />}
      {look === "unsure" && <span className="sr-only">not sure, </span>}
      {percent(p)}
    </span>
  );
}
