import { ScrollBox } from "../../ui/ScrollBox.tsx";
import type { Digits } from "./report.ts";

const AS_READ = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "unread"];

/** Which digit was read as which; mistakes are shaded by how frequent they are. */
export function Confusion({
  confusion,
  title,
}: {
  readonly confusion: Digits["confusion"];
  readonly title: string;
}) {
  const most = Math.max(1, ...confusion.flatMap((row, digit) => row.filter((_, read) => read !== digit)));
  return (
    <ScrollBox label={title} className="mt-6">
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
          {confusion.map((row, digit) => (
            <tr key={AS_READ[digit]} className="border-t border-hairline">
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {digit}
              </th>
              {row.map((count, read) => (
                <Cell key={AS_READ[read]} count={count} isRight={read === digit} share={count / most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Cell({
  count,
  isRight,
  share,
}: {
  readonly count: number;
  readonly isRight: boolean;
  readonly share: number;
}) {
  if (isRight) return <td className="bg-accent-soft px-1 py-1.5 font-semibold">{count}</td>;
  if (count === 0) return <td className="px-1 py-1.5 text-muted">·</td>;
  const shade = `color-mix(in srgb, var(--unsure-bar) ${Math.round(8 + 30 * share)}%, transparent)`;
  return (
    <td className="px-1 py-1.5" style={{ backgroundColor: shade }}>
      {count}
    </td>
  );
}
