import type { ReactNode } from "react";
import { ScrollBox } from "../../ui/ScrollBox.tsx";

/** `weight` 0…1 makes a dot larger: how much was measured there. */
type Point = readonly [x: number, y: number, weight?: number];
type Axis = {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly say: (value: number) => string;
};
export type Series = {
  readonly name: string;
  readonly points: readonly Point[];
  readonly look?: "line" | "dots" | "aid";
};
type ChartProps = {
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
};

const WIDTH = 440;
const HEIGHT = 280;
const PLOT = { left: 66, right: 414, top: 14, bottom: 232 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A line chart. Its numbers stand in a table below it (`Figures`), so it is a picture to screen readers. */
export function Chart({ label, x, y, series }: ChartProps) {
  const across = scale(x, PLOT.left, PLOT.right);
  const up = scale(y, PLOT.bottom, PLOT.top);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block w-full"
      fontSize="12"
    >
      {TICKS.map((tick) => (
        <g key={tick} className="fill-muted">
          <line {...flat(up(at(y, tick)))} className="stroke-hairline" />
          <text x={PLOT.left - 8} y={up(at(y, tick)) + 4} textAnchor="end">
            {y.say(at(y, tick))}
          </text>
          <text x={across(at(x, tick))} y={PLOT.bottom + 20} textAnchor="middle">
            {x.say(at(x, tick))}
          </text>
        </g>
      ))}
      {series.map((each) => (
        <Line key={each.name} series={each} across={across} up={up} />
      ))}
      <text x={(PLOT.left + PLOT.right) / 2} y={HEIGHT - 8} textAnchor="middle" className="fill-muted">
        {x.label}
      </text>
      <text
        transform={`translate(11 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-muted"
      >
        {y.label}
      </text>
    </svg>
  );
}

type Scale = (value: number) => number;

function Line({
  series,
  across,
  up,
}: {
  readonly series: Series;
  readonly across: Scale;
  readonly up: Scale;
}) {
  const places = series.points.map(([x, y, weight = 0]) => [across(x), up(y), weight] as const);
  if (series.look === "dots") {
    return places.map(([x, y, weight]) => (
      <circle key={`${x} ${y}`} cx={x} cy={y} r={3 + 5 * Math.sqrt(weight)} className="fill-accent/80" />
    ));
  }
  const look = series.look === "aid" ? "stroke-faint [stroke-dasharray:4_4]" : "stroke-accent stroke-2";
  return <polyline points={places.map(([x, y]) => `${x},${y}`).join(" ")} fill="none" className={look} />;
}

function scale({ min, max }: Axis, from: number, to: number): Scale {
  return (value) => from + ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * (to - from);
}

/** The next round number above `value`, so that an axis ends on one. */
export function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * ([1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find((step) => value <= step * unit * 1.000001) ?? 10);
}

function at({ min, max }: Axis, share: number): number {
  return min + share * (max - min);
}

function flat(y: number) {
  return { x1: PLOT.left, x2: PLOT.right, y1: y, y2: y };
}

type FiguresProps = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The numbers behind a chart, folded away until asked for. */
export function Figures({ head, rows }: FiguresProps) {
  return (
    <details className="mt-2 text-sm">
      <summary className="flex min-h-11 w-fit items-center text-muted underline underline-offset-4 hover:text-ink">
        The figures as a table
      </summary>
      <Table head={head} rows={rows} />
    </details>
  );
}

/** A table that scrolls sideways by itself where it is too wide; the first cell of a row names it. */
export function Table({ head, rows, caption }: FiguresProps & { readonly caption?: string }) {
  return (
    <ScrollBox label={caption ?? head.join(", ")}>
      <table className="w-full border-collapse text-right text-sm whitespace-nowrap">
        {caption && <caption className="sr-only">{caption}</caption>}
        <thead className="bg-sunken">
          <tr>
            {head.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 font-medium first:text-left">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = "", ...rest]) => (
            <tr key={`${first} ${rest.join(" ")}`} className="border-t border-hairline">
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {first}
              </th>
              {rest.map((cell, column) => (
                <td key={head[column + 1]} className="px-3 py-1.5">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A chapter of the report. */
export function Chapter({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-16">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
