"use client";

import { useState } from "react";
import { IMAGE_REASONS } from "../../../../core/images/imageReasons.ts";
import { UploadButton } from "../../../ui/UploadButton.tsx";
import { NumberList } from "./NumberList.tsx";
import { OtherPredictions } from "./OtherPredictions.tsx";
import { type ShownImage, useImage } from "./useImage.ts";

/** The image as it was given beside what is read in it. */
export function Result({ initial }: { readonly initial: ShownImage }) {
  const image = useImage(initial);
  const [selected, setSelected] = useState(0);
  const numbers = image.answer?.numbers ?? [];
  const number = numbers[selected];
  return (
    <div className="py-10 md:py-14">
      <h1 className="text-xl">Result</h1>
      <p className="mt-1 truncate text-muted">{image.name}</p>
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <figure className="overflow-hidden rounded-card border border-hairline bg-sunken">
          {/* biome-ignore lint/performance/noImgElement: a private picture from our own route, which no optimiser may keep */}
          <img
            src={`/api/images/${image.id}/original`}
            // biome-ignore lint/a11y/noRedundantAlt: it is the input that is meant, beside what the network saw of it
            alt="Input image"
            width={image.width}
            height={image.height}
            className="mx-auto h-auto max-h-[75vh] w-full object-contain"
          />
        </figure>
        <div>
          <p role="status" className={image.state === "done" ? "sr-only" : "text-lg"}>
            {statusOf(image)}
          </p>
          {image.state === "refused" && <UploadButton className="mt-6" />}
          {number && (
            <>
              <NumberList numbers={numbers} selected={selected} onSelect={setSelected} />
              <OtherPredictions number={number} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

function statusOf({ state, reason, answer }: ShownImage): string {
  if (state === "queued") return "Waiting to be read…";
  if (state === "reading") return "Being read…";
  if (state === "refused") return IMAGE_REASONS[reason ?? "read-failed"];
  const count = answer?.numbers.length ?? 0;
  return count === 1 ? "Read: 1 number." : `Read: ${count} numbers.`;
}
