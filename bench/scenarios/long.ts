import { perform } from "../crew.ts";
import type { Site } from "../site.ts";
import { spreadOf } from "../spread.ts";
import type { Effort, Row, Scenario } from "./scenario.ts";
import { noteOf, percentiles, readingParts, strainOf, writingSession } from "./writing.ts";

const STROKES = 5000;
const FILLERS = 60; // people who filled it, each within what one may send
const JOINS = 10;
const BESIDE_Y = 40_000; // below all that was written before

/** A board after a long lesson: what one more stroke costs there, against the same on an empty board, and opening it. */
export const long: Scenario = async (site, effort) => {
  const rows = [await oneWriter(site, effort, "an empty board", await site.board("Empty"))];
  const board = await site.board("Long");
  const seats = await site.seats(board, FILLERS);
  const { accepted } = await perform("fill", { seats, strokes: STROKES, ink: effort.ink });
  if (accepted !== STROKES) throw new Error(`only ${accepted} of ${STROKES} strokes were taken`);
  rows.push(await opening(site, board));
  rows.push(await oneWriter(site, effort, `a board of ${STROKES} strokes`, board));
  return rows;
};

async function oneWriter(site: Site, effort: Effort, where: string, board: string): Promise<Row> {
  const session = await writingSession(site, effort, { writers: 1, on: board, y: BESIDE_Y });
  return {
    what: `pen up → reading elsewhere, 1 writer on ${where}`,
    unit: "ms",
    figures: percentiles(session.readingsMs),
    bars: { p50: { atMost: 40 }, p95: { atMost: 100 } },
    note: noteOf(session),
    strain: strainOf(session, readingParts(session)),
  };
}

async function opening(site: Site, board: string): Promise<Row> {
  const seats = await site.seats(board, JOINS);
  const { joinsMs, bytes } = await perform("join", { seats, atOnce: false });
  const { p50, p95 } = spreadOf(joinsMs);
  return {
    what: `join with ${STROKES} strokes, nobody on`,
    unit: "ms",
    figures: { p50, p95 },
    bars: {},
    note: `${Math.round(bytes / 1024)} kB of ink`,
  };
}
