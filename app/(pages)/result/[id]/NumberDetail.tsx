import { type FormEvent, useId, useState } from "react";
import { ImageText } from "../../../../core/wire/imageAnswer.ts";
import { Button } from "../../../ui/Button.tsx";
import { Crop } from "./Crop.tsx";
import type { ListedNumber } from "./listedNumbers.ts";
import { OtherPredictions } from "./OtherPredictions.tsx";
import type { Corrections } from "./useCorrections.ts";
import type { ShownImage } from "./useImage.ts";

type DetailProps = {
  readonly image: ShownImage;
  readonly number: ListedNumber;
  readonly words: Corrections;
  readonly onDone: () => void; // goes on to the next number
};

/** The selected number: as it was written, as the network saw it, and what the person says of it. */
export function NumberDetail({ image, number, words, onDone }: DetailProps) {
  const say = (text: string | null | undefined) => {
    if (number.number !== null) words.say(number.number, text);
    else if (number.added !== null && text === null) words.remove(number.added);
    if (text !== undefined) onDone();
  };
  const isRead = number.number !== null;
  return (
    <div className="mt-6">
      <Crop
        image={image}
        picture="original"
        box={number.box}
        className="h-24 max-w-full border border-hairline"
      />
      {isRead && <TextForm key={`${number.key} ${number.text}`} text={number.text} onText={say} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {number.state === "read" && <Button onClick={() => say(number.text)}>Accept</Button>}
        {number.state !== "rejected" && (
          <Button onClick={() => say(null)}>{isRead ? "Not a number" : "Take away"}</Button>
        )}
        {isRead && number.state !== "read" && (
          <Button onClick={() => say(undefined)}>Back to the reading</Button>
        )}
      </div>
      <OtherPredictions number={number} onChoose={say} />
      {number.digits.length > 0 && (
        <section className="mt-6">
          <h2 className="text-lg">What the network saw</h2>
          <ul className="mt-3 flex flex-wrap gap-3">
            {number.digits.map(({ label, box }) => (
              <li key={box.join()} className="text-center text-sm text-muted">
                <Crop
                  image={image}
                  picture="normalised"
                  box={box}
                  className="mb-1 h-16 max-w-24 border border-hairline"
                />
                {label}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function TextForm({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
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
