import type { Rate } from "../measures.ts";

/** One line of the table of bars, in numbers and as people read it. */
export type BarRow = {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly figure: string;
  readonly interval: string; // 95 %
  readonly bar: string; // "" where nothing is asked
  readonly met: boolean | null; // null where nothing is asked
  readonly count: number;
  readonly note: string;
};

type Unit = "percent" | "plain" | "ms" | "perSecond" | "perPage" | "megabytes";
type Measured = {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly count: number;
  readonly most?: number; // the bar: at most this
  readonly least?: number; // or at least this
  readonly orBar?: number; // passes too at most at this: what chance alone would show
  readonly note?: string;
};

/** A row of the table; the bar is met by the figure itself, not by its interval. */
export function barRow(measured: Measured): BarRow {
  const { id, what, unit, value, low, high, count, most, least, orBar, note = "" } = measured;
  const say = (x: number) => inWords(x, unit);
  const limit = most === undefined ? least : Math.max(most, orBar ?? 0);
  const met = limit === undefined ? null : most === undefined ? value >= limit : value <= limit;
  const asked = most !== undefined ? `≤ ${say(most)}` : least !== undefined ? `≥ ${say(least)}` : "";
  return {
    id,
    what,
    value,
    figure: say(value),
    interval: low === undefined || high === undefined ? "" : `${say(low)} to ${say(high)}`,
    bar: orBar === undefined ? asked : `${asked}, or ${say(orBar)} as perfect calibration shows`,
    met,
    count,
    note,
  };
}

type Asked = { readonly most?: number; readonly least?: number; readonly note?: string };

/** The row of a share of mistakes. */
export function errorRow(id: string, what: string, rate: Rate, asked: Asked = {}): BarRow {
  const { rate: value, low, high, count } = rate;
  return barRow({ id, what, unit: "percent", value, low, high, count, ...asked });
}

const PLACES: Readonly<Record<Unit, number>> = {
  percent: 2,
  plain: 4,
  ms: 1,
  perSecond: 0,
  perPage: 1,
  megabytes: 1,
};
const SUFFIX: Readonly<Record<Unit, string>> = {
  percent: " %",
  plain: "",
  ms: " ms",
  perSecond: "/s",
  perPage: " a page",
  megabytes: " MB",
};

function inWords(value: number, unit: Unit): string {
  const shown = (unit === "percent" ? 100 * value : value).toFixed(PLACES[unit]);
  return `${shown}${SUFFIX[unit]}`;
}

/** The table as text, columns side by side. */
export function tableOf(rows: readonly BarRow[]): string {
  const head = ["", "what", "figure", "95 % interval", "bar", "count"];
  const cells = rows.map(({ met, what, figure, interval, bar, count }) => [
    met === null ? " " : met ? "✓" : "✗",
    what,
    figure,
    interval,
    bar,
    String(count),
  ]);
  const widths = head.map((name, i) =>
    Math.max(
      ...[[...name], ...cells.map((row) => [...(row[i] ?? "")])].map((characters) => characters.length),
    ),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
