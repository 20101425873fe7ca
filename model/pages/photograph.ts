import sharp from "sharp";
import type { Random } from "../augment/random.ts";
import type { Point, Strokes } from "../data/ink.ts";
import { extentOf } from "../strings/made.ts";

type Size = { readonly w: number; readonly h: number };
type Color = readonly [red: number, green: number, blue: number];

const SIDES = [480, 1_100] as const; // pixels of the longer side, as a phone's photo is sent
const DIGIT_SHARE = [0.18, 0.6] as const; // of the shorter side
const PEN_SHARE = [0.035, 0.13] as const; // of the digit's height
const TURN = 0.17; // radians either way
const PERSPECTIVE = 0.18; // how much nearer one side may be than the other
const RULED = 0.25; // of the sheets
const TABLE = 0.15; // of the photos show an edge of the sheet and the table beyond it
const TEXTURE_CELLS = 24; // of the paper, along each side
const PAPERS: readonly Color[] = [
  [250, 250, 248],
  [238, 232, 214],
  [226, 230, 238],
];
const PENS: readonly Color[] = [
  [25, 25, 30],
  [30, 45, 120],
  [90, 90, 95], // a pencil
  [130, 30, 35],
];

/**
 * A photo of one digit on paper as a phone takes it, made by drawing: pen, paper and its grain, ruled lines, uneven light, a
 * shadow's edge, perspective, blur, the sensor's noise, JPEG. Equal ink and chance give equal pixels.
 */
