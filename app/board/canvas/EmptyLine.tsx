import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";

/** The one line on an empty board, gone at the first stroke. */
export function EmptyLine() {
  const { state } = useBoardPage();
  const isEmpty = useObserved(
    state.view,
    ({ board, status, may }) => status.isJoined && may.write && !hasInk(board.marks.values()),
  );
  return isEmpty ? <p className="board-hint">write a number anywhere</p> : null;
}

function hasInk(marks: Iterable<{ readonly hidden: boolean }>): boolean {
  for (const { hidden } of marks) if (!hidden) return true;
  return false;
}
