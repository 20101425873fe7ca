import { useEffect, useRef } from "react";

const SIDE = 28;

/** A glyph pixel for pixel, as the network gets it: ink is light there. */
export function GlyphPicture({ glyph, label }: { readonly glyph: string; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const pixels = context.createImageData(SIDE, SIDE);
    for (const [i, character] of [...atob(glyph)].entries()) {
      const value = character.charCodeAt(0);
      pixels.data.set([value, value, value, 255], 4 * i);
    }
    context.putImageData(pixels, 0, 0);
  }, [glyph]);
  return (
    <canvas
      ref={canvas}
      width={SIDE}
      height={SIDE}
      role="img"
      aria-label={`${label} as the network got it, 28 by 28 pixels`}
      className="size-21 rounded-lg border border-hairline [image-rendering:pixelated]"
    />
  );
}
