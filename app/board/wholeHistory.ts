import type { PendingOp } from "../../core/board/apply.ts";
import { continueHistory, type History, record } from "../../core/board/undo.ts";

/**
 * What can be undone after a reload: the steps of the page before, the strokes that it did not live to note (as one cut
 * off by the reload), then what was done here meanwhile.
 */
export function wholeHistory(before: History, unsent: readonly PendingOp[], now: History): History {
  const steps = [before, now].flatMap(({ done, undone }) => [...done, ...undone]);
  const noted = new Set(steps.flat().map(({ id }) => id));
  const missing = unsent.filter(({ op }) => op.kind === "draw" && !noted.has(op.id));
  const earlier = missing.reduce((history, { op }) => record(history, [op]), before);
  return continueHistory(earlier, now);
}
