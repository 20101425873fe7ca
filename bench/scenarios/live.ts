import type { Row, Scenario } from "./scenario.ts";
import { noteOf, percentiles, strainOf, writingSession } from "./writing.ts";

const BARS = [
  { writers: 20, bars: { p95: { atMost: 50 }, p99: { atMost: 120 } } },
  { writers: 60, bars: { p95: { atMost: 50 }, p99: { atMost: 120 } } },
  { writers: 200, bars: { p99: { atMost: 100 } } },
] as const;

/** How old live ink is when somebody else sees it, with many people writing on one board. */
export const live: Scenario = async (site, effort) => {
  const rows: Row[] = [];
  for (const { writers, bars } of BARS) {
    const session = await writingSession(site, effort, { writers });
    const figures = percentiles(session.inkMs);
    rows.push({
      what: `live ink delay, ${writers} writers`,
      unit: "ms",
      figures,
      bars,
      note: noteOf(session),
      strain: strainOf(session),
    });
  }
  return rows;
};
