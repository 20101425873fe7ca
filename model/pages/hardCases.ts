import sharp from "sharp";
import type { Random } from "../augment/random.ts";
import type { Point, Strokes } from "../data/ink.ts";
import { extentOf } from "../strings/made.ts";
import { lineSvg } from "./photograph.ts";

/** An image file of one digit, drawn by chance: equal ink and chance give equal pixels. */
type Draw = (strokes: Strokes, random: Random) => Promise<Buffer>;
type Size = { readonly w: number; readonly h: number };
type Range = readonly [least: number, most: number];

/** How a digit lies in its image: shares are of the image's shorter side, the pen's of the digit's height. */
type Layout = {
  readonly share: Range;
  readonly pen: Range;
  readonly turn?: number;
  readonly centered?: boolean;
};

const LOOSE: Layout = { share: [0.3, 0.8], pen: [0.04, 0.16] };
const ON_PAPER: Layout = { share: [0.2, 0.6], pen: [0.04, 0.12] };
const LEANING = Math.PI / 12; // 15° either way

/** Images of one digit as people also give them, each kind by its name. */
export const HARD_CASES: Readonly<Record<string, Draw>> = {
  canvas: async (strokes, random) => {
    const size = square(random.uniform(100, 1_000));
    const [paper, ink] = random.pick([
      ["#fff", "#000"],
      ["#000", "#fff"],
    ] as const);
    return png(size, filled(paper) + digitSvg(strokes, size, ink, LOOSE, random));
  },
  tight: async (strokes, random) => {
    const size = square(random.uniform(60, 600));
    const layout = { share: [0.94, 1], pen: [0.04, 0.2], centered: true } as const;
    const drawn = await png(size, filled("#fff") + digitSvg(strokes, size, "#000", layout, random));
    return sharp(drawn)
      .trim({ margin: random.below(4) })
      .png()
      .toBuffer();
  },
  turned: async (strokes, random) => {
    const size = square(random.uniform(100, 600));
    return png(size, filled("#fff") + digitSvg(strokes, size, "#000", { ...LOOSE, turn: LEANING }, random));
  },
  transparent: async (strokes, random) => {
    const size = square(random.uniform(100, 600));
    return png(size, digitSvg(strokes, size, random.pick(["#000", "#1d3fae", "#fff"]), LOOSE, random));
  },
  tiny: async (strokes, random) => {
    const size = square(random.uniform(20, 40));
    return png(
      size,
      filled("#fff") + digitSvg(strokes, size, "#000", { share: [0.6, 0.85], pen: [0.08, 0.15] }, random),
    );
  },
  huge: async (strokes, random) => {
    const size = square(2_000);
    return png(size, filled("#fff") + digitSvg(strokes, size, "#111", LOOSE, random));
  },
  poorJpeg: async (strokes, random) => {
    const size = square(random.uniform(120, 500));
    const drawn = await png(size, filled("#f4f2ec") + digitSvg(strokes, size, "#223", LOOSE, random));
    return sharp(drawn).jpeg({ quality: 20 }).toBuffer();
  },
  darkMode: async (strokes, random) => {
    const size = { w: Math.round(random.uniform(300, 900)), h: Math.round(random.uniform(300, 900)) };
    const [paper, ink] = random.pick([
      ["#1e1e1e", "#e8e8e8"],
      ["#0d1117", "#58a6ff"],
      ["#202a36", "#ffd166"],
    ] as const);
    return png(size, filled(paper) + digitSvg(strokes, size, ink, LOOSE, random));
  },
  colored: (strokes, random) => {
    const [paper, ink] = random.pick([
      ["#f6e27a", "#1f4fa8"],
      ["#f3c1cc", "#8a1538"],
      ["#bfe3c0", "#146b3a"],
      ["#a9cdf0", "#5a2d82"],
      ["#c9a26b", "#1b1b1b"],
    ] as const);
    return photo(strokes, random, { paper, ink });
  },
  lined: (strokes, random) => photo(strokes, random, { under: linesSvg(random.uniform(0.06, 0.14), false) }),
  squared: (strokes, random) => photo(strokes, random, { under: linesSvg(random.uniform(0.04, 0.1), true) }),
  pencil: (strokes, random) =>
    photo(strokes, random, { ink: "#77777c", layout: { ...ON_PAPER, pen: [0.02, 0.05] }, strength: 0.7 }),
  marker: (strokes, random) => photo(strokes, random, { layout: { share: [0.3, 0.8], pen: [0.16, 0.24] } }),
  whiteboard: (strokes, random) =>
    photo(strokes, random, {
      paper: "#c9ced2",
      ink: random.pick(["#1b5fc1", "#c1272d", "#1c1c1c", "#1c8a45"]),
      over: glareSvg(random),
    }),
  beside: (strokes, random) =>
    photo(strokes, random, { over: random.chance(0.5) ? fingerSvg(random) : tableSvg(random) }),
};

type Scene = {
  readonly paper?: string;
  readonly ink?: string;
  readonly layout?: Layout;
  readonly strength?: number; // of the ink, 0…1
  readonly under?: (size: Size) => string; // on the paper, below the ink
  readonly over?: (size: Size) => string;
};

