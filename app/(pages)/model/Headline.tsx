import { type Card, percentOf, type Rate } from "./report.ts";

const DATA_NAMES: Readonly<Record<string, string>> = { mnist: "Images", ink: "Pen ink", folds: "Kept aside" };

/** The few figures that matter, each with its interval, then what they were measured on. */
export function Headline({ card }: { readonly card: Card }) {
  return (
    <>
      <dl className="mt-10 grid gap-px overflow-hidden rounded-card border border-hairline bg-hairline sm:grid-cols-2 lg:grid-cols-4">
        <RateFigure name="Mistakes, single digits in pen ink" rate={card.heldOutWritersError} />
        <RateFigure name="Mistakes, digits in whole numbers" rate={card.heldOutStringsDigitError} />
        <RateFigure name="Mistakes, MNIST test images" rate={card.mnistTestError} />
        <RateFigure name="Other ink taken for a digit" rate={card.notADigitServedFalseAccepts} />
      </dl>
      <dl className="mt-8 grid max-w-3xl gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
        <Fact name="Size" value={sizeOf(card)} />
        <Fact name="Speed" value={speedOf(card)} />
        <Fact name="Version" value={card.version} />
        {Object.entries(card.data ?? {}).map(([key, value]) => (
          <Fact key={key} name={DATA_NAMES[key] ?? key} value={value} />
        ))}
        <Fact name="Measure it yourself" value={card.command} />
      </dl>
    </>
  );
}

function RateFigure({ name, rate }: { readonly name: string; readonly rate: Rate | undefined }) {
  if (rate === undefined) return null;
  return (
    <div className="flex flex-col bg-surface p-5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-auto pt-3">
        <span className="text-xl font-semibold tracking-tight">{percentOf(rate.rate)}</span>
        <span className="mt-1 block text-sm text-muted">
          {rate.wrong.toLocaleString("en")} of {rate.count.toLocaleString("en")}; 95 % interval{" "}
          {percentOf(rate.low)} to {percentOf(rate.high)}
        </span>
      </dd>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <div className="contents">
      <dt className="mt-2 font-medium sm:mt-0">{name}</dt>
      <dd className="text-muted">{value}</dd>
    </div>
  );
}

function sizeOf({ parameters, weightsMb }: Card): string | undefined {
  if (parameters === undefined || weightsMb === undefined) return undefined;
  return `${parameters.toLocaleString("en")} parameters, ${weightsMb.toFixed(1)} MB`;
}

function speedOf({ speed, machine }: Card): string | undefined {
  if (speed === undefined) return undefined;
  const where = machine ? ` on ${machine.cores} cores (${machine.cpu})` : "";
  return `one digit in ${speed.oneDigitMs.p50.toFixed(1)} ms, ${speed.batchDigitsPerSecond.toLocaleString("en")} digits a second in batches${where}`;
}
