import sharp from "sharp";
import type { Random } from "../augment/random.ts";
import type { Point, Strokes } from "../data/ink.ts";
import { extentOf } from "../strings/made.ts";

const STYLES = ["", ' font-weight="bold"', ' font-style="italic"'];

/** A sheet with a drawing as a JPEG, a little blurred. */
export function onPaper(
  svg: string,
  { w, h }: { readonly w: number; readonly h: number },
  random: Random,
): Promise<Buffer> {
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#f6f5f0"/>${svg}</svg>`;
  return sharp(Buffer.from(sheet))
    .blur(random.uniform(0.4, 1))
    .jpeg({ quality: Math.round(random.uniform(60, 92)) })
    .toBuffer();
}

/** The scale that makes ink `high`, or as wide where it is flat, and how wide it is then. */
export function sized(strokes: Strokes, high: number): { readonly scale: number; readonly wide: number } {
  const { w, h } = extentOf(strokes);
  const scale = high / Math.max(h, w / 1.5, 1e-6);
  return { scale, wide: w * scale };
}

export function placed(strokes: Strokes, left: number, top: number, scale: number): Strokes {
  const { x, y } = extentOf(strokes);
  return strokes.map((stroke) =>
    stroke.map((point): Point => ({ x: left + (point.x - x) * scale, y: top + (point.y - y) * scale })),
  );
}

export function strokesSvg(strokes: Strokes, color: string, width: number): string {
  const d = strokes
    .map(
      (stroke) =>
        `M${stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${stroke.length === 1 ? "h0.1" : ""}`,
    )
    .join("");
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width.toFixed(1)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

export function faceOf(fonts: readonly string[], random: Random): string {
  return faceIn(random.pick(fonts)) + random.pick(STYLES);
}

export function faceIn(family: string): string {
  return `font-family="${family}"`;
}

export function textIn(face: string, text: string, x: number, y: number, size: number): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" fill="#222" ${face}>${text}</text>`;
}