/** A phone's photo of a scene: light that falls off, blur, the sensor's noise, JPEG. */
async function photo(strokes: Strokes, random: Random, scene: Scene): Promise<Buffer> {
  const size = { w: Math.round(random.uniform(400, 900)), h: Math.round(random.uniform(400, 900)) };
  const { paper = "#f2efe6", ink = "#26304a", layout = ON_PAPER, strength = 1 } = scene;
  const drawn = await png(
    size,
    filled(paper) +
      (scene.under?.(size) ?? "") +
      `<g opacity="${strength}">${digitSvg(strokes, size, ink, layout, random)}</g>` +
      (scene.over?.(size) ?? "") +
      fallingLight(random),
  );
  const { data, info } = await sharp(drawn)
    .removeAlpha()
    .blur(random.uniform(0.4, 0.002 * Math.max(size.w, size.h)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const noise = random.uniform(0, 8);
  for (let i = 0; i < data.length; i++)
    data[i] = Math.max(0, Math.min(255, Math.round((data[i] ?? 0) + random.uniform(-noise, noise))));
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return sharp(data, { raw })
    .jpeg({ quality: Math.round(random.uniform(50, 90)) })
    .toBuffer();
}

function png({ w, h }: Size, drawing: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${drawing}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function square(side: number): Size {
  return { w: Math.round(side), h: Math.round(side) };
}

function filled(color: string): string {
  return `<rect width="100%" height="100%" fill="${color}"/>`;
}

/** The digit with a round pen, wholly within the image. */
function digitSvg(strokes: Strokes, { w, h }: Size, color: string, layout: Layout, random: Random): string {
  const turn = layout.turn === undefined ? 0 : random.uniform(-layout.turn, layout.turn);
  const turned = strokes.map((stroke) => stroke.map((point) => turnedBy(point, turn)));
  const box = extentOf(turned);
  const pen = random.uniform(...layout.pen);
  const side = random.uniform(...layout.share) * Math.min(w, h);
  const scale = side / ((1 + pen) * Math.max(box.h, box.w, 1e-6));
  const width = Math.max(1.5, pen * Math.max(box.h, 0.5 * box.w) * scale);
  const room = { x: w - box.w * scale - width, y: h - box.h * scale - width };
  const at = (free: number) =>
    width / 2 + Math.max(0, free) * (layout.centered ? 0.5 : random.uniform(0.05, 0.95));
  const [left, top] = [at(room.x), at(room.y)];
  const place = ({ x, y }: Point): Point => ({ x: left + (x - box.x) * scale, y: top + (y - box.y) * scale });
  return turned.map((stroke) => lineSvg(stroke.map(place), width, color)).join("");
}

function turnedBy({ x, y }: Point, turn: number): Point {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Printed lines `apart` of the image's height from each other, down too where they make squares. */
function linesSvg(apart: number, squares: boolean): (size: Size) => string {
  return ({ w, h }) => {
    const step = apart * h;
    const line = (x0: number, y0: number, x1: number, y1: number) =>
      lineSvg(
        [
          { x: x0, y: y0 },
          { x: x1, y: y1 },
        ],
        Math.max(1, 0.002 * h),
        "#a9bfe0",
      );
    const across = Array.from({ length: Math.ceil(h / step) }, (_, i) =>
      line(0, (i + 0.5) * step, w, (i + 0.5) * step),
    );
    const down = Array.from({ length: Math.ceil(w / step) }, (_, i) =>
      line((i + 0.5) * step, 0, (i + 0.5) * step, h),
    );
    return [...across, ...(squares ? down : [])].join("");
  };
}

/** Where a lamp is mirrored: bright in the middle, soft at the edge, paling the ink below. */
function glareSvg(random: Random): (size: Size) => string {
  const [x, y, radius] = [random.uniform(0, 1), random.uniform(0, 1), random.uniform(0.15, 0.4)];
  const stops = `<stop offset="0" stop-color="#fff" stop-opacity="0.75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>`;
  return () =>
    `<radialGradient id="glare" cx="${x}" cy="${y}" r="${radius}">${stops}</radialGradient><rect width="100%" height="100%" fill="url(#glare)"/>`;
}

/** A finger that holds the sheet, from one side. */
function fingerSvg(random: Random): (size: Size) => string {
  const [at, wide, deep] = [
    random.uniform(0.15, 0.85),
    random.uniform(0.04, 0.08),
    random.uniform(0.03, 0.1),
  ];
  const left = random.chance(0.5);
  return ({ w, h }) =>
    `<ellipse cx="${left ? 0 : w}" cy="${at * h}" rx="${deep * w}" ry="${wide * h}" fill="#c68863"/>`;
}

/** A dark table beyond one side of the sheet. */
function tableSvg(random: Random): (size: Size) => string {
  const [near, far] = [random.uniform(0.02, 0.1), random.uniform(0.02, 0.1)];
  const below = random.chance(0.5);
  return ({ w, h }) =>
    below
      ? `<path d="M0 ${h}L0 ${h * (1 - near)}L${w} ${h * (1 - far)}L${w} ${h}Z" fill="#4a3826"/>`
      : `<path d="M0 0L${w * near} 0L${w * far} ${h}L0 ${h}Z" fill="#4a3826"/>`;
}

function fallingLight(random: Random): string {
  const [x, y] = [random.uniform(0, 1), random.uniform(0, 1)];
  const stops = `<stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="${random.uniform(0, 0.4)}"/>`;
  return `<linearGradient id="light" x1="${x}" y1="${y}" x2="${1 - x}" y2="${1 - y}">${stops}</linearGradient><rect width="100%" height="100%" fill="url(#light)"/>`;
}
