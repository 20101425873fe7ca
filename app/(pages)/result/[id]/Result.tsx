"use client";

import { useState } from "react";
import { IMAGE_REASONS } from "../../../../core/images/imageReasons.ts";
import { UploadButton } from "../../../images/UploadButton.tsx";
import { ExportButtons } from "./ExportButtons.tsx";
import { type ListedNumber, listedNumbers } from "./listedNumbers.ts";
import { MissedNumber } from "./MissedNumber.tsx";
import { NumberDetail } from "./NumberDetail.tsx";
import { NumberList } from "./NumberList.tsx";
import { Stage } from "./Stage.tsx";
import { StillReading } from "./StillReading.tsx";
import { useCorrections } from "./useCorrections.ts";
import { type Box, type ShownImage, useImage } from "./useImage.ts";

/** The image as it was given beside what is read in it. */
export function Result({ initial, me }: { readonly initial: ShownImage; readonly me: string }) {
  const image = useImage(initial);
  const isRead = image.state === "done" || image.state === "refused";
  const words = useCorrections(image.id, initial.corrections);
  const [chosen, setChosen] = useState<string>();
  const numbers = listedNumbers(image.answer, words.corrections);
  const number = numbers.find(({ key }) => key === chosen) ?? numbers[0];
  const [missed, setMissed] = useState<Box>();
  const add = (text: string) => {
    if (missed !== undefined) words.add(missed, text);
    setMissed(undefined);
  };
  const goOn = () => setChosen(nextOf(numbers, number)?.key);
  return (
    <div className="py-10 md:py-14">
      <h1 className="text-xl">Result</h1>
      <p className="mt-1 truncate text-muted">{nameOf(image)}</p>
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <Stage
          image={image}
          numbers={numbers}
          selected={number?.key}
          onSelect={setChosen}
          missed={missed}
          onMissed={setMissed}
        />
        <div>
          <p role="status" className={image.state === "done" ? "sr-only" : "text-lg"}>
            {statusOf(image)}
          </p>
          {!isRead && <StillReading image={image} />}
          {image.state === "refused" && <UploadButton className="mt-6" />}
          {missed && (
            <MissedNumber image={image} box={missed} onText={add} onCancel={() => setMissed(undefined)} />
          )}
          {number && <NumberList numbers={numbers} selected={number.key} onSelect={setChosen} />}
          {number && <NumberDetail image={image} number={number} words={words} onDone={goOn} />}
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

/** The next number that nobody has said anything of, unsure ones first; else this one. */
function nextOf(
  numbers: readonly ListedNumber[],
  number: ListedNumber | undefined,
): ListedNumber | undefined {
  const at = numbers.findIndex(({ key }) => key === number?.key);
  return numbers.slice(at + 1).find(({ isSure }) => !isSure) ?? number;
}

function statusOf({ state, reason, answer }: ShownImage): string {
  if (state === "queued") return "Waiting to be read…";
  if (state === "reading") return "Being read…";
  if (state === "refused") return IMAGE_REASONS[reason ?? "read-failed"];
  const count = answer?.numbers.length ?? 0;
  return count === 1 ? "Read: 1 number." : `Read: ${count} numbers.`;
}
