import type { OpReason } from "../board/refusal.ts";

/** Every reason the server gives for a refusal, in words for the person: what happened and what to do. */
export const REASONS = {
  "bad-message": "The board could not read that message. Reload the page and try again.",
  "wrong-version": "This page is older than the board. Reload it to go on; nothing you wrote is lost.",
  "not-signed-in": "You are not signed in any more. Sign in, and what you wrote will be sent.",
  "no-such-board": "This board does not exist, or it has been deleted.",
  "not-let-in": "This board is not open to you. Ask its owner to let you in.",
  "not-allowed": "You may look at this board but not change it. Ask its owner.",
  "not-joined": "The board is not open yet. It opens again by itself.",
  "too-fast": "That was more at once than the board takes. It is kept and sent again shortly.",
  "too-large": "That is too large for one message. Write it in smaller pieces.",
  "board-full": "This board is full. Go on with a new one; everything here is kept.",
  "store-failed": "The board could not be saved just now. Your writing is kept here and sent again.",
  closing: "The server is restarting. Your writing is kept and sent when it is back.",
  "not-yours": "That was written by someone else. Only they or the board's owner can take it away.",
  "no-such-mark": "That ink is not on the board any more.",
  "no-such-label": "That correction is not on the board any more.",
  "no-such-image": "That image is not one of yours, or it has been deleted. Choose it again.",
  "already-there": "That is on the board already.",
} as const satisfies Record<string, string> & Record<OpReason, string>;

export type Reason = keyof typeof REASONS;

/** Refusals after which the same message may succeed, so that the client keeps it and sends it again. */
export const PASSING: ReadonlySet<Reason> = new Set<Reason>([
  "too-fast",
  "store-failed",
  "closing",
  "not-joined",
  "not-signed-in",
  "wrong-version",
]);
