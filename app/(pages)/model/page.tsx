import type { Metadata } from "next";
import { DataAndLimits, KnownResults, Layers } from "./Background.tsx";
import { Bars } from "./Bars.tsx";
import { Chapter } from "./Chapter.tsx";
import { EachDigit } from "./charts/EachDigit.tsx";
import { History } from "./charts/History.tsx";
import { RejectionCurve } from "./charts/RejectionCurve.tsx";
import { Reliability } from "./charts/Reliability.tsx";
import { RiskCoverage } from "./charts/RiskCoverage.tsx";
import { Headline } from "./Headline.tsx";
import { Mistakes } from "./Mistakes.tsx";
import { type Report, readReport } from "./report.ts";

export const metadata: Metadata = { title: "The model" };
export const dynamic = "force-dynamic"; // the report changes when the network is trained again

export default async function ModelPage() {
  const report = await readReport();
  return (
    <div className="py-10 md:py-16">
      <h1 className="text-xl">How well it reads</h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        One network reads every board. All figures here were measured on digits that it never saw while it
        learned, from people whose writing it never saw.
      </p>
      {report ? (
        <Chapters report={report} />
      ) : (
        <p role="status" className="mt-10 rounded-card border border-hairline bg-sunken p-5">
          There is no report beside this network. <code>npm run evaluate</code> writes one; then load this
          page again.
        </p>
      )}
    </div>
  );
}

function Chapters({ report }: { readonly report: Report }) {
  return (
    <>
      <Headline report={report} />
      <Chapter
        id="bars"
        title="What was asked for, and what was reached"
        intro="A digit that it declines to read counts as a mistake. A bar is met by the figure; the interval says how far chance may have moved it."
      >
        <Bars bars={report.bars} missing={report.missing} />
      </Chapter>
      {report.known.length > 0 && <KnownResults report={report} />}
      {(report.mnist || report.ink) && <Mistakes report={report} />}
      <Sureness report={report} />
      <Digits report={report} />
      <Learning report={report} />
      {report.layers.length > 0 && <Layers layers={report.layers} />}
      <DataAndLimits report={report} />
    </>
  );
}

function Sureness({ report: { ink, mnist, numbers } }: { readonly report: Report }) {
  if (!ink && !mnist) return null;
  return (
    <Chapter id="sure" title="Sure, unsure, and neither">
      <div className="grid gap-6 md:grid-cols-2">
        {ink && <Reliability calibration={ink.writers.calibration} of="pen ink" />}
        {mnist && <Reliability calibration={mnist.calibration} of="MNIST" />}
        {numbers && <Reliability calibration={numbers} of="whole numbers" />}
        {ink?.rejection && <RejectionCurve rejection={ink.rejection} />}
        {ink && <RiskCoverage points={ink.writers.riskCoverage} of="pen ink" />}
        {mnist && <RiskCoverage points={mnist.riskCoverage} of="MNIST" />}
      </div>
    </Chapter>
  );
}

function Digits({ report: { ink, mnist } }: { readonly report: Report }) {
  if (!ink && !mnist) return null;
  return (
    <Chapter
      id="each"
      title="Each digit for itself"
      intro="One digit against the nine others, by the chance given to it. Left, its ROC curve: how many of it are found, against how many others are taken for it, on a logarithmic axis. Right, precision and recall: how many of those taken for it are right, against how many are found. Both axes begin at 95 %, where all that happens is."
    >
      {ink && (
        <>
          <h3 className="mb-3 text-lg">Pen ink of writers kept aside</h3>
          <EachDigit curves={ink.writers.curves} of="pen ink" />
        </>
      )}
      {mnist && (
        <details className="mt-8">
          <summary className="flex min-h-11 w-fit items-center text-muted underline underline-offset-4 hover:text-ink">
            The same for MNIST’s test images
          </summary>
          <div className="mt-3">
            <EachDigit curves={mnist.curves} of="MNIST" />
          </div>
        </details>
      )}
    </Chapter>
  );
}

function Learning({ report: { training } }: { readonly report: Report }) {
  if (!training || training.history.length < 2) return null;
  return (
    <Chapter id="learned" title="How it learned">
      <div className="grid gap-6 md:grid-cols-2">
        <History training={training} />
      </div>
    </Chapter>
  );
}
