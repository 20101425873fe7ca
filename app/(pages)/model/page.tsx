import type { Metadata } from "next";
import { Chapter, Table } from "./Chart.tsx";
import { Confusion } from "./Confusion.tsx";
import { History, RejectionCurve, Reliability, RiskCoverage } from "./Curves.tsx";
import { Headline } from "./Headline.tsx";
import { type Details, type Layer, readReport } from "./report.ts";

export const metadata: Metadata = { title: "The model" };
export const dynamic = "force-dynamic"; // the files change when the network is trained again

export default async function ModelPage() {
  const { card, details } = await readReport();
  return (
    <div className="py-10 md:py-16">
      <h1 className="text-xl">How well it reads</h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        One network reads every board. All figures here were measured on digits that it never saw while it
        learned, from people whose writing it never saw.
      </p>
      {card === undefined ? (
        <p role="status" className="mt-10 rounded-card border border-hairline bg-sunken p-5">
          There is no report beside this network. <code>npm run evaluate</code> writes one; then load this
          page again.
        </p>
      ) : (
        <Headline card={card} />
      )}
      <Curves details={details} />
      <Tables details={details} />
    </div>
  );
}

function Curves({ details: { mnist, ink, training } }: { readonly details: Details }) {
  const digits = ink?.writersDigits;
  if (!digits && !mnist && !training) return null;
  return (
    <Chapter id="sure" title="Sure, unsure, and neither">
      <div className="mt-6 grid gap-6 md:grid-cols-2">
        {digits && <Reliability digits={digits} of="pen ink" />}
        {mnist && <Reliability digits={mnist} of="MNIST" />}
        {digits && <RiskCoverage digits={digits} of="pen ink" />}
        {mnist && <RiskCoverage digits={mnist} of="MNIST" />}
        {ink?.rejection && <RejectionCurve rejection={ink.rejection} />}
        {training && training.history.length > 1 && <History training={training} />}
      </div>
    </Chapter>
  );
}

function Tables({ details: { mnist, ink, layers } }: { readonly details: Details }) {
  return (
    <>
      {(mnist || ink?.writersDigits) && (
        <Chapter id="confusion" title="What is taken for what">
          <p className="mt-2 max-w-2xl text-muted">
            Each row is a digit as it was written, each column as it was read. “Unread” is ink that it
            declined to call a digit.
          </p>
          {ink?.writersDigits && (
            <Confusion title="Pen ink of writers kept aside" confusion={ink.writersDigits.confusion} />
          )}
          {mnist && <Confusion title="MNIST test images" confusion={mnist.confusion} />}
        </Chapter>
      )}
      {layers && (
        <Chapter id="layers" title="The network, layer by layer">
          <p className="mt-2 mb-6 max-w-2xl text-muted">
            Two views of the same ink, its picture and the path of the pen, each through convolutions of its
            own, then weighed together.
          </p>
          <Table
            caption="Layers"
            head={["Layer", "Kernel", "Stride", "Parameters"]}
            rows={layers.map(({ name, kernel, stride, parameters }: Layer) => [
              name,
              kernel.join(" × "),
              stride.join(" × ") || "–",
              parameters.toLocaleString("en"),
            ])}
          />
        </Chapter>
      )}
    </>
  );
}
