import sharp from "sharp";
import { type Box, unionOf } from "../../core/ink/box.ts";
import type { Random } from "../augment/random.ts";
import type { InkItem, InkSet, Point, Strokes } from "../data/ink.ts";
import { extentOf } from "../strings/made.ts";

/** What was drawn: numbers by hand that are to be read, and places of printed digits, which may be read or not. */
export type MixedPage = {
  readonly file: Buffer; // JPEG
  readonly numbers: readonly { readonly text: string; readonly box: Box }[];
  readonly printed: readonly Box[];
};

type Drawn = Pick<MixedPage, "numbers" | "printed"> & { readonly svg: string; readonly h: number };
type Block = (ink: InkSet, random: Random, top: number, w: number) => Drawn;

type Sheet = {
  readonly w: number; // pixels
  readonly h: number;
  readonly margin: number;
  readonly rows: number; // of blocks at most
};
const PAGE: Sheet = { w: 1_000, h: 1_400, margin: 60, rows: Infinity }; // A4 at 120 dpi
const CROP: Sheet = { w: 420, h: 150, margin: 24, rows: 1 };
const GAP = [24, 60] as const; // pixels between rows
const FONTS = ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "DejaVu Sans Condensed"].map(
  (family) => `font-family="${family}"`,
);
const STYLES = ["", ' font-weight="bold"', ' font-style="italic"'];
const PRINT_PX = [15, 34] as const; // font sizes
const HEADING_PX = [36, 60] as const;
const DIGIT_PX = [34, 70] as const; // heights by hand
const PENS = ["#16161c", "#1e2d78", "#55555c", "#82201f"];
const WORDS =
  "Lorem ipsum dolor sit amet Please fill all of this form in blue or black Signed Office use only Total Silos Bills Goggle Olio zoo silly Biology sum of items below see overleaf Address Quantity illegible ZOLL Gross Sizes Boss lolly quill Subtotal giggle S.O.S. LOGIC IBIS".split(
    " ",
  );
const LABELS = ["Total", "Age:", "Amount", "Room", "Sum =", "Score", "Points:", "Nr."];

/** A page with paragraphs of print, drawings, and words and numbers by hand of up to five digits. */
export function drawMixedPage(ink: InkSet, random: Random): Promise<MixedPage> {
  const blocks: Block[] = [headingOf, paragraphOf, numbersOf, labelledOf, drawingsOf, wordsOf];
  return drawn(ink, random, PAGE, (row) =>
    row < blocks.length ? (blocks[row] ?? numbersOf) : random.pick(blocks),
  );
}

/** A crop with no number in it: a few printed words, drawings or letters by hand. */
export function drawCropWithoutNumber(ink: InkSet, random: Random): Promise<MixedPage> {
  const block = random.pick([lineOf, drawingsOf, wordsOf]);
  return drawn(ink, random, CROP, () => block);
}

