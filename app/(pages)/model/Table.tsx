import type { ReactNode } from "react";
import { ScrollBox } from "../../ui/ScrollBox.tsx";

type Props = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Text columns to the left, figures to the right. */
  readonly isProse?: boolean;
  /** Sentences in every column: on a phone it scrolls rather than give each a word a line. */
  readonly isWide?: boolean;
};

/** A table that scrolls sideways by itself where it is too wide; the first cell of a row names it. */
export function Table({ caption, head, rows, isProse = false, isWide = false }: Props) {
  const side = isProse ? "text-left" : "text-right whitespace-nowrap";
  const cell = isProse ? "min-w-24 px-3 py-2 align-top" : "px-3 py-1.5";
  return (
    <ScrollBox label={caption}>
      <table className={`w-full border-collapse text-sm ${side} ${isWide ? "min-w-2xl" : ""}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken">
          <tr>
            {head.map((name) => (
              <th
                key={name}
                scope="col"
                className="px-3 py-2 align-bottom font-medium whitespace-normal first:text-left"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change their order
            <tr key={row} className="border-t border-hairline">
              <th scope="row" className={`${cell} text-left font-medium ${isProse ? "min-w-40" : ""}`}>
                {first}
              </th>
              {rest.map((value, column) => (
                <td key={head[column + 1]} className={cell}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** The numbers behind a chart, folded away until asked for. */
export function Figures(table: Props) {
  return (
    <details className="mt-2 text-sm">
      <summary className="flex min-h-11 w-fit items-center text-muted underline underline-offset-4 hover:text-ink">
        The figures as a table
      </summary>
      <Table {...table} />
    </details>
  );
}
