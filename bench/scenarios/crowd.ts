import type { ProbeAnswer } from "../probeAnswer.ts";
import type { Scenario } from "./scenario.ts";
import { noteOf, percentiles, strainOf, writingSession } from "./writing.ts";

const BOARDS = 10;
const WRITERS = 50;

/** Ten classes at once in one process: is anyone dropped, and what does each cost in memory? */
export const crowd: Scenario = async (site, effort) => {
  await site.seats("", BOARDS * WRITERS + 1); // what signing them in costs is no client's
  const before = await site.probe();
  const session = await writingSession(site, effort, { writers: WRITERS, boards: BOARDS });
  const clients = BOARDS * WRITERS;
  const perClient = (bytes: (probe: ProbeAnswer) => number) =>
    Math.max(0, (bytes(session.server) - bytes(before)) / clients / 2 ** 20);
  const rss = Math.round(perClient(({ rssBytes }) => rssBytes) * 1000) / 1000;
  const heap = perClient(({ heapBytes }) => heapBytes);
  const strain = strainOf(session);
  const parts = {
    "the main thread's objects and buffers": heap,
    "outside of it: threads of recogniser and database, what the allocator keeps": rss - heap,
  };
  return [
    {
      what: `live ink delay, ${clients} writers on ${BOARDS} boards`,
      unit: "ms",
      figures: percentiles(session.inkMs),
      bars: { p99: { atMost: 200 } },
      note: noteOf(session),
      strain,
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
      strain,
    },
    {
      what: `memory a client, ${clients} of them`,
      unit: "MB",
      figures: { rss },
      bars: { rss: { atMost: 0.25 } },
      strain: { ...strain, parts: { rss: parts } },
      note: `the process had ${mb(before.rssBytes)} MB when all were signed in and ${mb(session.server.rssBytes)} MB after they wrote, logs of what they wrote included`,
    },
  ];
};

function mb(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
