"use client";

import { Eraser, Undo2 } from "lucide-react";
import { memo, useRef } from "react";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { handInk } from "../../ink/handInk.ts";
import { svgPathOf } from "../../ink/svgPath.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { PadAnswer } from "./PadAnswer.tsx";
import { PAD_PEN, usePadInk } from "./usePadInk.ts";
import { type PadStroke, usePadReading } from "./usePadReading.ts";

const HINT = handInk("407", { x: 0, y: 0, height: 92, seed: 3 });

/** A piece of paper that reads what is written on it: the real recogniser, asked at the end of each stroke. */
export function Pad() {
  const line = useRef<SVGPathElement>(null);
  const { strokes, handlers, undo, clear } = usePadInk(line);
  const read = usePadReading(strokes);
  const isEmpty = strokes.length === 0;
  return (
    <section
      aria-label="Try the recogniser"
      className="overflow-hidden rounded-card border border-hairline shadow-lift"
    >
      <div className="relative">
        <div
          {...handlers}
          role="img"
          aria-label="Paper: write a number here with mouse, finger or pen"
          className="relative h-72 touch-none cursor-crosshair overflow-hidden bg-paper dot-grid select-none sm:h-80"
        >
          {isEmpty && <Hint />}
          <svg aria-hidden="true" className="absolute inset-0 size-full fill-ink">
            {strokes.map((stroke) => (
              <Ink key={stroke.id} stroke={stroke} />
            ))}
            <path ref={line} />
          </svg>
          {read.reading.numbers.map((number) => (
            <NumberChip key={number.id} number={number} />
          ))}
        </div>
        <div className="absolute top-1.5 right-1.5 flex">
          <IconButton label="Take back the last stroke" disabled={isEmpty} onClick={undo}>
            <Undo2 aria-hidden className="size-5" />
          </IconButton>
          <IconButton label="Clean paper" disabled={isEmpty} onClick={clear}>
            <Eraser aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
      <PadAnswer {...read} last={strokes.at(-1)} />
    </section>
  );
}

const Ink = memo(function Ink({ stroke }: { readonly stroke: PadStroke }) {
  return <path d={svgPathOf({ pointer: "mouse", pen: PAD_PEN, samples: stroke.samples })} />;
});

function NumberChip({ number }: { readonly number: NumberReading }) {
  const { x, y, w } = number.box;
  const style = { left: x + w + 4, top: Math.max(4, y - 26) };
  return (
    <span className="pointer-events-none absolute animate-fade" style={style} aria-hidden="true">
      <Chip reading={number} />
    </span>
  );
}

function Hint() {
  return (
    <div aria-hidden="true" className="absolute inset-0 flex flex-col items-center justify-center gap-6">
      <svg aria-hidden="true" viewBox="-6 -6 190 106" className="h-28 overflow-visible">
        {HINT.map(({ samples }) => (
          <path
            key={samples.length + (samples[0]?.x ?? 0)}
            d={svgPathOf({ pointer: "mouse", pen: { color: 0, width: 4 }, samples })}
            className="fill-faint/45"
          />
        ))}
      </svg>
      <p className="text-muted">Write a number here</p>
    </div>
  );
}
