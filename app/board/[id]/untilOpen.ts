import { send } from "../../ui/request.ts";
import type { Clock } from "../clock.ts";

const AGAIN_MS = 1_000;
const AFTER_FAULT_MS = 10_000;

/** Asks whether a board is open by now until it is, then calls `onOpen` once. Answers what ends the asking. */
export function untilOpen(boardId: string, clock: Clock, onOpen: () => void): () => void {
  let isOver = false;
  let callOff: (() => void) | undefined;
  const ask = async () => {
    // The server answers when it is, or after half a minute.
    const answer = await send("GET", `/api/boards/${boardId}/requests?wait`);
    if (isOver) return;
    if (answer.ok && isOpenIn(answer.body)) onOpen();
    else callOff = clock.later(answer.ok ? AGAIN_MS : AFTER_FAULT_MS, () => void ask());
  };
  void ask();
  return () => {
    isOver = true;
    callOff?.();
  };
}

function isOpenIn(body: unknown): boolean {
  return typeof body === "object" && body !== null && "isOpen" in body && body.isOpen === true;
}
