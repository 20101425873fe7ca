import sharp, { type Sharp } from "sharp";
import { widthOf, writeNumber } from "./digits.ts";

export type InkImage = {
  readonly text: string;
  readonly height?: number; // of its digits, in pixels
  readonly seed?: number;
  readonly ink?: string;
  readonly paper?: string;
};

/** Handwriting on paper as an image, not yet in any format: digits from 40 pixels below and right of its corner. */
export function inkImage({
  text,
  height = 90,
  seed = 3,
  ink = "#1d2233",
  paper = "#fbfaf4",
}: InkImage): Sharp {
  const strokes = writeNumber(text, { x: 40, y: 40, height, seed });
  const size = { w: Math.ceil(widthOf(text.length, height)) + 80, h: height + 80 };
  const paths = strokes.map((stroke) => {
    const points = stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
    return `<path d="M${points}" fill="none" stroke="${ink}" stroke-width="${height / 14}" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.w}" height="${size.h}"><rect width="100%" height="100%" fill="${paper}"/>${paths.join("")}</svg>`;
  return sharp(Buffer.from(svg));
}
