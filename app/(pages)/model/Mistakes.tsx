import { Chapter } from "./Chapter.tsx";
import { Confusion } from "./Confusion.tsx";
import { Misread } from "./Misread.tsx";
import { wordsOf } from "./pair.ts";
import type { Digits, Report } from "./report.ts";
import { Table } from "./Table.tsx";

/** Which digits are taken for which, and the images behind the counts. */
export function Mistakes({ report: { ink, mnist } }: { readonly report: Report }) {
  return (
    <Chapter
      id="confusion"
      title="What is taken for what"
      intro="Each row is a digit as it was written, each column as it was read. “Unread” is ink that it declined to call a digit."
    >
      <div className="space-y-6">
        {mnist && <Misread confusion={mnist.confusion} />}
        {ink && <Confusion title="Pen ink of writers kept aside" confusion={ink.writers.confusion} />}
        <div className="grid gap-6 md:grid-cols-2">
          {mnist && <MostConfused confused={mnist.confused} of="MNIST test images" />}
          {ink && <MostConfused confused={ink.writers.confused} of="pen ink" />}
        </div>
      </div>
    </Chapter>
  );
}

function MostConfused({ confused, of }: { readonly confused: Digits["confused"]; readonly of: string }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-lg">Most confused: {of}</h3>
      <Table
        caption={`Most confused pairs, ${of}`}
        head={["Mistake", "Times"]}
        rows={confused.map((pair) => [wordsOf(pair), String(pair.count)])}
      />
    </div>
  );
}
