import { axisX, axisY, dot, gridX, gridY, line, type PlotOptions, ruleY, text } from "@observablehq/plot";

export type Point = readonly [x: number, y: number];
type Axis = {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly say: (value: number) => string;
  readonly isLog?: boolean;
};
export type Frame = { readonly x: Axis; readonly y: Axis; readonly isSmall?: boolean };

const ACCENT = "var(--accent)";
const HAIRLINE = "var(--hairline)";
const WIDE = { width: 340, height: 240, marginLeft: 54, marginBottom: 42, marginTop: 26, marginRight: 20 };
const SMALL = { width: 150, height: 130, marginLeft: 38, marginBottom: 38, marginTop: 24, marginRight: 18 };

/** A frame with its grid and axes, and in it what `marks` draw. */
export function framed(
  { x, y, isSmall = false }: Frame,
  marks: NonNullable<PlotOptions["marks"]>,
): PlotOptions {
  const axis = { tickSize: 0, labelArrow: "none", fill: "currentColor" } as const;
  return {
    ...(isSmall ? SMALL : WIDE),
    x: { domain: [...x.domain], type: x.isLog ? "log" : "linear", clamp: true },
    y: { domain: [...y.domain], clamp: true },
    marks: [
      gridX([...x.ticks], { stroke: HAIRLINE, strokeOpacity: 1 }),
      gridY([...y.ticks], { stroke: HAIRLINE, strokeOpacity: 1 }),
      axisX([...x.ticks], {
        ...axis,
        tickFormat: x.say,
        label: x.label,
        labelAnchor: "center",
        labelOffset: 36,
      }),
      axisY([...y.ticks], { ...axis, tickFormat: y.say, label: y.label, labelAnchor: "top" }),
      marks,
    ],
  };
}

export function curve(points: readonly Point[]) {
  return line(points, { stroke: ACCENT, strokeWidth: 2, strokeLinejoin: "round" });
}

/** A second curve, told apart by its dashes. */
export function dashedCurve(points: readonly Point[]) {
  return line(points, { stroke: "currentColor", strokeWidth: 1.5, strokeDasharray: "4 3" });
}

/** Dots, larger where more was measured. */
export function dots(points: readonly { readonly x: number; readonly y: number; readonly count: number }[]) {
  const most = Math.max(1, ...points.map(({ count }) => count));
  const r = points.map(({ count }) => 3 + 5 * Math.sqrt(count / most));
  return points.map((point, i) =>
    dot([point], { x: "x", y: "y", r: r[i] ?? 3, fill: ACCENT, fillOpacity: 0.85 }),
  );
}

/** What a curve is called, at its last point. */
export function nameAt([x, y]: Point, name: string, dy: number) {
  return text([[x, y]], { text: [name], dy, textAnchor: "end", fill: "currentColor" });
}

export function level(y: number) {
  return ruleY([y], { stroke: "currentColor", strokeDasharray: "2 3" });
}

/** The next round number at or above `value`, so that an axis ends on one. */
export function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * ([1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find((step) => value <= step * unit * 1.000001) ?? 10);
}

/** Five ticks from the lowest to the highest. */
export function ticksOf(low: number, high: number): readonly number[] {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => low + part * (high - low));
}