async function drawn(
  ink: InkSet,
  random: Random,
  { w, h, margin, rows }: Sheet,
  blockOf: (row: number) => Block,
): Promise<MixedPage> {
  const blocks: Drawn[] = [];
  for (let top = margin; blocks.length < rows; ) {
    const block = blockOf(blocks.length)(ink, random, top, w);
    if (blocks.length > 0 && top + block.h > h - margin) break;
    blocks.push(block);
    top += block.h + random.uniform(...GAP);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#f6f5f0"/>${blocks.map((block) => block.svg).join("")}</svg>`;
  const file = await sharp(Buffer.from(svg))
    .blur(random.uniform(0.4, 1))
    .jpeg({ quality: Math.round(random.uniform(60, 92)) })
    .toBuffer();
  return {
    file,
    numbers: blocks.flatMap((block) => block.numbers),
    printed: blocks.flatMap((block) => block.printed),
  };
}

const headingOf: Block = (_, random, top, w) => {
  const size = random.uniform(...HEADING_PX);
  const count = Math.max(1, Math.floor(random.uniform(0.25, 0.8) * ((w - 2 * PAGE.margin) / (3.4 * size))));
  const svg = textSvg(wordsFrom(random, count), PAGE.margin, top + size, size, random);
  return { svg, h: 1.3 * size, numbers: [], printed: [] };
};

const paragraphOf: Block = (_, random, top, w) => {
  const size = random.uniform(...PRINT_PX);
  const face = faceOf(random);
  const lines = 2 + random.below(4);
  const count = Math.max(2, Math.floor((w - 2 * PAGE.margin) / (4.6 * size)));
  const svg = Array.from({ length: lines }, (_line, i) =>
    textIn(face, wordsFrom(random, count), PAGE.margin, top + (1 + 1.4 * i) * size, size),
  ).join("");
  return { svg, h: 1.4 * lines * size, numbers: [], printed: [] };
};

const lineOf: Block = (_, random, top) => {
  const size = random.uniform(24, 60);
  const count = Math.max(1, Math.floor(90 / size));
  return {
    svg: textSvg(wordsFrom(random, count), CROP.margin, top + size, size, random),
    h: size,
    numbers: [],
    printed: [],
  };
};

const numbersOf: Block = (ink, random, top, w) => {
  const high = random.uniform(...DIGIT_PX);
  const parts: Drawn[] = [];
  for (let left = random.uniform(PAGE.margin, 0.3 * w); left < w - 5 * high - PAGE.margin; ) {
    const number = numberOf(ink, random, left, top, high);
    parts.push(number);
    left =
      (number.numbers[0]?.box.x ?? left) + (number.numbers[0]?.box.w ?? 0) + random.uniform(2.5, 6) * high;
  }
  return beside(parts, high);
};

const labelledOf: Block = (ink, random, top) => {
  const high = random.uniform(...DIGIT_PX);
  const size = random.uniform(18, 34);
  const left = PAGE.margin + random.uniform(0, 200);
  const item = random.chance(0.5) ? ` ${1 + random.below(40)}` : "";
  const label = random.pick(LABELS) + item;
  const svg = textIn(FONTS[0] ?? "", label, left, top + high, size);
  const wide = 0.75 * size * label.length;
  const number = numberOf(ink, random, left + wide + random.uniform(0.8, 2) * high, top, high);
  const place = { x: left, y: top + high - size, w: wide, h: 1.3 * size };
  return beside([{ svg, h: high, numbers: [], printed: item ? [place] : [] }, number], high);
};

/** Shapes, arrows, and symbols by hand. */
const drawingsOf: Block = (ink, random, top, w) => {
  const high = random.uniform(50, w === CROP.w ? 100 : 150);
  let svg = "";
  for (let left = 40; left < w - 1.4 * high; left += random.uniform(1.3, 2.2) * high)
    svg += random.chance(0.5) ? shapeSvg(left, top, high, random) : symbolSvg(ink, left, top, high, random);
  return { svg, h: high, numbers: [], printed: [] };
};

/** Letters by hand, side by side. */
const wordsOf: Block = (ink, random, top, w) => {
  const high = random.uniform(30, 60);
  const letters = ink.others.filter(({ text }) => /[A-Za-z]/.test(text));
  let svg = "";
  for (let left = 40, n = 0; letters.length > 0 && left < w - 5 * high && n < 14; n++) {
    const { strokes } = random.pick(letters);
    const { scale, wide } = sized(strokes, high * random.uniform(0.8, 1));
    svg += strokesSvg(placed(strokes, left, top, scale), random.pick(PENS.slice(0, 1)), 0.08 * high);
    left += wide + (random.chance(0.2) ? 1 : 0.15) * high;
  }
  return { svg, h: high, numbers: [], printed: [] };
};

/** One to five digits by one contributor's writers, nothing between them but paper. */
function numberOf({ digits }: InkSet, random: Random, left: number, top: number, high: number): Drawn {
  const first = random.pick(digits);
  const own = digits.filter(({ contributor }) => contributor === first.contributor);
  const items: readonly InkItem[] = [
    first,
    ...Array.from({ length: random.below(5) }, () => random.pick(own)),
  ];
  const color = random.pick(PENS);
  const pen = random.uniform(0.05, 0.11) * high;
  let x = left;
  let svg = "";
  const boxes: Box[] = [];
  for (const { strokes } of items) {
    const { scale, wide } = sized(strokes, high * random.uniform(0.9, 1.1));
    svg += strokesSvg(placed(strokes, x, top, scale), color, pen);
    boxes.push({ x, y: top, w: wide, h: high });
    x += wide + random.uniform(0.15, 0.35) * high;
  }
  const text = items.map((item) => item.text).join("");
  return { svg, h: 1.1 * high, numbers: [{ text, box: boxes.reduce(unionOf) }], printed: [] };
}

function beside(parts: readonly Drawn[], high: number): Drawn {
  return {
    svg: parts.map(({ svg }) => svg).join(""),
    h: 1.1 * high,
    numbers: parts.flatMap(({ numbers }) => numbers),
    printed: parts.flatMap(({ printed }) => printed),
  };
}

function wordsFrom(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}

function faceOf(random: Random): string {
  return random.pick(FONTS) + random.pick(STYLES);
}

function textSvg(text: string, x: number, y: number, size: number, random: Random): string {
  return textIn(faceOf(random), text, x, y, size);
}

function textIn(face: string, text: string, x: number, y: number, size: number): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" fill="#222" ${face}>${text}</text>`;
}

