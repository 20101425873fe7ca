import { steadyMs } from "../clock.ts";
import { hire } from "../crew.ts";
import { coreCount, machineBusyMs } from "../machine.ts";
import type { ProbeAnswer } from "../probeAnswer.ts";
import type { Site } from "../site.ts";
import { spreadOf } from "../spread.ts";
import type { Held, Strain } from "../strain.ts";
import type { Watched } from "../watcher.ts";
import type { Written } from "../writer.ts";
import type { Effort } from "./scenario.ts";

/** What was measured while people wrote. Times in ms, from the writer's process to a watcher's. */
export type Session = {
  readonly readingsMs: readonly number[]; // pen-up to the first reading of that mark
  readonly readSteps: readonly ReadStep[]; // the same, in two
  readonly entriesMs: readonly number[]; // pen-up to the stroke itself
  readonly inkMs: readonly number[]; // live ink sent to live ink seen
  readonly strokes: number;
  readonly missing: { readonly strokes: number; readonly readings: number; readonly ink: number };
  readonly refused: number;
  readonly dropped: number;
  readonly generator: { readonly stall: Held; readonly cores: number };
  readonly watcher: Held; // a watcher that is late measures itself, too
  readonly serverCores: number; // how much of a core the server used
  readonly otherCores: number; // and what is neither server nor generator: the watcher, and whatever else runs here
  readonly server: ProbeAnswer;
};

/** One mark's way: until the stroke was seen, and from there until it was seen to be read; ms. */
type ReadStep = { readonly strokeMs: number; readonly readMs: number };

type Writing = {
  readonly writers: number; // on each board
  readonly boards?: number;
  readonly on?: string; // a board that is there already, in place of new ones
  readonly y?: number; // where they begin on it
};

/** People write on boards, with one watcher a board in a process of its own. */
export async function writingSession(
  site: Site,
  effort: Effort,
  { writers, boards = 1, on, y = 0 }: Writing,
): Promise<Session> {
  const ids = await Promise.all(Array.from({ length: boards }, (_, i) => on ?? site.board(`Bench ${i + 1}`)));
  const people = await site.seats("", writers * boards + 1);
  const spare = people.at(-1);
  const seats = people.slice(0, -1).map((seat, i) => ({ ...seat, board: ids[i % boards] ?? "" }));
  const watchers = spare === undefined ? [] : ids.map((board) => ({ ...spare, board }));
  const watching = await hire("watch", { seats: watchers });
  const { seconds, ink } = effort;
  const writing = await hire("write", { seats, writers: writers * boards, seconds, ink, y });
  await site.probe();
  writing.go();
  const [fromMs, busyMs] = [steadyMs(), machineBusyMs()];
  const { written, dropped, stall, cpuMs } = await writing.answer;
  const server = await site.probe();
  const tookMs = steadyMs() - fromMs;
  watching.stop();
  const { watched, stall: watcher } = await watching.answer;
  const generator = { stall, cores: cpuMs / tookMs };
  const serverCores = server.cpuMs / tookMs;
  const otherCores = (machineBusyMs() - busyMs) / tookMs - serverCores - generator.cores;
  return { ...compare(written, watched), dropped, generator, watcher, server, serverCores, otherCores };
}

type Compared = Omit<Session, "dropped" | "generator" | "watcher" | "server" | "serverCores" | "otherCores">;

function compare(written: readonly Written[], watched: readonly Watched[]): Compared {
  const ups = written.flatMap((one) => one.ups);
  const entries = new Map(watched.flatMap((one) => one.entries));
  const readings = new Map(watched.flatMap((one) => one.readings));
  const entriesMs = since(ups, entries);
  const readingsMs = since(ups, readings);
  const frames = written.flatMap((one) => one.frames);
  const inkMs = inkDelays(
    frames,
    watched.flatMap((one) => one.frames),
  );
  return {
    readingsMs,
    readSteps: readStepsOf(ups, entries, readings),
    entriesMs,
    inkMs,
    strokes: ups.length,
    missing: {
      strokes: ups.length - entriesMs.length,
      readings: ups.length - readingsMs.length,
      ink: frames.length - inkMs.length,
    },
    refused: written.reduce((sum, one) => sum + one.refused, 0),
  };
}

