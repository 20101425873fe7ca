import { Button } from "../../../ui/Button.tsx";
import { Crop } from "./Crop.tsx";
import type { ListedNumber } from "./listedNumbers.ts";
import { OtherPredictions } from "./OtherPredictions.tsx";
import { TextForm } from "./TextForm.tsx";
import type { Corrections } from "./useCorrections.ts";
import type { ShownImage } from "./useImage.ts";
import { WhatWasSeen } from "./WhatWasSeen.tsx";

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
      {isRead && <WhatWasSeen image={image} number={number} />}
    </div>
  );
}
