import { LIMITS } from "../../core/wire/limits.ts";

/** Up to here each commit and each reading is told at once: an ordinary class gains nothing by waiting. */
const AT_ONCE_PEOPLE = 64;
const INK = { peoplePerMs: 4, slowestMs: 100 };
const NEWS = { peoplePerMs: 2.5, slowestMs: 200 };
const FRAME_SHARE = 0.45; // a little below half, so that a screen of 60 Hz sends with each of its frames as long as it may

/**
 * How long news of boards (entries, readings) is collected before it is sent, in ms, with that many people on all boards
 * together: each message to each of them costs the same thread, so the more there are the fewer each gets.
 */
export function newsEveryMs(people: number): number {
  return people <= AT_ONCE_PEOPLE ? 0 : between(people / NEWS.peoplePerMs, NEWS.slowestMs);
}

/** How long live ink is collected, in ms. */
export function inkEveryMs(people: number): number {
  return between(people / INK.peoplePerMs, INK.slowestMs);
}

/** How long a page collects its own live ink, in ms: two frames a tick are enough, and each costs that thread too. */
export function frameEveryMs(people: number): number {
  return Math.round(FRAME_SHARE * inkEveryMs(people));
}

function between(ms: number, mostMs: number): number {
  return Math.min(mostMs, Math.max(LIMITS.tickMs, ms));
}
