import type { PageChange } from "./page.ts";
import { createPage } from "./page.ts";
import type { Label, Reading, ReadingChange, ReadMark } from "./reading.ts";
import { type Classify, createScoreCache } from "./scoreCache.ts";

/** Reads a page that changes; only what lies near a change is read again. */
export type Reader = {
  /** Updates run one after the other. Where `classify` fails so does this, and the next update makes up for it. */
  readonly update: (change: PageChange) => Promise<ReadingChange>;
  readonly reading: () => Reading;
};

export function createReader(classify: Classify): Reader {
  const page = createPage(createScoreCache(classify));
  let last: Promise<unknown> = Promise.resolve();
  return {
    update: (change) => {
      const next = last.then(() => page.update(change));
      last = next.catch(() => undefined);
      return next;
    },
    reading: page.reading,
  };
}

/** The whole page at once. Equal to what a reader says after any updates that lead to the same marks and labels. */
export async function read(
  marks: readonly ReadMark[],
  labels: readonly Label[],
  classify: Classify,
): Promise<Reading> {
  const reader = createReader(classify);
  await reader.update({ add: marks, remove: [], labels });
  return reader.reading();
}
