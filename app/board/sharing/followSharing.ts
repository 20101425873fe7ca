import type { Clock } from "../clock.ts";
import { type Sharing, sharingOf } from "./sharing.ts";

const AGAIN_MS = 200; // so that a server that answers at once is not asked without a pause
const AFTER_FAULT_MS = 10_000;

/** Tells each time that a board's sharing becomes another. Answers what ends it. */
export function followSharing(boardId: string, clock: Clock, onSharing: (now: Sharing) => void): () => void {
  let isOver = false;
  let callOff: (() => void) | undefined;
  const ask = async () => {
    const sharing = await sharingOf(boardId, "changed"); // or after half a minute
    if (isOver) return;
    if (sharing) onSharing(sharing);
    callOff = clock.later(sharing ? AGAIN_MS : AFTER_FAULT_MS, () => void ask());
  };
  void ask();
  return () => {
    isOver = true;
    callOff?.();
  };
}
