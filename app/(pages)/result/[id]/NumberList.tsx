import type { ImageNumber } from "../../../../core/wire/imageAnswer.ts";
import { percent } from "../../../board/confidence.ts";
import { SURE_ABOVE } from "../../../ui/Chip.tsx";

type ListProps = {
  readonly numbers: readonly ImageNumber[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
};

/** The numbers of an image in reading order, one of them selected. */
export function NumberList({ numbers, selected, onSelect }: ListProps) {
  return (
    <section>
      <h2 id="numbers" className="text-lg">
        Recognised numbers
      </h2>
      <ul aria-labelledby="numbers" className="mt-3 flex max-h-[50vh] flex-wrap gap-2 overflow-y-auto p-1">
        {numbers.map((number, i) => (
          <li key={number.box.join()}>
            <button
              type="button"
              aria-pressed={i === selected}
              onClick={() => onSelect(i)}
              className="min-h-11 min-w-11 rounded-card border border-hairline bg-surface px-3 py-1 text-left hover:border-edge aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              <span className="text-lg font-semibold">{number.text}</span>{" "}
              <span className={`text-sm ${number.p < SURE_ABOVE ? "text-unsure" : "text-muted"}`}>
                {percent(number.p)}
                {number.p < SURE_ABOVE && " ?"}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
