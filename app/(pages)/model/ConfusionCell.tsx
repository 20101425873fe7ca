import { type Pair, wordsOf } from "./pair.ts";

type Props = {
  readonly pair: Pair;
  readonly count: number;
  readonly share: number; // of the most frequent mistake
  readonly isChosen: boolean;
  readonly onChoose: ((pair: Pair) => void) | undefined;
};

/** A count of the confusion matrix; a mistake can be a button. */
export function ConfusionCell({ pair, count, share, isChosen, onChoose }: Props) {
  if (pair.read === pair.written)
    return <td className="bg-accent-soft px-1 py-1.5 font-semibold">{count}</td>;
  if (count === 0) return <td className="px-1 py-1.5 text-muted">·</td>;
  const shade = `color-mix(in srgb, var(--unsure-bar) ${Math.round(8 + 30 * share)}%, transparent)`;
  if (!onChoose)
    return (
      <td className="px-1 py-1.5" style={{ backgroundColor: shade }}>
        {count}
      </td>
    );
  return (
    <td className="p-0" style={{ backgroundColor: shade }}>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`${count} × ${wordsOf(pair)}: show`}
        onClick={() => onChoose(pair)}
        className="block min-h-11 w-full min-w-11 underline decoration-dotted underline-offset-4 outline-offset-[-2px] hover:font-semibold aria-pressed:font-semibold aria-pressed:outline-2 aria-pressed:outline-accent"
      >
        {count}
      </button>
    </td>
  );
}
