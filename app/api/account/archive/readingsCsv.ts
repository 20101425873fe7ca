import { applyChange } from "../../../../core/reading/change.ts";
import type { NumberReading, Reading } from "../../../../core/reading/reading.ts";
import type { TimedReading } from "../../../../server/store.ts";
import { csvCell } from "../../../csvCell.ts";

const NOTHING: Reading = { numbers: [], rejected: [] };
const HEAD = "text,chance,x,y,w,h,said_by,candidates";

/** What a board reads, as it stood last. */
export async function lastReading(timeline: AsyncIterable<readonly TimedReading[]>): Promise<Reading> {
  let reading = NOTHING;
  for await (const page of timeline) {
    for (const { fresh, change } of page) reading = applyChange(fresh ? NOTHING : reading, change);
  }
  return reading;
}

/** The numbers of a board in reading order, one a line; boxes in board units. `said_by`: who corrected it. */
export function readingsCsvOf({ numbers }: Reading, names: ReadonlyMap<string, string>): string {
  return `${[HEAD, ...numbers.map((number) => lineOf(number, names))].join("\r\n")}\r\n`;
}

function lineOf({ text, p, box, by, candidates }: NumberReading, names: ReadonlyMap<string, string>): string {
  const place = [box.x, box.y, box.w, box.h].map((each) => Math.round(each * 10) / 10);
  const others = candidates.map((each) => `${each.text} ${each.p.toFixed(4)}`).join("; ");
  const said = by === undefined ? "" : (names.get(by) ?? "someone");
  return [csvCell(text), p.toFixed(4), ...place, csvCell(said), csvCell(others)].join(",");
}
