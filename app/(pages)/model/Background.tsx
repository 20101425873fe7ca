import { Chapter } from "./Chapter.tsx";
import type { Layer, Report } from "./report.ts";
import { Table } from "./Table.tsx";

/** The network's layers with the shapes that go out of them. */
export function Layers({ layers }: { readonly layers: readonly Layer[] }) {
  const total = layers.reduce((sum, { parameters }) => sum + parameters, 0);
  return (
    <Chapter
      id="layers"
      title="The network, layer by layer"
      intro="Two views of the same ink, its picture and the path of the pen, each through convolutions of its own, then weighed together. A picture without a path is read by two more branches of the first kind, the mean of which counts; one of them has half a say in ink too."
    >
      <Table
        caption="Layers"
        head={["Layer", "Kernel", "Stride", "Output", "Parameters"]}
        rows={[
          ...layers.map(({ name, kernel, stride, output, parameters }) => [
            name,
            kernel.join(" × "),
            stride.join(" × ") || "–",
            output.join(" × "),
            parameters.toLocaleString("en"),
          ]),
          ["all", "", "", "", total.toLocaleString("en")],
        ]}
      />
    </Chapter>
  );
}

/** Our figures beside what others have published. */
export function KnownResults({ report: { known, bars } }: { readonly report: Report }) {
  const ours = (id: string) => {
    const bar = bars.find((each) => each.id === id);
    return bar ? `${bar.figure}${bar.interval && ` (${bar.interval})`}` : "not measured";
  };
  return (
    <Chapter
      id="known"
      title="Beside known results"
      intro="Sets and rules differ from one source to the next, so these say roughly where the network stands. Ours with its 95 % interval."
    >
      <Table
        isProse
        isWide
        caption="Known results beside ours"
        head={["Set", "Ours", "Others", "Source"]}
        rows={known.map(({ set, ours: id, result, source }) => [set, ours(id), result, source])}
      />
    </Chapter>
  );
}

/** What it learned from and under which terms, and what the figures do not say. */
export function DataAndLimits({ report: { data, limits } }: { readonly report: Report }) {
  return (
    <>
      {data.length > 0 && (
        <Chapter id="data" title="Data and licences">
          <Table
            isProse
            isWide
            caption="Data used"
            head={["Name", "What", "Licence", "Use"]}
            rows={data.map(({ name, what, licence, use }) => [name, what, licence, use])}
          />
        </Chapter>
      )}
      {limits.length > 0 && (
        <Chapter id="limits" title="What these figures do not say">
          <ul className="max-w-2xl list-disc space-y-2 pl-5">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Chapter>
      )}
    </>
  );
}