function shapeSvg(x: number, y: number, size: number, random: Random): string {
  const [right, bottom, middle] = [x + size, y + size, y + size / 2];
  const d = random.pick([
    `M${x} ${y}H${right}V${bottom}H${x}Z`,
    `M${x + size / 2} ${y}L${right} ${bottom}H${x}Z`,
    `M${x} ${middle}H${right}M${right - size / 4} ${middle - size / 5}L${right} ${middle}L${right - size / 4} ${middle + size / 5}`,
    `M${x} ${middle}A${size / 2} ${size / 2.5} 0 1 0 ${right} ${middle}A${size / 2} ${size / 2.5} 0 1 0 ${x} ${middle}Z`,
    `M${x} ${bottom}Q${x + size / 4} ${y} ${x + size / 2} ${middle}T${right} ${y}`,
    `M${x} ${y}L${right} ${bottom}M${right} ${y}L${x} ${bottom}`,
    `M${x + size / 2} ${bottom}V${y}M${x + size / 3} ${y + size / 4}L${x + size / 2} ${y}L${x + size / 1.5} ${y + size / 4}`,
  ]);
  return `<path d="${d}" fill="none" stroke="#222" stroke-width="${random.uniform(1.5, 5).toFixed(1)}"/>`;
}

function symbolSvg({ others }: InkSet, x: number, y: number, size: number, random: Random): string {
  const symbols = others.filter(({ text }) => !/[A-Za-z]/.test(text));
  if (symbols.length === 0) return "";
  const { strokes } = random.pick(symbols);
  const { scale } = sized(strokes, size * random.uniform(0.4, 1));
  return strokesSvg(placed(strokes, x, y, scale), random.pick(PENS), random.uniform(2, 6));
}

/** The scale that makes ink `high`, or as wide where it is flat, and how wide it is then. */
function sized(strokes: Strokes, high: number): { readonly scale: number; readonly wide: number } {
  const { w, h } = extentOf(strokes);
  const scale = high / Math.max(h, w / 1.5, 1e-6);
  return { scale, wide: w * scale };
}

function placed(strokes: Strokes, left: number, top: number, scale: number): Strokes {
  const { x, y } = extentOf(strokes);
  return strokes.map((stroke) =>
    stroke.map((point): Point => ({ x: left + (point.x - x) * scale, y: top + (point.y - y) * scale })),
  );
}

function strokesSvg(strokes: Strokes, color: string, width: number): string {
  const d = strokes
    .map(
      (stroke) =>
        `M${stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${stroke.length === 1 ? "h0.1" : ""}`,
    )
    .join("");
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width.toFixed(1)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
