import type { ReactNode } from "react";
import { Chart, Figures, roundUp } from "./Chart.tsx";
import { type Digits, percentOf, type Rejection, type Training } from "./report.ts";

const whole = (share: number) => percentOf(share, 0);

/** A chart with what it says in one sentence. */
function Plate({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <article className="min-w-0 rounded-card border border-hairline bg-surface p-5">
      <h3 className="text-lg">{title}</h3>
      <p className="mt-1 mb-4 text-muted">{text}</p>
      {children}
    </article>
  );
}

export function Reliability({ digits, of }: { readonly digits: Digits; readonly of: string }) {
  const bins = digits.reliability.filter(({ count }) => count > 0);
  const most = Math.max(...bins.map(({ count }) => count));
  const axis = { min: 0, max: 1, say: whole };
  return (
    <Plate
      title={`Does it know how sure it may be? (${of})`}
      text={`Of the digits it gave 90 %, nine in ten should be right. Larger dots stand for more digits. Average distance from that line: ${percentOf(digits.calibrationError)}.`}
    >
      <Chart
        label="How often a reading was right, against the chance given to it"
        x={{ ...axis, label: "Chance given" }}
        y={{ ...axis, label: "Right" }}
        series={[
          {
            name: "as promised",
            points: [
              [0, 0],
              [1, 1],
            ],
            look: "aid",
          },
          {
            name: "measured",
            points: bins.map((bin) => [bin.confidence, bin.accuracy, bin.count / most]),
            look: "dots",
          },
        ]}
      />
      <Figures
        head={["Chance given", "Right", "Digits"]}
        rows={bins.map((bin) => [
          percentOf(bin.confidence, 1),
          percentOf(bin.accuracy, 1),
          String(bin.count),
        ])}
      />
    </Plate>
  );
}

export function RiskCoverage({ digits, of }: { readonly digits: Digits; readonly of: string }) {
  const { riskCoverage } = digits;
  const most = roundUp(Math.max(0.01, ...riskCoverage.map(({ error }) => error)));
  const shown = riskCoverage.filter((_, i) => (i + 1) % 10 === 0);
  return (
    <Plate
      title={`What doubt is worth (${of})`}
      text="Mistakes among the readings it is most sure of: leave the doubtful ones to a person, and few remain."
    >
      <Chart
        label="Share of mistakes, against the share of digits read without asking"
        x={{ min: 0, max: 1, say: whole, label: "Read without asking" }}
        y={{ min: 0, max: most, say: (share) => percentOf(share, 1), label: "Mistakes" }}
        series={[{ name: "mistakes", points: riskCoverage.map(({ coverage, error }) => [coverage, error]) }]}
      />
      <Figures
        head={["Read without asking", "Mistakes"]}
        rows={shown.map(({ coverage, error }) => [percentOf(coverage, 0), percentOf(error)])}
      />
    </Plate>
  );
}

export function RejectionCurve({ rejection }: { readonly rejection: Rejection }) {
  const { curve, areaUnderRoc } = rejection;
  const points = curve.toSorted((a, b) => a.accepted - b.accepted);
  const most = roundUp(Math.max(0.01, ...points.map(({ accepted }) => accepted)));
  const least = Math.min(...points.map(({ kept }) => kept));
  return (
    <Plate
      title="Digit or not a digit"
      text={`Letters, signs and scribbles it takes for digits, against real digits it keeps. Area under the ROC curve: ${areaUnderRoc.toFixed(4)}.`}
    >
      <Chart
        label="ROC curve: share of real digits kept, against the share of other ink accepted"
        x={{ min: 0, max: most, say: (share) => percentOf(share, 1), label: "Other ink accepted" }}
        y={{ min: least, max: 1, say: (share) => percentOf(share, 1), label: "Digits kept" }}
        series={[{ name: "kept", points: points.map(({ accepted, kept }) => [accepted, kept]) }]}
      />
      <Figures
        head={["Digits kept", "Other ink accepted"]}
        rows={points.map(({ kept, accepted }) => [percentOf(kept, 1), percentOf(accepted)])}
      />
    </Plate>
  );
}

export function History({ training }: { readonly training: Training }) {
  const { history, minutes, seed } = training;
  const most = roundUp(Math.max(...history.flatMap(({ images, digits }) => [images, digits]), 0.01));
  const last = history.at(-1)?.epoch ?? 1;
  return (
    <Plate
      title="How it learned"
      text={`Mistakes on digits kept aside, after each round of training; ${Math.round(minutes)} minutes in all, seed ${seed}.`}
    >
      <Chart
        label="Mistakes on digits kept aside, by round of training"
        x={{
          min: 0,
          max: Math.max(4, 4 * Math.ceil(last / 4)),
          say: (round) => round.toFixed(0),
          label: "Round",
        }}
        y={{ min: 0, max: most, say: (share) => percentOf(share, 1), label: "Mistakes" }}
        series={[
          { name: "ink", points: history.map(({ epoch, digits }) => [epoch, digits]) },
          { name: "images", points: history.map(({ epoch, images }) => [epoch, images]), look: "aid" },
        ]}
      />
      <p className="text-sm text-muted">Solid: pen ink. Dashed: MNIST images.</p>
      <Figures
        head={["Round", "Loss", "Mistakes, ink", "Mistakes, images"]}
        rows={history.map(({ epoch, loss, digits, images }) => [
          String(epoch),
          loss.toFixed(3),
          percentOf(digits),
          percentOf(images),
        ])}
      />
    </Plate>
  );
}
