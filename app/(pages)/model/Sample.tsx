import { useEffect, useRef } from "react";
import { type Pair, wordsOf } from "./pair.ts";
import type { MisreadSample } from "./useMisread.ts";

const SIDE = 28;

/** One test image in ink on paper, with the chance that its wrong reading was given. */
export function Sample({ sample, pair }: { readonly sample: MisreadSample; readonly pair: Pair }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) draw(context, sample.pixels);
  }, [sample]);
  const percent = `${Math.round(100 * sample.p)} %`;
  return (
    <li className="text-center text-xs text-muted">
      <canvas
        ref={canvas}
        width={SIDE}
        height={SIDE}
        role="img"
        aria-label={`MNIST test image ${sample.index}, ${wordsOf(pair)} with ${percent}`}
        className="size-20 rounded-card border border-hairline [image-rendering:pixelated] dark:invert"
      />
      <span className="mt-1 block">no. {sample.index}</span>
      <span className="block">{percent} sure</span>
    </li>
  );
}

function draw(context: CanvasRenderingContext2D, pixels: string): void {
  const bytes = Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0));
  const image = context.createImageData(SIDE, SIDE);
  bytes.forEach((ink, i) => {
    image.data[4 * i + 3] = ink; // black, as opaque as there is ink
  });
  context.putImageData(image, 0, 0);
}
