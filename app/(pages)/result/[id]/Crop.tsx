import type { Box, ShownImage } from "./useImage.ts";

type CropProps = {
  readonly image: Pick<ShownImage, "id" | "turns" | "width" | "height">;
  readonly picture: "original" | "normalised";
  readonly box: Box;
  readonly className?: string;
};

const MARGIN = 0.12; // of the box's height

/** A part of an image, cut out where it is shown. */
export function Crop({ image, picture, box: [x, y, w, h], className = "" }: CropProps) {
  const margin = MARGIN * h;
  const view = [x - margin, y - margin, w + 2 * margin, h + 2 * margin].join(" ");
  return (
    <svg viewBox={view} aria-hidden="true" className={`rounded-lg bg-sunken ${className}`}>
      <image
        href={`/api/images/${image.id}/${picture}?turns=${image.turns}`}
        width={image.width}
        height={image.height}
        preserveAspectRatio="none"
      />
    </svg>
  );
}
