import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { ImageText } from "../../../../core/wire/imageAnswer.ts";
import { Button } from "../../../ui/Button.tsx";

type TextProps = {
  readonly text: string;
  /** `isTyping`: it was sent from the field itself, and the next may be typed at once. */
  readonly onText: (text: string, isTyping: boolean) => void;
  readonly onEscape: () => void;
  /** How often the keyboard asked for the field: it takes the focus when that grows, and when it appears asked for. */
  readonly asked?: number;
};

/** What a number reads, to be typed. */
export function TextForm({ text, onText, onEscape, asked = 0 }: TextProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [asked]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("text"))
      .replaceAll(/\s/g, "")
      .replace(/^[−–]/, "-");
    const parsed = ImageText.safeParse(given);
    setWrong(!parsed.success);
    if (parsed.success) onText(parsed.data, document.activeElement === field.current);
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow basis-40">
        <label htmlFor={id} className="mb-1 block text-sm text-muted">
          It reads
        </label>
        <input
          ref={field}
          id={id}
          name="text"
          defaultValue={text}
          maxLength={60}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          onKeyDown={({ key }) => key === "Escape" && onEscape()}
          className="min-h-11 w-full rounded-card border border-edge bg-surface px-3 text-lg font-semibold"
        />
      </div>
      <Button type="submit">Save</Button>
      {isWrong && (
        <p id={`${id}-fault`} role="alert" className="w-full text-sm font-medium text-danger">
          Type digits, with a minus, a point or commas where they belong: −12, 3.5, 1,000.
        </p>
      )}
    </form>
  );
}
