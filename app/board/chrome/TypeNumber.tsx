import { CornerDownLeft } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { isNumberText } from "../../../core/board/op.ts";

type TypeNumberProps = {
  readonly label: string;
  readonly action: string;
  readonly onType: (text: string) => void;
  readonly fieldId?: string;
};

const FAULT = "Type digits, with a minus, a point or commas where they belong: −12, 3.5, 1,000.";

/** A field that takes a number, and says so when something else is typed. */
export function TypeNumber({ label, action, onType, fieldId }: TypeNumberProps) {
  const ownId = useId();
  const id = fieldId ?? ownId;
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = text.replaceAll(/\s/g, "").replace(/^[−–]/, "-");
    if (!isNumberText(given)) {
      setWrong(given !== "");
      return;
    }
    onType(given);
    setText("");
  };
  return (
    <form onSubmit={submit}>
      <div className="board-type">
        <input
          id={id}
          aria-label={label}
          placeholder={label}
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
        <button type="submit" aria-label={action} className="board-tool">
          <CornerDownLeft aria-hidden className="size-4" />
        </button>
      </div>
      {isWrong && (
        <p id={`${id}-fault`} role="alert" className="mt-1.5 text-sm text-danger">
          {FAULT}
        </p>
      )}
    </form>
  );
}
