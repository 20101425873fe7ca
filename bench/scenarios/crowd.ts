import type { Scenario } from "./scenario.ts";
import { noteOf, percentiles, writingSession } from "./writing.ts";

const BOARDS = 10;
const WRITERS = 50;

/** Ten classes at once in one process: is anyone dropped, and what does each cost in memory? */
export const crowd: Scenario = async (site, effort) => {
  const before = await site.probe();
  const session = await writingSession(site, effort, { writers: WRITERS, boards: BOARDS });
  const clients = BOARDS * WRITERS;
  const perClient = (session.server.rssBytes - before.rssBytes) / clients / 2 ** 20;
  return [
    {
      what: `live ink delay, ${clients} writers on ${BOARDS} boards`,
      unit: "ms",
      figures: percentiles(session.inkMs),
      bars: { p99: { atMost: 200 } },
      note: noteOf(session),
    },
    {
      what: `pen up → reading elsewhere, ${clients} writers on ${BOARDS} boards`,
      unit: "ms",
      figures: percentiles(session.readingsMs),
      bars: {},
    },
    {
      what: `connections dropped of ${clients}`,
      unit: "",
      figures: { dropped: session.dropped },
      bars: { dropped: { atMost: 0 } },
    },
    {
      what: `memory a client, ${clients} of them`,
      unit: "MB",
      figures: { rss: Math.max(0, Math.round(perClient * 1000) / 1000) },
      bars: { rss: { atMost: 0.25 } },
      note: `the process had ${mb(before.rssBytes)} MB before and ${mb(session.server.rssBytes)} MB after they wrote, logs of what they wrote included`,
    },
  ];
};

function mb(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
