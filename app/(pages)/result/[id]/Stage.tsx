import { Maximize, SquareDashed, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { percent } from "../../../board/confidence.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { DrawBox } from "./DrawBox.tsx";
import type { ListedNumber } from "./listedNumbers.ts";
import { middleOf } from "./missedBox.ts";
import type { Box as Place, ShownImage } from "./useImage.ts";
import { useZoom } from "./useZoom.ts";

type StageProps = {
  readonly image: ShownImage;
  readonly numbers: readonly ListedNumber[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  /** Where a missed number stands, while the person shows it. */
  readonly missed: Place | undefined;
  readonly onMissed: (box: Place | undefined) => void;
  readonly children?: ReactNode; // more to do with the image, as buttons
};

const COLORS = {
  sure: "outline-accent/70",
  unsure: "outline-unsure-bar outline-dashed",
  rejected: "outline-edge/60 outline-dotted",
} as const;

/** The image as it was given, with a box around each number; it zooms with Ctrl and the wheel or two fingers, and pans when it is dragged or scrolled. */
export function Stage({ image, numbers, selected, onSelect, missed, onMissed, children }: StageProps) {
  const { frame, zoom, zoomBy, fit, isFitted, onPointerDown } = useZoom();
  return (
    <figure className="[--most:55vh] lg:[--most:75vh] overflow-hidden rounded-card border border-hairline bg-sunken lg:sticky lg:top-20">
      <section
        ref={frame}
        aria-label="Image with the numbers found"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onPointerDown={onPointerDown}
        className="on-photo max-h-(--most) touch-pan-x touch-pan-y overflow-auto"
      >
        <div
          className="relative mx-auto"
          style={{
            width: `${zoom * 100}%`,
            maxWidth: isFitted ? `calc(var(--most) * ${image.width / image.height})` : undefined,
          }}
        >
          {/* biome-ignore lint/performance/noImgElement: a private picture from our own route, which no optimiser may keep */}
          <img
            src={`/api/images/${image.id}/original?turns=${image.turns}`}
            // biome-ignore lint/a11y/noRedundantAlt: it is the input that is meant, beside what the network saw of it
            alt="Input image"
            width={image.width}
            height={image.height}
            draggable={false}
            className="block h-auto w-full select-none"
          />
          {numbers.map((number) => (
            <Box
              key={number.key}
              number={number}
              image={image}
              isSelected={number.key === selected}
              onSelect={() => onSelect(number.key)}
            />
          ))}
          {missed && (
            <DrawBox image={image} box={missed} onBox={onMissed} onCancel={() => onMissed(undefined)} />
          )}
        </div>
      </section>
      <div className="flex flex-wrap border-t border-hairline bg-surface">
        {image.answer && (
          <Button
            look="quiet"
            aria-pressed={missed !== undefined}
            className="gap-1.5 px-2! text-sm whitespace-nowrap aria-pressed:text-accent sm:px-3!"
            onClick={() => onMissed(missed ? undefined : middleOf(image))}
          >
            <SquareDashed aria-hidden className="size-5" />
            <span>
              <span className="max-sm:sr-only">Add a </span>
              <span className="max-sm:capitalize">missed</span> number
            </span>
          </Button>
        )}
        <div className="ml-auto flex">
          {children}
          <IconButton label="Zoom out" disabled={isFitted} onClick={() => zoomBy(1 / 1.5)}>
            <ZoomOut aria-hidden className="size-5" />
          </IconButton>
          <IconButton label="Whole image" disabled={isFitted} onClick={fit}>
            <Maximize aria-hidden className="size-5" />
          </IconButton>
          <IconButton label="Zoom in" onClick={() => zoomBy(1.5)}>
            <ZoomIn aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
    </figure>
  );
}

type BoxProps = {
  readonly number: ListedNumber;
  readonly image: ShownImage;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

/** A number's place; by keyboard numbers are reached in the list, which is in the same order. */
function Box({ number, image: { width, height }, isSelected, onSelect }: BoxProps) {
  const [x, y, w, h] = number.box;
  const color = number.state === "rejected" ? COLORS.rejected : COLORS[number.isSure ? "sure" : "unsure"];
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const style = {
    left: share(x, width),
    top: share(y, height),
    width: share(w, width),
    height: share(h, height),
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${number.text}, ${percent(number.p)}`}
      aria-pressed={isSelected}
      title={number.text}
      style={style}
      onClick={onSelect}
      className={`absolute rounded-xs outline-offset-1 ${isSelected ? "z-10 bg-accent/15 outline-3 outline-accent" : `outline-1 sm:outline-2 ${color}`}`}
    />
  );
}
