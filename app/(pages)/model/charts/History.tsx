import { Plate } from "../Chapter.tsx";
import { Picture } from "../plot/Picture.tsx";
import { curve, dashedCurve, framed, type Point, roundUp, ticksOf } from "../plot/shapes.ts";
import { percentOf, type Training } from "../report.ts";
import { Figures } from "../Table.tsx";

const maybePercent = (share: number | null | undefined) => (share == null ? "–" : percentOf(share));

/** Mistakes on what was kept aside, and the loss, as training went on. */
export function History({ training: { history, minutes, seed, steps } }: { readonly training: Training }) {
  const last = history.at(-1)?.step ?? steps;
  const ink = history.flatMap(({ step, digits }): Point[] => (digits == null ? [] : [[step, digits]]));
  const images = history.map(({ step, images }): Point => [step, images]);
  const losses = history.map(({ step, loss }): Point => [step, loss]);
  const highest = (points: readonly Point[]) => roundUp(Math.max(1e-3, ...points.map(([, y]) => y)));
  const x = {
    label: "Steps",
    domain: [0, last],
    ticks: ticksOf(0, last),
    say: (step: number) => `${Math.round(step / 100) / 10} k`,
  } as const;
  const mistakes = highest([...ink, ...images]);
  const loss = highest(losses);
  const took = `${steps.toLocaleString("en")} steps in ${Math.round(minutes)} minutes, seed ${seed}.`;
  return (
    <>
      <Plate
        title="How it learned: mistakes"
        text={`On digits kept aside, refusals not counted. Solid: pen ink. Dashed: images. ${took}`}
      >
        <Picture
          label="Mistakes on digits kept aside, by steps of training"
          options={framed(
            {
              x,
              y: {
                label: "Mistakes",
                domain: [0, mistakes],
                ticks: ticksOf(0, mistakes),
                say: (share) => percentOf(share, 1),
              },
            },
            [dashedCurve(images), curve(ink)],
          )}
        />
        <Figures
          caption="Training: loss and mistakes"
          head={["Steps", "Loss", "Mistakes, ink", "Mistakes, images", "Other ink accepted"]}
          rows={history.map((each) => [
            each.step.toLocaleString("en"),
            each.loss.toFixed(3),
            maybePercent(each.digits),
            percentOf(each.images),
            maybePercent(each.others),
          ])}
        />
      </Plate>
      <Plate
        title="How it learned: loss"
        text="What training makes small, on its own bent and blurred samples."
      >
        <Picture
          label="Loss on training samples, by steps of training; its figures are in the table of mistakes"
          options={framed(
            {
              x,
              y: { label: "Loss", domain: [0, loss], ticks: ticksOf(0, loss), say: (y) => y.toFixed(2) },
            },
            [curve(losses)],
          )}
        />
      </Plate>
    </>
  );
}
