import type { ImageNumber } from "../../../../core/wire/imageAnswer.ts";
import { percent } from "../../../board/confidence.ts";

/** What else a number may be, with the chance of each. */
export function OtherPredictions({ number }: { readonly number: ImageNumber }) {
  const others = number.candidates.slice(1);
  return (
    <section className="mt-8">
      <h2 id="others" className="text-lg">
        Other predictions
      </h2>
      <p className="text-sm text-muted">What else {number.text} may be.</p>
      <ul aria-labelledby="others" className="mt-3 space-y-2">
        {others.map(({ text, p }) => (
          <li key={text} className="grid grid-cols-[minmax(3rem,auto)_1fr_3.5rem] items-center gap-3">
            <span className="font-semibold">{text}</span>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${Math.max(1, p * 100)}%` }}
              />
            </span>
            <span className="text-right text-sm text-muted">{percent(p)}</span>
          </li>
        ))}
        {others.length === 0 && <li className="text-muted">Nothing else comes into question.</li>}
      </ul>
    </section>
  );
}
