import { LIMITS } from "../../core/wire/limits.ts";

/** Up to here each commit and each reading is told at once: an ordinary class gains nothing by waiting. */
const AT_ONCE_PEOPLE = 64;
const PEOPLE_PER_MS = 4;
const SLOWEST_MS = 100;

/**
 * How long news of boards (entries, readings) is collected before it is sent, in ms, with that many people on all boards
 * together: each message to each of them costs the same thread, so the more there are the fewer each gets.
 */
export function newsEveryMs(people: number): number {
  return people <= AT_ONCE_PEOPLE ? 0 : inkEveryMs(people);
}

/** How long live ink is collected, in ms. */
export function inkEveryMs(people: number): number {
  return Math.min(SLOWEST_MS, Math.max(LIMITS.tickMs, people / PEOPLE_PER_MS));
}
