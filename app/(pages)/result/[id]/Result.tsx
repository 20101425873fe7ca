"use client";

import { useRef, useState } from "react";
import { IMAGE_REASONS } from "../../../../core/images/imageReasons.ts";
import { UploadButton } from "../../../images/UploadButton.tsx";
import { ExportButtons } from "./ExportButtons.tsx";
import { addedKey, listedNumbers } from "./listedNumbers.ts";
import { MissedNumber } from "./MissedNumber.tsx";
import { NumberDetail } from "./NumberDetail.tsx";
import { NumberList } from "./NumberList.tsx";
import { Stage } from "./Stage.tsx";
import { StillReading } from "./StillReading.tsx";
import { TurnButton } from "./TurnButton.tsx";
import { useCorrections } from "./useCorrections.ts";
import { useFocusKept } from "./useFocusKept.ts";
import { type Box, type ShownImage, useImage } from "./useImage.ts";
import { useSelection } from "./useSelection.ts";

/** The image as it was given beside what is read in it. */
export function Result({ initial, me }: { readonly initial: ShownImage; readonly me: string }) {
  const { image, follow } = useImage(initial);
  const isRead = image.state === "done" || image.state === "refused";
  const words = useCorrections(image.id, initial.corrections);
  const numbers = listedNumbers(image.answer, words.corrections);
  const { number, asked, select, say } = useSelection(numbers, words);
  const [missed, setMissed] = useState<Box>();
  const column = useRef<HTMLDivElement>(null);
  const focusList = () =>
    column.current
      ?.querySelector<HTMLElement>("[data-key][aria-pressed=true]")
      ?.focus({ preventScroll: true });
  useFocusKept(focusList, missed === undefined ? words.corrections : null);
  const add = (text: string) => {
    if (missed !== undefined) words.add(missed, text);
    setMissed(undefined);
    select(addedKey(numbers));
  };
  const readAnew = () => {
    words.forget();
    setMissed(undefined);
    follow();
  };
  return (
    <div className="py-10 md:py-14">
      <h1 className="text-xl">Result</h1>
      <p className="mt-1 truncate text-muted">{nameOf(image)}</p>
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <Stage
          image={image}
          numbers={numbers}
          selected={number?.key}
          onSelect={select}
          missed={missed}
          onMissed={setMissed}
        >
          {isRead && <TurnButton image={image} corrected={words.corrections.length} onTurned={readAnew} />}
        </Stage>
        <div ref={column}>
          <p role="status" className={image.state === "done" ? "sr-only" : "text-lg"}>
            {statusOf(image)}
          </p>
          {!isRead && <StillReading image={image} />}
          {image.state === "refused" && <UploadButton className="mt-6" />}
          {missed && (
            <MissedNumber image={image} box={missed} onText={add} onCancel={() => setMissed(undefined)} />
          )}
          {number && (
            <NumberList
              numbers={numbers}
              selected={number.key}
              onSelect={select}
              onType={() => select(number.key, true)}
              onReject={() => say(null)}
            />
          )}
          {number && (
            <NumberDetail image={image} number={number} onSay={say} asked={asked} onEscape={focusList} />
          )}
          {image.answer && number && (
            <ExportButtons
              imageId={image.id}
              name={image.name}
              me={me}
              answer={image.answer}
              corrections={words.corrections}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function nameOf({ name, page }: ShownImage): string {
  return page === null ? name : `${name}, page ${page}`;
}

function statusOf({ state, reason, answer }: ShownImage): string {
  if (state === "queued") return "Waiting to be read…";
  if (state === "reading") return "Being read…";
  if (state === "refused") return IMAGE_REASONS[reason ?? "read-failed"];
  const count = answer?.numbers.length ?? 0;
  return count === 1 ? "Read: 1 number." : `Read: ${count} numbers.`;
}
