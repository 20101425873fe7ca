import { percent } from "../../../board/confidence.ts";
import type { ListedNumber } from "./listedNumbers.ts";

type OthersProps = { readonly number: ListedNumber; readonly onChoose: (text: string) => void };

/** What else a number may be, with the chance of each; one that is chosen is what it is from then on. */
export function OtherPredictions({ number, onChoose }: OthersProps) {
  const others = number.candidates.slice(1);
  return (
    <section className="mt-6">
      <h2 id="others" className="text-lg">
        Other predictions
      </h2>
      <ul aria-labelledby="others" className="mt-2">
        {others.map(({ text, p }) => (
          <li key={text}>
            <button
              type="button"
              title={`It is ${text}`}
              onClick={() => onChoose(text)}
              className="grid min-h-11 w-full grid-cols-[minmax(3rem,auto)_1fr_3.5rem] items-center gap-3 rounded-lg px-2 text-left hover:bg-sunken"
            >
              <span className="font-semibold">{text}</span>
              <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${Math.max(1, p * 100)}%` }}
                />
              </span>
              <span className="text-right text-sm text-muted">{percent(p)}</span>
            </button>
          </li>
        ))}
        {others.length === 0 && <li className="text-muted">Nothing else comes into question.</li>}
      </ul>
    </section>
  );
}
