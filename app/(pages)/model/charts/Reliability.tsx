import { Plate } from "../Chapter.tsx";
import { Picture } from "../plot/Picture.tsx";
import { dashedCurve, dots, framed } from "../plot/shapes.ts";
import { type Calibration, percentOf } from "../report.ts";
import { Figures } from "../Table.tsx";

const SHARES = [0, 0.25, 0.5, 0.75, 1];
const say = (share: number) => percentOf(share, 0);

/** How often readings were right, against the chance given to them. */
export function Reliability({ calibration, of }: { readonly calibration: Calibration; readonly of: string }) {
  const bins = calibration.bins.filter(({ count }) => count > 0);
  const axis = { domain: [0, 1], ticks: SHARES, say } as const;
  const label = `How often a reading was right, against the chance given to it: ${of}`;
  return (
    <Plate
      title={`Does it know how sure it may be? (${of})`}
      text={`Of the readings given 90 %, nine in ten should be right: dots on the dashed line. Larger dots stand for more. Mean distance ${calibration.error.toFixed(4)}; by chance alone a perfect one would show up to ${calibration.perfect.toFixed(4)}.`}
    >
      <Picture
        label={label}
        options={framed({ x: { ...axis, label: "Chance given" }, y: { ...axis, label: "Right" } }, [
          dashedCurve([
            [0, 0],
            [1, 1],
          ]),
          ...dots(bins.map(({ confidence, accuracy, count }) => ({ x: confidence, y: accuracy, count }))),
        ])}
      />
      <Figures
        caption={label}
        head={["Chance given", "Right", "Readings"]}
        rows={bins.map((bin) => [
          percentOf(bin.confidence, 1),
          percentOf(bin.accuracy, 1),
          String(bin.count),
        ])}
      />
    </Plate>
  );
}
