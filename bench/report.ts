import type { Machine } from "./machine.ts";
import type { Row } from "./scenarios/scenario.ts";
import { causesOf, type Strain } from "./strain.ts";

export type Report = {
  readonly machine: Machine;
  readonly ink: string;
  readonly secondsEach: number;
  readonly tookSeconds: number; // all of it, from the first scenario to the last
  readonly rows: readonly ReportRow[];
};

/** A row with the causes of each figure that misses its bar, in words. */
export type ReportRow = Row & { readonly causes: Readonly<Record<string, readonly string[]>> };

/** Finds in what was measured besides why figures miss their bars; `used` is the cores in use where a row knows no more. */
export function explained(row: Row, used: Strain): ReportRow {
  const missed = Object.entries(row.figures).flatMap(([name, value]) => {
    const bar = row.bars[name];
    if (bar === undefined || holds(row, name, value) !== false) return [];
    return [[name, causesOf({ name, value, bar, unit: row.unit }, row.strain ?? used)] as const];
  });
  return { ...row, causes: Object.fromEntries(missed) };
}

/** The report as a table for people: each figure, its bar, and whether it holds. */
export function tableOf({ machine, ink, secondsEach, tookSeconds, rows }: Report): string {
  const head = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, commit ${machine.commit}, load before ${machine.loadBefore}`;
  const lines = rows.flatMap((row) => {
    const figures = Object.entries(row.figures).map(
      ([name, value]) => `${name} ${value}${verdictOf(row, name, value)}`,
    );
    const unit = row.unit === "" ? "" : ` (${row.unit})`;
    return [
      `${row.what}${unit}: ${figures.join(" · ")}`,
      ...(row.note === undefined ? [] : [`    ${row.note}`]),
      ...Object.entries(row.causes).map(
        ([name, causes]) => `    ${name} misses its bar: ${causes.join("; ")}`,
      ),
    ];
  });
  const short = shortfalls(rows);
  const end = short.length === 0 ? "Every bar holds." : `Falls short: ${short.join("; ")}.`;
  return [
    head,
    `ink: ${ink}, ${secondsEach} s a measurement, ${tookSeconds} s in all`,
    "",
    ...lines,
    "",
    end,
    "",
  ].join("\n");
}

/** The rows that miss their bar, in words. */
export function shortfalls(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) =>
    Object.entries(row.figures)
      .filter(([name, value]) => holds(row, name, value) === false)
      .map(([name, value]) => `${row.what} ${name} ${value}`),
  );
}

function verdictOf(row: Row, name: string, value: number): string {
  const bar = row.bars[name];
  if (bar === undefined) return "";
  const said = "atMost" in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
  return holds(row, name, value) ? ` (${said} ✓)` : ` (${said} ✗)`;
}

function holds(row: Row, name: string, value: number): boolean | undefined {
  const bar = row.bars[name];
  if (bar === undefined) return undefined;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}
