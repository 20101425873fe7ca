import { type KeyboardEvent, useEffect, useRef } from "react";
import { percent } from "../../../board/confidence.ts";
import type { ListedNumber } from "./listedNumbers.ts";

type ListProps = {
  readonly numbers: readonly ListedNumber[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  /** By keyboard: the selected number is to be typed, or is none. */
  readonly onType: () => void;
  readonly onReject: () => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The numbers of an image, unsure ones first, one of them selected; arrow keys go through them. */
export function NumberList({ numbers, selected, onSelect, onType, onReject }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === "Delete") {
      event.preventDefault();
      return event.key === "Enter" ? onType() : onReject();
    }
    const at = numbers.findIndex(({ key }) => key === selected);
    const step = STEPS[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? numbers.length - 1 : at + (step ?? 0);
    const number = numbers[next];
    if (number === undefined || next === at) return;
    event.preventDefault();
    onSelect(number.key);
  };
  useEffect(() => {
    const box = list.current;
    const button = box?.querySelector<HTMLElement>(`[data-key="${selected}"]`);
    if (!box || !button) return;
    if (box.contains(document.activeElement)) button.focus({ preventScroll: true });
    // Only the list moves: on a small screen the page would leave its heading behind.
    const [inside, outside] = [button.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollTop += Math.min(0, inside.top - outside.top) + Math.max(0, inside.bottom - outside.bottom);
  }, [selected]);
  return (
    <section>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="numbers" className="text-lg">
          Recognised numbers
        </h2>
        {numbers.length > 1 && <p className="text-sm text-muted">{countsOf(numbers)}</p>}
      </div>
      <ul
        ref={list}
        aria-labelledby="numbers"
        aria-describedby="keys"
        onKeyDown={onKeyDown}
        className="-mx-1 mt-3 flex max-h-[32vh] flex-wrap gap-2 overflow-y-auto p-1"
      >
        {numbers.map((number) => (
          <li key={number.key}>
            <NumberButton number={number} isSelected={number.key === selected} onSelect={onSelect} />
          </li>
        ))}
      </ul>
      <p id="keys" className="mt-2 text-sm text-muted pointer-coarse:sr-only">
        Arrow keys go through them, Enter types and goes on, Delete says it is no number.
      </p>
    </section>
  );
}

function countsOf(numbers: readonly ListedNumber[]): string {
  const unsure = numbers.filter(({ isSure }) => !isSure).length;
  return unsure === 0 ? `${numbers.length}, all sure` : `${numbers.length}, ${unsure} not sure`;
}

type ButtonProps = {
  readonly number: ListedNumber;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
};

function NumberButton({ number, isSelected, onSelect }: ButtonProps) {
  const { text, state, isSure } = number;
  return (
    <button
      type="button"
      data-key={number.key}
      tabIndex={isSelected ? 0 : -1}
      aria-pressed={isSelected}
      onClick={() => onSelect(number.key)}
      onFocus={() => onSelect(number.key)}
      className="min-h-11 min-w-11 rounded-card border border-hairline bg-surface px-3 py-1 text-left hover:border-edge aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      <span className={`text-lg font-semibold ${state === "rejected" ? "text-muted line-through" : ""}`}>
        {text}
      </span>{" "}
      <span className={`text-sm ${isSure ? "text-muted" : "text-unsure"}`}>{wordOf(number)}</span>
    </button>
  );
}

function wordOf({ state, p, isSure }: ListedNumber): string {
  if (state === "read") return `${percent(p)}${isSure ? "" : " ?"}`;
  if (state === "rejected") return "not a number";
  return { accepted: "✓", edited: "✓ corrected", added: "added" }[state];
}
