import { Picture } from "../plot/Picture.tsx";
import { curve, framed, type Point } from "../plot/shapes.ts";
import { type DigitCurves, percentOf } from "../report.ts";
import { Table } from "../Table.tsx";

const LEAST_TAKEN = 1e-4; // the left end of a logarithmic axis
const LEAST = 0.95;
const HIGH = { domain: [LEAST, 1], ticks: [LEAST, 1], say: (share: number) => percentOf(share, 0) } as const;
const TAKEN = {
  label: "Others taken",
  domain: [LEAST_TAKEN, 1],
  ticks: [1e-4, 1],
  say: (share: number) => `${Number((100 * share).toPrecision(2))} %`,
  isLog: true,
} as const;

type Props = { readonly curves: readonly DigitCurves[]; readonly of: string };

/** ROC and precision-recall of each digit against the nine others, with their areas. */
export function EachDigit({ curves, of }: Props) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
        {curves.map((each) => (
          <Digit key={each.digit} curves={each} of={of} />
        ))}
      </div>
      <div className="mt-4">
        <Table
          caption={`ROC and precision-recall of each digit: ${of}`}
          head={[
            "Digit",
            "Samples",
            "ROC area",
            "PR area",
            "Found where 0.1 % of others are taken",
            "Precision where 99 % are found",
          ]}
          rows={curves.map(({ digit, count, rocArea, averagePrecision, roc, precisionRecall }) => [
            String(digit),
            count.toLocaleString("en"),
            rocArea.toFixed(5),
            averagePrecision.toFixed(5),
            percentOf(roc.findLast(([taken]) => taken <= 0.001)?.[1] ?? 0),
            percentOf(precisionRecall.find(([found]) => found >= 0.99)?.[1] ?? 0),
          ])}
        />
      </div>
    </>
  );
}

function Digit({ curves, of }: { readonly curves: DigitCurves; readonly of: string }) {
  const { digit, rocArea, averagePrecision } = curves;
  const roc = curves.roc.map(([taken, found]): Point => [Math.max(LEAST_TAKEN, taken), found]);
  return (
    <article className="min-w-0 rounded-card border border-hairline bg-surface p-4">
      <p className="text-lg font-semibold">{digit}</p>
      <p className="text-sm text-muted">
        ROC area {rocArea.toFixed(5)}, PR area {averagePrecision.toFixed(5)}
      </p>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Picture
          label={`ROC curve of ${digit}, ${of}`}
          options={framed({ x: TAKEN, y: { ...HIGH, label: "Found" }, isSmall: true }, [curve(roc)])}
        />
        <Picture
          label={`Precision-recall curve of ${digit}, ${of}`}
          options={framed({ x: { ...HIGH, label: "Found" }, y: { ...HIGH, label: "Right" }, isSmall: true }, [
            curve(curves.precisionRecall),
          ])}
        />
      </div>
    </article>
  );
}
