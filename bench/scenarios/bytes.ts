import { perform } from "../crew.ts";
import type { Scenario } from "./scenario.ts";

const SAMPLES = 40;
const STROKES = 50;

/** A 40-sample stroke with time and pressure: its ink, and all that crosses a connection for it. */
export const bytes: Scenario = async (site) => {
  const board = await site.board("Bytes");
  const [writer, watcher] = await site.seats(board, 2);
  if (writer === undefined || watcher === undefined) throw new Error("two seats are needed");
  const { ink, up, down, reading, live } = await perform("bytes", {
    writer,
    watcher,
    samples: SAMPLES,
    strokes: STROKES,
  });
  return [
    {
      what: `a ${SAMPLES}-point stroke`,
      unit: "B",
      figures: { ink, up, down, reading, live },
      bars: { ink: { atMost: 400 }, up: { atMost: 400 }, down: { atMost: 400 } },
      note: "ink: as packed; up: the op with ids and framing; down: the entry at a watcher; reading: what is read of it; live: its frames while drawn",
    },
  ];
};
