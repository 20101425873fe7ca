import { type Joined, type JoinRequest, type Refused, WIRE_VERSION } from "../../core/wire/messages.ts";
import { PASSING, type Reason } from "../../core/wire/reasons.ts";
import type { Clock } from "./clock.ts";

const BETWEEN_JOINS_MS = 600; // stays under the server's two a second
const RETRY_MS = 1500;

/** Asks to join until it is answered, once at a time and never faster than the server allows. */
export type Joiner = {
  readonly ask: () => void;
  readonly isAsking: () => boolean;
  readonly stop: () => void; // the line broke or the page closes; `ask` starts again
};

export type JoinerDeps = {
  readonly board: string;
  readonly clock: Clock;
  readonly since: () => number;
  readonly join: (request: JoinRequest) => Promise<Joined | Refused | undefined>;
  readonly onJoined: (joined: Joined) => void;
  readonly onRefused: (reason: Reason, isFinal: boolean) => void;
};

export function createJoiner(deps: JoinerDeps): Joiner {
  let asking = 0; // the number of the question in flight, 0 for none
  let count = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;

  const askIn = (delayMs: number) => {
    callOff ??= deps.clock.later(delayMs, () => {
      callOff = undefined;
      void put();
    });
  };
  const put = async () => {
    if (asking !== 0) return;
    count += 1;
    const question = count;
    asking = question;
    lastMs = deps.clock.nowMs();
    const answer = await deps.join({ version: WIRE_VERSION, board: deps.board, since: deps.since() });
    if (asking !== question) return;
    asking = 0;
    if (answer?.ok) deps.onJoined(answer);
    else if (answer === undefined) askIn(RETRY_MS);
    else {
      const isFinal = !PASSING.has(answer.reason) || answer.reason === "wrong-version";
      deps.onRefused(answer.reason, isFinal);
      if (!isFinal) askIn(answer.retryAfterMs ?? RETRY_MS);
    }
  };
  return {
    ask: () => {
      if (asking === 0) askIn(Math.max(0, lastMs + BETWEEN_JOINS_MS - deps.clock.nowMs()));
    },
    isAsking: () => asking !== 0 || callOff !== undefined,
    stop: () => {
      asking = 0;
      callOff?.();
      callOff = undefined;
    },
  };
}