export async function photograph(strokes: Strokes, random: Random): Promise<Buffer> {
  const longer = Math.round(random.uniform(...SIDES));
  const upright = random.chance(0.5);
  const size = {
    w: upright ? Math.round(0.75 * longer) : longer,
    h: upright ? longer : Math.round(0.75 * longer),
  };
  const paper = random.pick(PAPERS);
  const ink = await coverOf(inkSvg(strokes, size, random), size);
  const rules = random.chance(RULED) ? await coverOf(rulesSvg(size, random), size) : null;
  const sheet = random.chance(TABLE) ? await coverOf(sheetSvg(size, random), size) : null;
  const light = lightOn(size, random);
  const grain = grainOf(random);
  const pen = random.pick(PENS);
  const strength = random.uniform(0.75, 1);
  const noise = random.uniform(0, 14);
  const pixels = Buffer.alloc(3 * size.w * size.h);
  for (let y = 0; y < size.h; y++) {
    for (let x = 0; x < size.w; x++) {
      const at = y * size.w + x;
      const inked = (strength * (ink[at] ?? 0)) / 255;
      const ruled = (0.35 * (rules?.[at] ?? 0)) / 255;
      const shown = light(x, y) * (1 + grain(x / size.w, y / size.h));
      const onSheet = (sheet?.[at] ?? 255) / 255;
      for (let c = 0; c < 3; c++) {
        const blank = mixed(TABLE_COLOR[c] ?? 0, paper[c] ?? 0, onSheet);
        const lined = mixed(blank, RULE_COLOR[c] ?? 0, ruled);
        const value = shown * mixed(lined, pen[c] ?? 0, inked) + random.uniform(-noise, noise);
        pixels[3 * at + c] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  return sharp(pixels, { raw: { width: size.w, height: size.h, channels: 3 } })
    .blur(random.uniform(0.4, 0.0025 * longer))
    .jpeg({ quality: Math.round(random.uniform(55, 92)) })
    .toBuffer();
}

const TABLE_COLOR: Color = [96, 72, 50];
const RULE_COLOR: Color = [120, 150, 200];

/** How much of each pixel is covered, 0…255. */
async function coverOf(drawing: string, { w, h }: Size): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#000"/>${drawing}</svg>`;
  return sharp(Buffer.from(svg)).greyscale().extractChannel(0).raw().toBuffer();
}

function inkSvg(strokes: Strokes, { w, h }: Size, random: Random): string {
  const box = extentOf(strokes);
  const high = random.uniform(...DIGIT_SHARE) * Math.min(w, h);
  const scale = high / Math.max(box.h, 0.5 * box.w, 1e-6);
  const turn = random.uniform(-TURN, TURN);
  const [nearX, nearY] = [
    random.uniform(-PERSPECTIVE, PERSPECTIVE),
    random.uniform(-PERSPECTIVE, PERSPECTIVE),
  ];
  const room = (side: number) => Math.max(0, 0.5 * side - 0.75 * Math.max(high, box.w * scale));
  const [left, top] = [w / 2 + random.uniform(-1, 1) * room(w), h / 2 + random.uniform(-1, 1) * room(h)];
  const place = ({ x, y }: Point): Point => {
    const [dx, dy] = [(x - box.x - box.w / 2) * scale, (y - box.y - box.h / 2) * scale];
    const [tx, ty] = [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)];
    const far = 1 + (nearX * tx + nearY * ty) / high;
    return { x: left + tx / far, y: top + ty / far };
  };
  const pen = random.uniform(...PEN_SHARE) * high;
  return strokes.map((stroke) => lineSvg(stroke.map(place), pen)).join("");
}

/** A pen's way, with round ends; a single point is a dot. */
export function lineSvg(points: readonly Point[], width: number, color = "#fff"): string {
  const path = points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L");
  const first = points[0];
  const end = points.length === 1 && first ? `L${first.x + 0.01} ${first.y}` : "";
  return `<path d="M${path}${end}" fill="none" stroke="${color}" stroke-width="${width.toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function rulesSvg({ w, h }: Size, random: Random): string {
  const apart = random.uniform(0.06, 0.14) * h;
  const rise = random.uniform(-0.06, 0.06) * w;
  const width = Math.max(1, 0.002 * h);
  return Array.from({ length: Math.ceil(h / apart) + 2 }, (_, i) =>
    lineSvg(
      [
        { x: 0, y: (i - 0.5) * apart },
        { x: w, y: (i - 0.5) * apart + rise },
      ],
      width,
    ),
  ).join("");
}

/** The sheet, white, where it does not fill the photo: one of its edges is seen. */
function sheetSvg({ w, h }: Size, random: Random): string {
  const [near, far] = [random.uniform(0.02, 0.1), random.uniform(0.02, 0.1)];
  const left = random.chance(0.5);
  const at = (share: number) => (left ? share * w : (1 - share) * w).toFixed(1);
  const other = left ? w : 0;
  return `<path d="M${at(near)} 0L${other} 0L${other} ${h}L${at(far)} ${h}Z" fill="#fff"/>`;
}

/** Light that falls off to one side, and beyond the soft edge of a shadow once more. */
function lightOn({ w, h }: Size, random: Random): (x: number, y: number) => number {
  const way = random.uniform(0, 2 * Math.PI);
  const fall = random.uniform(0, 0.35);
  const shadowWay = random.uniform(0, 2 * Math.PI);
  const shadow = random.chance(0.5) ? random.uniform(0.15, 0.45) : 0;
  const edge = random.uniform(-0.3, 0.3);
  const soft = random.uniform(0.03, 0.15);
  const along = (x: number, y: number, angle: number) =>
    (x / w - 0.5) * Math.cos(angle) + (y / h - 0.5) * Math.sin(angle);
  return (x, y) => {
    const shade = 1 / (1 + Math.exp(-(along(x, y, shadowWay) - edge) / (soft / 4)));
    return 1 - fall * (0.5 + along(x, y, way)) - shadow * shade * 0.8;
  };
}

/** The paper's grain: smooth between a few random values. */
function grainOf(random: Random): (u: number, v: number) => number {
  const depth = random.uniform(0, 0.03);
  const side = TEXTURE_CELLS + 1;
  const values = Array.from({ length: side * side }, () => random.uniform(-depth, depth));
  return (u, v) => {
    const x = u * TEXTURE_CELLS;
    const y = v * TEXTURE_CELLS;
    const i = Math.floor(y) * side + Math.floor(x);
    const fx = x % 1;
    const above = mixed(values[i] ?? 0, values[i + 1] ?? 0, fx);
    const below = mixed(values[i + side] ?? 0, values[i + side + 1] ?? 0, fx);
    return mixed(above, below, y % 1);
  };
}

function mixed(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
