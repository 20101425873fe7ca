import { useState } from "react";
import { boxBehind } from "../../../../core/images/view.ts";
import type { ImageSteps } from "../../../../core/wire/imageSteps.ts";
import { GlyphPicture } from "./GlyphPicture.tsx";
import type { ListedNumber } from "./listedNumbers.ts";
import type { Box, ShownImage } from "./useImage.ts";
import { useSteps } from "./useSteps.ts";

type SeenProps = { readonly image: ShownImage; readonly number: ListedNumber };

const STEPS = [
  ["straight", "Set straight"],
  ["even", "Light evened"],
  ["ink", "Ink found"],
  ["marks", "Lines and dust gone"],
] as const satisfies readonly (readonly [keyof ImageSteps["pictures"], string])[];
const MARGIN = 0.5; // of the number's height, so that what was taken away is seen too

/** The selected number on its way to the network, and each of its digits as the network got it. */
export function WhatWasSeen({ image, number }: SeenProps) {
  const [isOpen, setOpen] = useState(false);
  const asked = useSteps(image, isOpen);
  const glyphs = asked.state === "there" ? (asked.steps.glyphs[number.number ?? -1] ?? []) : [];
  return (
    <details className="mt-6" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer py-2 text-lg font-semibold">What the network saw</summary>
      <div aria-live="polite">
        {asked.state === "asked" && <p className="py-3 text-muted">Reading the image once more…</p>}
        {asked.state === "failed" && <p className="py-3 text-danger">{asked.error}</p>}
        {asked.state === "there" && (
          <>
            <ol className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-3">
              {STEPS.map(([step, words]) => {
                const picture = asked.steps.pictures[step];
                if (picture === null) return null;
                return (
                  <li key={step} className="text-center text-sm text-muted">
                    <StepPicture image={image} view={asked.steps.view} picture={picture} box={number.box} />
                    <span className="mt-1 block">{words}</span>
                  </li>
                );
              })}
            </ol>
            <ul aria-label="Digits as the network got them" className="mt-4 flex flex-wrap gap-3">
              {glyphs.map((glyph, i) => {
                const label = number.digits[i]?.label ?? "";
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: digits have no other name than their place
                  <li key={`${number.key}:${i}`} className="text-center text-sm text-muted">
                    <GlyphPicture glyph={glyph} label={label} />
                    <span className="mt-1 block">{label}</span>
                  </li>
                );
              })}
            </ul>
            <p className="mt-3 text-sm text-muted">
              Each digit is cut out, scaled to 20 × 20 pixels and put with its centre of mass in the middle of
              28 × 28.
            </p>
          </>
        )}
      </div>
    </details>
  );
}

type StepProps = {
  readonly image: ShownImage;
  readonly view: ImageSteps["view"]; // what of the image the picture shows, null for all of it
  readonly picture: string;
  readonly box: Box; // in pixels of the image
};

function StepPicture({ image: { width, height }, view, picture, box: [left, top, wide, high] }: StepProps) {
  const given = { x: left, y: top, w: wide, h: high };
  const { x, y, w, h } = view ? boxBehind(view, given) : given;
  const size = view ? { width: view.w, height: view.h } : { width, height };
  const margin = MARGIN * h;
  const shown = [x - margin, y - margin, w + 2 * margin, h + 2 * margin].join(" ");
  return (
    <svg
      viewBox={shown}
      aria-hidden="true"
      className="h-20 w-full rounded-lg border border-hairline bg-white"
    >
      <image href={`data:image/webp;base64,${picture}`} {...size} preserveAspectRatio="none" />
    </svg>
  );
}
