import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";
import { handwritten } from "./handwriting.ts";

const TEXT = "write a number anywhere";
const HINT = handwritten(TEXT);

/** The one line on an empty board, gone at the first stroke. */
export function EmptyLine() {
  const { state } = useBoardPage();
  const isEmpty = useObserved(
    state.view,
    ({ board, status, may }) => status.isJoined && may.write && !hasInk(board.marks.values()),
  );
  if (!isEmpty) return null;
  return (
    <p className="board-hint">
      <svg viewBox={`0 0 ${HINT.width} ${HINT.height}`} aria-hidden="true">
        <path d={HINT.path} fill="currentColor" />
      </svg>
      <span className="sr-only">{TEXT}</span>
    </p>
  );
}

function hasInk(marks: Iterable<{ readonly hidden: boolean }>): boolean {
  for (const { hidden } of marks) if (!hidden) return true;
  return false;
}
