import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { percent } from "../confidence.ts";
import type { Choice } from "./choices.ts";

type CandidateListProps = {
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
};

/** The ranked readings as a listbox: arrows move, Enter chooses. It takes the focus when it opens. */
export function CandidateList({ choices, onChoose }: CandidateListProps) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = Math.min(active, choices.length - 1);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const press = (event: KeyboardEvent) => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key];
    const chosen = choices[at];
    if (next !== undefined) setActive(Math.min(choices.length - 1, Math.max(0, next)));
    else if ((event.key === "Enter" || event.key === " ") && chosen !== undefined) onChoose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Candidates"
      tabIndex={0}
      aria-activedescendant={`${id}-${at}`}
      className="board-candidates"
      onKeyDown={press}
    >
      {choices.map((choice, i) => (
        <Line
          key={choice.key}
          id={`${id}-${i}`}
          choice={choice}
          isActive={i === at}
          onChoose={onChoose}
          onPoint={() => setActive(i)}
        />
      ))}
    </div>
  );
}

type LineProps = {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onChoose: (choice: Choice) => void;
  readonly onPoint: () => void;
};

function Line({ id, choice, isActive, onChoose, onPoint }: LineProps) {
  const { text, p, note, isCurrent } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys for its lines
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="board-candidate"
      onClick={() => onChoose(choice)}
      onPointerMove={onPoint}
    >
      <span className="board-candidate-text">
        {text ?? "not a number"}
        {isCurrent && text !== null && (
          <Check aria-hidden className="ml-1.5 inline size-3.5 text-accent" strokeWidth={3} />
        )}
      </span>{" "}
      {note !== "" && <span className="text-xs text-muted">{note}</span>}{" "}
      {text !== null && (
        <>
          <span aria-hidden className="board-meter">
            <span style={{ width: `${Math.max(2, p * 100)}%` }} />
          </span>{" "}
          <span className="board-percent">{percent(p)}</span>
        </>
      )}
    </div>
  );
}
