import { type KeyboardEvent, useEffect, useRef } from "react";
import { percent } from "../../../board/confidence.ts";
import type { ListedNumber } from "./listedNumbers.ts";

type ListProps = {
  readonly numbers: readonly ListedNumber[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The numbers of an image, unsure ones first, one of them selected; arrow keys go through them. */
export function NumberList({ numbers, selected, onSelect }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = numbers.findIndex(({ key }) => key === selected);
    const step = STEPS[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? numbers.length - 1 : at + (step ?? 0);
    const number = numbers[next];
    if (number === undefined || next === at) return;
    event.preventDefault();
    onSelect(number.key);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  useEffect(() => {
    const box = list.current;
    const button = box?.querySelector(`[data-key="${selected}"]`)?.getBoundingClientRect();
    if (!box || !button) return;
    // Only the list moves: on a small screen the page would leave its heading behind.
    const { top, bottom } = box.getBoundingClientRect();
    box.scrollTop += Math.min(0, button.top - top) + Math.max(0, button.bottom - bottom);
  }, [selected]);
  return (
    <section>
      <h2 id="numbers" className="text-lg">
        Recognised numbers
      </h2>
      <ul
        ref={list}
        aria-labelledby="numbers"
        onKeyDown={onKeyDown}
        className="mt-3 flex max-h-[32vh] flex-wrap gap-2 overflow-y-auto p-1"
      >
        {numbers.map((number) => (
          <li key={number.key}>
            <NumberButton number={number} isSelected={number.key === selected} onSelect={onSelect} />
          </li>
        ))}
      </ul>
    </section>
  );
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
