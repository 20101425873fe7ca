import type { Bar, Report } from "./report.ts";

const CHOSEN: readonly (readonly [id: string, name: string])[] = [
  ["writers", "Mistakes, single digits in pen ink"],
  ["strings_lines.whole", "Whole numbers read right, in pen ink"],
  ["mnist", "Mistakes, MNIST test images"],
  ["others.served", "Letters and symbols taken for a digit"],
];

/** The few figures that matter, each with its interval, then what made them. */
export function Headline({ report }: { readonly report: Report }) {
  const chosen = CHOSEN.flatMap(([id, name]) => {
    const bar = report.bars.find((each) => each.id === id);
    return bar ? [{ name, bar }] : [];
  });
  return (
    <>
      <dl className="mt-10 grid gap-px overflow-hidden rounded-card border border-hairline bg-hairline sm:grid-cols-2 lg:grid-cols-4">
        {chosen.map(({ name, bar }) => (
          <Figure key={bar.id} name={name} bar={bar} />
        ))}
      </dl>
      <dl className="mt-8 grid max-w-3xl gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
        {factsOf(report).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="mt-2 font-medium sm:mt-0">{name}</dt>
            <dd className="text-muted">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Figure({ name, bar }: { readonly name: string; readonly bar: Bar }) {
  return (
    <div className="flex flex-col bg-surface p-5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-auto pt-3">
        <span className="text-xl font-semibold tracking-tight">{bar.figure}</span>
        <span className="mt-1 block text-sm text-muted">
          of {bar.count.toLocaleString("en")}; 95 % interval {bar.interval}
        </span>
      </dd>
    </div>
  );
}

function factsOf(report: Report): readonly (readonly [name: string, value: string])[] {
  const { bars, layers, weightsMb, machine } = report;
  const figure = (id: string) => bars.find((bar) => bar.id === id)?.figure;
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const [one, batch, line] = ["speed.one", "speed.batch", "speed.line"].map(figure);
  const facts: (readonly [string, string])[] = [];
  if (parameters > 0 && weightsMb != null)
    facts.push(["Size", `${parameters.toLocaleString("en")} parameters, ${weightsMb.toFixed(1)} MB`]);
  if (one && batch && line)
    facts.push([
      "Speed",
      `95 % of single digits within ${one}, of long lines within ${line}; ${batch} in batches`,
    ]);
  if (machine)
    facts.push([
      "Measured on",
      `${machine.cores} cores (${machine.cpu}), ${machine.backend}; ${machine.load.toFixed(1)} other programs wanted a core`,
    ]);
  return [...facts, ["Version", report.version], ["Measure it yourself", report.command]];
}
