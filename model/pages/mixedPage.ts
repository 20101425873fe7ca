import { type Box, unionOf } from "../../core/ink/box.ts";
import type { Random } from "../augment/random.ts";
import type { InkItem, InkSet } from "../data/ink.ts";
import { faceIn, faceOf, onPaper, placed, sized, strokesSvg, textIn } from "./writing.ts";

/** What was drawn: numbers by hand that are to be read, and places of printed digits, which may be read or not. */
export type MixedPage = {
  readonly file: Buffer; // JPEG
  readonly numbers: readonly { readonly text: string; readonly box: Box }[];
  readonly printed: readonly Box[];
};

/** What print is set in, and what it says. */
export type Print = { readonly fonts: readonly string[]; readonly words: readonly string[] };

export const CROP_KINDS = ["print", "drawings", "letters"] as const;
export type CropKind = (typeof CROP_KINDS)[number];

type Drawn = Pick<MixedPage, "numbers" | "printed"> & { readonly svg: string; readonly h: number };
type Supplies = { readonly ink: InkSet; readonly print: Print };
type Block = (supplies: Supplies, random: Random, top: number, w: number) => Drawn;

type Sheet = {
  readonly w: number; // pixels
  readonly h: number;
  readonly margin: number;
  readonly rows: number; // of blocks at most
};
const PAGE: Sheet = { w: 1_000, h: 1_400, margin: 60, rows: Infinity }; // A4 at 120 dpi
const CROP: Sheet = { w: 420, h: 150, margin: 24, rows: 1 };
const GAP = [24, 60] as const; // pixels between rows
const FONTS = ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "DejaVu Sans Condensed"];
const PRINT_PX = [15, 34] as const; // font sizes
const HEADING_PX = [36, 60] as const;
const DIGIT_PX = [34, 70] as const; // heights by hand
const UNEVEN = [-0.06, 0.06] as const; // of its height, by which a character by hand stands higher or lower than the line
const PENS = ["#16161c", "#1e2d78", "#55555c", "#82201f"];
const WORDS =
  "Lorem ipsum dolor sit amet Please fill all of this form in blue or black Signed Office use only Total Silos Bills Goggle Olio zoo silly Biology sum of items below see overleaf Address Quantity illegible ZOLL Gross Sizes Boss lolly quill Subtotal giggle S.O.S. LOGIC IBIS".split(
    " ",
  );
const PRINT: Print = { fonts: FONTS, words: WORDS };
const LABELS = ["Total", "Age:", "Amount", "Room", "Sum =", "Score", "Points:", "Nr."];

/** A page with paragraphs of print, drawings, and words and numbers by hand of up to five digits. */
export function drawMixedPage(ink: InkSet, random: Random, print = PRINT): Promise<MixedPage> {
  const blocks: Block[] = [headingOf, paragraphOf, numbersOf, labelledOf, drawingsOf, wordsOf];
  return drawn({ ink, print }, random, PAGE, (row) =>
    row < blocks.length ? (blocks[row] ?? numbersOf) : random.pick(blocks),
  );
}

/** A crop with no number in it: a few printed words, drawings or letters by hand. */
export async function drawCropWithoutNumber(
  ink: InkSet,
  random: Random,
  print = PRINT,
  kind: CropKind = random.pick(CROP_KINDS),
): Promise<MixedPage & { readonly kind: CropKind }> {
  const page = await drawn({ ink, print }, random, CROP, () => CROP_BLOCKS[kind]);
  return { ...page, kind };
}

async function drawn(
  supplies: Supplies,
  random: Random,
  { w, h, margin, rows }: Sheet,
  blockOf: (row: number) => Block,
): Promise<MixedPage> {
  const blocks: Drawn[] = [];
  for (let top = margin; blocks.length < rows; ) {
    const block = blockOf(blocks.length)(supplies, random, top, w);
    if (blocks.length > 0 && top + block.h > h - margin) break;
    blocks.push(block);
    top += block.h + random.uniform(...GAP);
  }
  const file = await onPaper(blocks.map(({ svg }) => svg).join(""), { w, h }, random);
  return {
    file,
    numbers: blocks.flatMap((block) => block.numbers),
    printed: blocks.flatMap((block) => block.printed),
  };
}

