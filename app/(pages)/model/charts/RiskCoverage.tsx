import { Plate } from "../Chapter.tsx";
import { Picture } from "../plot/Picture.tsx";
import { curve, framed, roundUp, ticksOf } from "../plot/shapes.ts";
import { type Digits, percentOf } from "../report.ts";
import { Figures } from "../Table.tsx";

type Props = { readonly points: Digits["riskCoverage"]; readonly of: string };

/** Mistakes that remain when the least sure readings are left to a person. */
export function RiskCoverage({ points, of }: Props) {
  const most = roundUp(Math.max(0.001, ...points.map(({ error }) => error)));
  const label = `Share of mistakes, against the share read without asking: ${of}`;
  return (
    <Plate
      title={`What doubt is worth (${of})`}
      text="Mistakes among the readings it is most sure of: leave the doubtful ones to a person, and few remain."
    >
      <Picture
        label={label}
        options={framed(
          {
            x: {
              label: "Read without asking",
              domain: [0, 1],
              ticks: ticksOf(0, 1),
              say: (share) => percentOf(share, 0),
            },
            y: {
              label: "Mistakes",
              domain: [0, most],
              ticks: ticksOf(0, most),
              say: (share) => percentOf(share, 2),
            },
          },
          [curve(points.map(({ coverage, error }) => [coverage, error]))],
        )}
      />
      <Figures
        caption={label}
        head={["Read without asking", "Mistakes"]}
        rows={points
          .filter((_, i) => (i + 1) % 10 === 0 || i === points.length - 1)
          .map(({ coverage, error }) => [percentOf(coverage, 1), percentOf(error)])}
      />
    </Plate>
  );
}
