import type { Row, Scenario } from "./scenario.ts";
import { noteOf, percentiles, readingParts, strainOf, writingSession } from "./writing.ts";

const WRITERS = [1, 20, 60] as const;

/** Pen up, and how long until somebody else has the reading: real database, real recogniser. */
export const readings: Scenario = async (site, effort) => {
  const rows: Row[] = [];
  for (const writers of WRITERS) {
    const session = await writingSession(site, effort, { writers });
    const bars = writers === 60 ? { p95: { atMost: 200 } } : { p50: { atMost: 40 }, p95: { atMost: 100 } };
    const note = noteOf(session);
    const who = `${writers} ${writers === 1 ? "writer" : "writers"}`;
    rows.push({
      what: `pen up → reading elsewhere, ${who}`,
      unit: "ms",
      figures: percentiles(session.readingsMs),
      bars,
      note,
      strain: strainOf(session, readingParts(session)),
    });
    rows.push({
      what: `pen up → stroke elsewhere, ${who}`,
      unit: "ms",
      figures: percentiles(session.entriesMs),
      bars: {},
    });
  }
  return rows;
};