const headingOf: Block = ({ print }, random, top, w) => {
  const size = random.uniform(...HEADING_PX);
  const count = Math.max(1, Math.floor(random.uniform(0.25, 0.8) * ((w - 2 * PAGE.margin) / (3.4 * size))));
  const svg = textIn(
    faceOf(print.fonts, random),
    wordsFrom(print.words, random, count),
    PAGE.margin,
    top + size,
    size,
  );
  return { svg, h: 1.3 * size, numbers: [], printed: [] };
};

const paragraphOf: Block = ({ print }, random, top, w) => {
  const size = random.uniform(...PRINT_PX);
  const face = faceOf(print.fonts, random);
  const lines = 2 + random.below(4);
  const count = Math.max(2, Math.floor((w - 2 * PAGE.margin) / (4.6 * size)));
  const svg = Array.from({ length: lines }, (_line, i) =>
    textIn(face, wordsFrom(print.words, random, count), PAGE.margin, top + (1 + 1.4 * i) * size, size),
  ).join("");
  return { svg, h: 1.4 * lines * size, numbers: [], printed: [] };
};

const lineOf: Block = ({ print }, random, top) => {
  const size = random.uniform(24, 60);
  const count = Math.max(1, Math.floor(90 / size));
  return {
    svg: textIn(
      faceOf(print.fonts, random),
      wordsFrom(print.words, random, count),
      CROP.margin,
      top + size,
      size,
    ),
    h: size,
    numbers: [],
    printed: [],
  };
};

const numbersOf: Block = ({ ink }, random, top, w) => {
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

const labelledOf: Block = ({ ink, print }, random, top) => {
  const high = random.uniform(...DIGIT_PX);
  const size = random.uniform(18, 34);
  const left = PAGE.margin + random.uniform(0, 200);
  const item = random.chance(0.5) ? ` ${1 + random.below(40)}` : "";
  const label = random.pick(LABELS) + item;
  const svg = textIn(faceIn(print.fonts[0] ?? ""), label, left, top + high, size);
  const wide = 0.75 * size * label.length;
  const number = numberOf(ink, random, left + wide + random.uniform(0.8, 2) * high, top, high);
  const place = { x: left, y: top + high - size, w: wide, h: 1.3 * size };
  return beside([{ svg, h: high, numbers: [], printed: item ? [place] : [] }, number], high);
};

/** Shapes, arrows, and symbols by hand. */
const drawingsOf: Block = ({ ink }, random, top, w) => {
  const high = random.uniform(50, w === CROP.w ? 100 : 150);
  let svg = "";
  for (let left = 40; left < w - 1.4 * high; left += random.uniform(1.3, 2.2) * high)
    svg += random.chance(0.5) ? shapeSvg(left, top, high, random) : symbolSvg(ink, left, top, high, random);
  return { svg, h: high, numbers: [], printed: [] };
};

/** Letters by hand, side by side. */
const wordsOf: Block = ({ ink }, random, top, w) => {
  const high = random.uniform(30, 60);
  const letters = ink.others.filter(({ text }) => /[A-Za-z]/.test(text));
  let svg = "";
  for (let left = 40, n = 0; letters.length > 0 && left < w - 5 * high && n < 14; n++) {
    const { strokes } = random.pick(letters);
    const { scale, wide } = sized(strokes, high * random.uniform(0.8, 1));
    const y = top + high * random.uniform(...UNEVEN);
    svg += strokesSvg(placed(strokes, left, y, scale), random.pick(PENS.slice(0, 1)), 0.08 * high);
    left += wide + (random.chance(0.2) ? 1 : 0.15) * high;
  }
  return { svg, h: high, numbers: [], printed: [] };
};

const CROP_BLOCKS = { print: lineOf, drawings: drawingsOf, letters: wordsOf };

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
    const y = top + high * random.uniform(...UNEVEN);
    svg += strokesSvg(placed(strokes, x, y, scale), color, pen);
    boxes.push({ x, y, w: wide, h: high });
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

function wordsFrom(words: readonly string[], random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(words)).join(" ");
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
