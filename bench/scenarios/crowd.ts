import type { ProbeAnswer } from "../probeAnswer.ts";
import type { Scenario } from "./scenario.ts";
import { noteOf, percentiles, strainOf, writingSession } from "./writing.ts";

const BOARDS = 10;
const WRITERS = 50;

/** Ten classes at once in one process: is anyone dropped, and what does each cost in memory? */
export const crowd: Scenario = async (site, effort) => {
  const started = await site.probe();
  await site.seats("", BOARDS * WRITERS + 1);
  const before = await site.probe(); // once all are signed in
  const session = await writingSession(site, effort, { writers: WRITERS, boards: BOARDS });
  const clients = BOARDS * WRITERS;
  const perClient = (from: ProbeAnswer, bytes: (probe: ProbeAnswer) => number) =>
    Math.max(0, (bytes(session.server) - bytes(from)) / clients / 2 ** 20);
  const rss = thousandths(perClient(started, ({ rssBytes }) => rssBytes));
  const heap = perClient(started, ({ heapBytes }) => heapBytes);
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
      figures: { rss, "since sign-in": thousandths(perClient(before, ({ rssBytes }) => rssBytes)) },
      bars: { rss: { atMost: 0.25 } },
      strain: { ...strain, parts: { rss: parts } },
      note: `the process had ${mb(started.rssBytes)} MB before anyone came, ${mb(before.rssBytes)} MB when all were signed in and ${mb(session.server.rssBytes)} MB after they wrote, logs of what they wrote included`,
    },
  ];
};

function mb(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
