import { Button } from "../../../ui/Button.tsx";
import { Crop } from "./Crop.tsx";
import type { ListedNumber } from "./listedNumbers.ts";
import { OtherPredictions } from "./OtherPredictions.tsx";
import { TextForm } from "./TextForm.tsx";
import type { ShownImage } from "./useImage.ts";
import type { Say } from "./useSelection.ts";
import { WhatWasSeen } from "./WhatWasSeen.tsx";

type DetailProps = {
  readonly image: ShownImage;
  readonly number: ListedNumber;
  readonly onSay: Say;
  readonly asked: number; // see TextForm
  readonly onEscape: () => void; // leaves its field
};

/** The selected number: as it was written, as the network saw it, and what the person says of it. */
export function NumberDetail({ image, number, onSay, asked, onEscape }: DetailProps) {
  const isRead = number.number !== null;
  return (
    <div className="mt-6">
      <Crop
        image={image}
        picture="original"
        box={number.box}
        className="h-24 max-w-full border border-hairline"
      />
      <TextForm
        key={`${number.key} ${number.text}`}
        text={number.text}
        onText={onSay}
        onEscape={onEscape}
        asked={asked}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        {number.state === "read" && <Button onClick={() => onSay(number.text)}>Accept</Button>}
        {number.state !== "rejected" && (
          <Button onClick={() => onSay(null)}>{isRead ? "Not a number" : "Take away"}</Button>
        )}
        {isRead && number.state !== "read" && (
          <Button onClick={() => onSay(undefined)}>Back to the reading</Button>
        )}
      </div>
      <OtherPredictions number={number} onChoose={onSay} />
      {isRead && <WhatWasSeen image={image} number={number} />}
    </div>
  );
}
