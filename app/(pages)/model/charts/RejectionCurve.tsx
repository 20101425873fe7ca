import { Plate } from "../Chapter.tsx";
import { Picture } from "../plot/Picture.tsx";
import { curve, dots, framed, roundUp, ticksOf } from "../plot/shapes.ts";
import { percentOf, type Rejection } from "../report.ts";
import { Figures } from "../Table.tsx";

const LABEL = "Share of real digits kept, against the share of other ink accepted";

/** What it costs in digits to keep other ink out. */
export function RejectionCurve({ rejection: { curve: measured, roc } }: { readonly rejection: Rejection }) {
  const points = measured.toSorted((a, b) => a.accepted - b.accepted);
  const most = roundUp(Math.max(0.001, ...points.map(({ accepted }) => accepted)));
  const least = Math.min(...points.map(({ kept }) => kept));
  const say = (share: number) => percentOf(share, 1);
  return (
    <Plate
      title="Digit or not a digit"
      text={`Letters and symbols it takes for digits, against real digits it keeps. Area under the whole curve: ${roc.area.toFixed(4)}.`}
    >
      <Picture
        label={LABEL}
        options={framed(
          {
            x: { label: "Other ink accepted", domain: [0, most], ticks: ticksOf(0, most), say },
            y: { label: "Digits kept", domain: [least, 1], ticks: ticksOf(least, 1), say },
          },
          [
            curve(points.map(({ accepted, kept }) => [accepted, kept])),
            ...dots(points.map(({ accepted, kept }) => ({ x: accepted, y: kept, count: 0 }))),
          ],
        )}
      />
      <Figures
        caption={LABEL}
        head={["Digits kept", "Other ink accepted"]}
        rows={points.map(({ kept, accepted }) => [percentOf(kept), percentOf(accepted)])}
      />
    </Plate>
  );
}
