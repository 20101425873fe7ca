import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { ConfusionCell } from "./ConfusionCell.tsx";
import type { Pair } from "./pair.ts";
import type { Digits } from "./report.ts";

const AS_READ = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "unread"];

type Props = {
  readonly confusion: Digits["confusion"];
  readonly title: string;
  /** Makes each mistake a button. */
  readonly onChoose?: (pair: Pair) => void;
  readonly chosen?: Pair | null;
};

/** Which digit was read as which; mistakes are shaded by how frequent they are. */
export function Confusion({ confusion, title, onChoose, chosen = null }: Props) {
  const most = Math.max(1, ...confusion.flatMap((row, digit) => row.filter((_, read) => read !== digit)));
  return (
    <ScrollBox label={title}>
      <table className="w-full min-w-xl border-collapse text-center text-sm">
        <caption className="border-b border-hairline bg-sunken px-3 py-2 text-left font-medium">
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="px-3 py-2 text-left font-medium">
              Written
            </th>
            {AS_READ.map((read) => (
              <th key={read} scope="col" className="px-1 py-2 font-medium">
                <span className="sr-only">read as </span>
                {read}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.map((row, written) => (
            <tr key={AS_READ[written]} className="border-t border-hairline">
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {written}
              </th>
              {row.map((count, read) => (
                <ConfusionCell
                  key={AS_READ[read]}
                  pair={{ written, read }}
                  count={count}
                  share={count / most}
                  isChosen={chosen?.written === written && chosen.read === read}
                  onChoose={onChoose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
