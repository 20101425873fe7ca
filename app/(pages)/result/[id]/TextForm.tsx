import { type FormEvent, useId, useState } from "react";
import { ImageText } from "../../../../core/wire/imageAnswer.ts";
import { Button } from "../../../ui/Button.tsx";

/** What a number reads, to be typed. */
export function TextForm({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("text"))
      .replaceAll(/\s/g, "")
      .replace(/^[−–]/, "-");
    const parsed = ImageText.safeParse(given);
    setWrong(!parsed.success);
    if (parsed.success) onText(parsed.data);
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow">
        <label htmlFor={id} className="block text-sm text-muted">
          It reads
        </label>
        <input
          id={id}
          name="text"
          defaultValue={text}
          maxLength={60}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
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
