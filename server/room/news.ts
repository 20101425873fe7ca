import type { Entry } from "../../core/board/op.ts";
import { mergeReadingChanges } from "../../core/reading/change.ts";
import type { ReadingsNow } from "../../core/wire/messages.ts";

/** What a board's peers are still to be told: entries in the order of their seq, readings as one change. */
export type News = {
  entries(entries: readonly Entry[]): void;
  /** Follows the one before: its base is the seq that the one before led to. */
  readings(now: ReadingsNow): void;
  /** Tells what waits, now. */
  flush(): void;
  /** What waits and would be told within `withinMs`, for the asker to tell with what it sends anyway. */
  takeDue(withinMs: number): Told | undefined;
  stop(): void;
};

/** Entries come before what is read of them; one of the two may be missing. */
export type Told = { readonly entries: readonly Entry[]; readonly readings: ReadingsNow | undefined };

export type NewsOptions = {
  /** How long to collect, ms; 0 tells each thing as it comes. */
  readonly everyMs: () => number;
  readonly tell: (told: Told) => void;
};

/** The first news after a pause goes out at once, and then what has collected each time the interval is over. */
export function createNews({ everyMs, tell }: NewsOptions): News {
  let entries: Entry[] = [];
  let readings: ReadingsNow | undefined;
  let timer: NodeJS.Timeout | undefined;
  let atMs = Number.NEGATIVE_INFINITY;
  const take = (): Told | undefined => {
    clearTimeout(timer);
    timer = undefined;
    atMs = performance.now();
    const told = { entries, readings };
    entries = [];
    readings = undefined;
    return told.entries.length > 0 || told.readings !== undefined ? told : undefined;
  };
  const flush = () => {
    const told = take();
    if (told !== undefined) tell(told);
  };
  const came = () => {
    if (timer !== undefined) return;
    const waitMs = atMs + everyMs() - performance.now();
    if (waitMs <= 0) flush();
    else timer = setTimeout(flush, waitMs);
  };
  return {
    entries: (more) => {
      entries.push(...more);
      came();
    },
    readings: (now) => {
      readings = readings === undefined ? now : mergedReadings(readings, now);
      came();
    },
    flush,
    takeDue: (withinMs) => {
      if (timer === undefined || atMs + everyMs() - performance.now() > withinMs) return undefined;
      return take();
    },
    stop: () => clearTimeout(timer),
  };
}

function mergedReadings(first: ReadingsNow, second: ReadingsNow): ReadingsNow {
  return { base: first.base, seq: second.seq, change: mergeReadingChanges(first.change, second.change) };
}