function since(sent: Written["ups"], seen: ReadonlyMap<string, number>): readonly number[] {
  return sent.flatMap(([mark, atMs]) => {
    const seenMs = seen.get(mark);
    return seenMs === undefined ? [] : [seenMs - atMs];
  });
}

function readStepsOf(
  ups: Written["ups"],
  entries: ReadonlyMap<string, number>,
  readings: ReadonlyMap<string, number>,
): readonly ReadStep[] {
  return ups.flatMap(([mark, atMs]) => {
    const [entryMs, readingMs] = [entries.get(mark), readings.get(mark)];
    if (entryMs === undefined || readingMs === undefined) return [];
    return [{ strokeMs: entryMs - atMs, readMs: readingMs - entryMs }];
  });
}

/** A room may join a writer's frames before it sends them: a sample was seen with the frame that covers it. */
function inkDelays(sent: Written["frames"], seen: Watched["frames"]): readonly number[] {
  const byStroke = new Map<number, Watched["frames"]>();
  for (const frame of seen) {
    const frames = byStroke.get(frame[0]);
    if (frames === undefined) byStroke.set(frame[0], [frame]);
    else frames.push(frame);
  }
  return sent.flatMap(([stroke, from, atMs]) => {
    const cover = byStroke.get(stroke)?.find(([, first, count]) => first <= from && from < first + count);
    return cover === undefined ? [] : [cover[3] - atMs];
  });
}

/** What went wrong, and what was strained, in words. */
export function noteOf(session: Session): string {
  const { missing, refused, dropped, server, strokes, generator } = session;
  const faults = [
    [missing.strokes, "strokes never seen"],
    [missing.readings, "strokes never read"],
    [missing.ink, "ink frames never seen"],
    [refused, "strokes refused"],
    [dropped, "connections dropped"],
  ] as const;
  const said = faults.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const stall = `main thread held p99 ${server.stallP99Ms.toFixed(0)} max ${server.stallMaxMs.toFixed(0)} ms`;
  const cores = `${session.serverCores.toFixed(2)} cores`;
  const load = `load generator held max ${generator.stall.max.toFixed(0)} ms, ${generator.cores.toFixed(2)} cores`;
  const others = `${Math.max(0, session.otherCores).toFixed(2)} cores elsewhere`;
  return [`${strokes} strokes`, ...said, stall, cores, load, others].join(", ");
}

/** p50, p95 and p99, as figures of a row. */
export function percentiles(values: readonly number[]): Readonly<Record<string, number>> {
  const { p50, p95, p99 } = spreadOf(values);
  return { p50, p95, p99 };
}

/** What strained a session; `parts` are those of the row's own figures. */
export function strainOf(session: Session, parts: NonNullable<Strain["parts"]> = {}): Strain {
  const { server, generator, watcher, serverCores, otherCores } = session;
  const by = { server: serverCores, "load generator": generator.cores, others: Math.max(0, otherCores) };
  return {
    cores: { of: coreCount(), by },
    held: {
      "the server's main thread": { p99: server.stallP99Ms, max: server.stallMaxMs },
      "the load generator": generator.stall,
      "the watcher who measures": watcher,
    },
    busy: { "the server's main thread": server.busy },
    parts,
  };
}

const AROUND = 0.01; // of all, to either side
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** What readings waited for: for each percentile the steps of those around it, on average; ms. */
export function readingParts({ readSteps }: Session): NonNullable<Strain["parts"]> {
  const sorted = readSteps.toSorted((a, b) => a.strokeMs + a.readMs - b.strokeMs - b.readMs);
  return Object.fromEntries(
    Object.entries(SHARES).map(([name, share]) => {
      const around = sorted.slice(
        Math.floor((share - AROUND) * sorted.length),
        Math.ceil((share + AROUND) * sorted.length),
      );
      const mean = (step: keyof ReadStep) =>
        around.reduce((sum, each) => sum + each[step], 0) / Math.max(1, around.length);
      const parts = {
        "the stroke's way: parsing, the database, telling it": mean("strokeMs"),
        "the recogniser's: its queue, the reading, telling it": mean("readMs"),
      };
      return [name, parts];
    }),
  );
}
