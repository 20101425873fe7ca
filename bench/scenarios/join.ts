import { steadyMs } from "../clock.ts";
import { hire, perform } from "../crew.ts";
import { coreCount } from "../machine.ts";
import type { Site } from "../site.ts";
import { spreadOf } from "../spread.ts";
import type { Effort, Row, Scenario } from "./scenario.ts";

const STROKES = 1000;
const PEOPLE = [
  { people: 100, atMost: 150 },
  { people: 300, atMost: 300 },
  { people: 500, atMost: 500 },
] as const;
const JOINS = 20;
const WRITING_SHARE = 0.1; // the share of people who write in the load test that these bars come from

/** Opening a board of 1,000 strokes while many are on it, a tenth of them writing. */
export const join: Scenario = async (site, effort) => {
  const board = await site.board("Full");
  const fillers = await site.seats(board, 20);
  const { accepted } = await perform("fill", { seats: fillers, strokes: STROKES, ink: effort.ink });
  if (accepted !== STROKES) throw new Error(`only ${accepted} of ${STROKES} strokes were taken`);
  const rows: Row[] = [];
  for (const { people, atMost } of PEOPLE) rows.push(await joinWith(site, effort, board, people, atMost));
  return rows;
};

async function joinWith(
  site: Site,
  effort: Effort,
  board: string,
  people: number,
  atMost: number,
): Promise<Row> {
  const all = await site.seats(board, people + JOINS);
  const seats = all.slice(0, people);
  const writers = Math.round(people * WRITING_SHARE);
  const crowd = await hire("write", { seats, writers, seconds: effort.seconds, ink: effort.ink });
  await site.probe();
  const fromMs = steadyMs();
  crowd.go();
  const { joinsMs, bytes } = await perform("join", { seats: all.slice(people), atOnce: false });
  const { dropped, stall, cpuMs } = await crowd.answer;
  const server = await site.probe();
  const tookMs = steadyMs() - fromMs;
  const { p50, p95 } = spreadOf(joinsMs);
  return {
    what: `join with ${STROKES} strokes, ${people} people on`,
    unit: "ms",
    figures: { p50, p95 },
    bars: { p50: { atMost } },
    note: `${Math.round(bytes / 1024)} kB of ink, ${writers} writing, ${dropped} dropped, stall max ${server.stallMaxMs.toFixed(0)} ms`,
    strain: {
      cores: { of: coreCount(), by: { server: server.cpuMs / tookMs, "load generator": cpuMs / tookMs } },
      held: {
        "the server's main thread": { p99: server.stallP99Ms, max: server.stallMaxMs },
        "the load generator": stall,
      },
      busy: { "the server's main thread": server.busy },
    },
  };
}
