import type { Bar } from "./report.ts";
import { Table } from "./Table.tsx";

/** Every bar with what was reached, whether that is good news or not. */
export function Bars({
  bars,
  missing,
}: {
  readonly bars: readonly Bar[];
  readonly missing: readonly string[];
}) {
  return (
    <>
      <Table
        isProse
        caption="What was asked for and what was measured"
        head={["Measured", "Figure", "Met?", "Bar", "95 % interval", "Items"]}
        rows={bars.map((bar) => [
          <What key="what" bar={bar} />,
          <span key="figure" className="font-semibold">
            {bar.figure}
          </span>,
          <Met key="met" bar={bar} />,
          bar.bar || "–",
          bar.interval || "–",
          bar.count.toLocaleString("en"),
        ])}
      />
      {missing.length > 0 && (
        <ul className="mt-4 list-disc space-y-1 pl-5 text-sm text-muted">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function What({ bar: { what, note } }: { readonly bar: Bar }) {
  return (
    <>
      {what.charAt(0).toUpperCase() + what.slice(1)}
      {note && <span className="block text-xs font-normal text-muted">{note}</span>}
    </>
  );
}

/** Files that were tuned on show no bar as met: `met` is null beside the bar. */
function Met({ bar: { met, bar } }: { readonly bar: Bar }) {
  if (met === null) return <span className="text-muted">{bar ? "not held out" : "nothing asked"}</span>;
  if (met) return <span className="font-medium text-accent">✓ met</span>;
  return <span className="rounded bg-unsure-soft px-1.5 py-0.5 font-medium text-unsure">not met</span>;
}
