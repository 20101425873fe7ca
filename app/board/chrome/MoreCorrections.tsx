import { Combine, RotateCcw, Scissors } from "lucide-react";
import type { Op } from "../../../core/board/op.ts";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { labelOp, nextInRow, ownLabelOn, partsOf, splitsOf } from "../corrections.ts";
import { useObserved } from "../useObserved.ts";

const MOST_SPLITS = 5;

type MoreCorrectionsProps = { readonly number: NumberReading; readonly onDone: () => void };

/** Splitting a number, joining it with the next, and taking one's own correction back. */
export function MoreCorrections({ number, onDone }: MoreCorrectionsProps) {
  const { state, newId } = useBoardPage();
  const board = useObserved(state.view, (view) => view.board);
  const me = useObserved(state.view, (view) => view.me);
  const numbers = useObserved(state.view, ({ reading }) => reading.numbers);
  const splits = splitsOf(number);
  const next = nextInRow(numbers, number);
  const joined = next && number.text + next.text;
  const own = number.by === me ? ownLabelOn(board, me, partsOf(number)) : undefined;
  const act = (...ops: readonly Op[]) => {
    onDone();
    state.propose(...ops);
  };
  return (
    <div className="mt-1 flex flex-wrap gap-1 empty:hidden">
      {splits.slice(0, MOST_SPLITS).map(([left, right]) => (
        <button
          key={`${left.text}|${right.text}`}
          type="button"
          className="board-small"
          aria-label={`Split into ${left.text} and ${right.text}`}
          onClick={() =>
            act(labelOp(newId(), left.parts, left.text), labelOp(newId(), right.parts, right.text))
          }
        >
          <Scissors aria-hidden className="size-3.5" /> {left.text} <span className="text-muted">|</span>{" "}
          {right.text}
        </button>
      ))}
      {next !== undefined && joined !== undefined && /^-?\d+(\.\d+)?$/.test(joined) && (
        <button
          type="button"
          className="board-small"
          onClick={() => act(labelOp(newId(), [...partsOf(number), ...partsOf(next)], joined))}
        >
          <Combine aria-hidden className="size-3.5" /> Join with next: {joined}
        </button>
      )}
      {own !== undefined && (
        <button
          type="button"
          className="board-small"
          onClick={() => act({ kind: "unlabel", id: newId(), label: own.id })}
        >
          <RotateCcw aria-hidden className="size-3.5" /> Remove correction
        </button>
      )}
    </div>
  );
}
