import type { Box } from "../../core/ink/box.ts";
import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { type Rate, rateOf } from "../measures.ts";
import { type Hands, loadHands, writeLine } from "./characters.ts";
import { marksOfStrokes, type Strokes } from "./items.ts";
import { extentOf } from "./made.ts";

const SEED = 53;
const HEIGHT = 100; // of a digit, in the units of the strokes
export const WANTED: ReadonlySet<string> = new Set([..."+-=()"]);
const TREMBLE = 0.008; // digit heights
const STEP = 0.05; // digit heights between the samples of what is drawn around numbers

/** How numbers are set out with more than digits in a line: what teachers and pupils draw around, under and between them. */
export const LAYOUTS = [
  "fraction",
  "equation",
  "power",
  "root",
  "column",
  "underlined",
  "circled",
  "boxed",
  "brackets",
] as const;
export type Layout = (typeof LAYOUTS)[number];
export type LayoutsReport = ReadonlyMap<Layout, Rate>; // of which not every number is read, or something else too

type Point = { readonly x: number; readonly y: number };
type Drawing = { readonly strokes: Strokes; readonly numbers: readonly string[] };
type Hand = { readonly write: (text: string, size?: number) => Strokes; readonly random: Random };

/**
 * How often all numbers of `count` layouts of each kind, and nothing else, are read; digits are those of one writer of the fold,
 * and lines are drawn. Null where the fold has no ink. Seeded: the same fold always gives the same layouts.
 */
export async function reportLayouts(
  fold: Fold,
  classify: Classify,
  count = 60,
): Promise<LayoutsReport | null> {
  const hands = loadHands(fold, WANTED);
  if (hands === null) return null;
  const rates = new Map<Layout, Rate>();
  for (const layout of LAYOUTS) {
    let wrong = 0;
    for (let n = 0; n < count; n++) {
      const { strokes, numbers } = makeLayout(layout, hands, n);
      const reading = await read(marksOfStrokes(strokes), [], classify);
      if (inAnyOrder(reading.numbers.map(({ text }) => text)) !== inAnyOrder(numbers)) wrong++;
    }
    rates.set(layout, rateOf(wrong, count));
  }
  return rates;
}

/** The `n`th layout of a kind: its strokes, digits HEIGHT high, and its numbers. */
export function makeLayout(layout: Layout, { writers, everyone }: Hands, n: number): Drawing {
  const random = createRandom(SEED + LAYOUTS.indexOf(layout), n);
  const own = random.pick(writers);
  const write = (text: string, size = 1) => scaled(writeLine(text, own, everyone, random), size);
  const { strokes, numbers } = MAKE[layout]({ write, random });
  return { strokes: scaled(strokes, HEIGHT), numbers };
}

const MAKE: Readonly<Record<Layout, (hand: Hand) => Drawing>> = {
  fraction: (hand) => {
    const numbers = numbersOf(hand, 2);
    return { strokes: fraction(numbers, hand, hand.random.uniform(0.7, 1)), numbers };
  },
  equation: (hand) => {
    const numbers = numbersOf(hand, 3);
    const line = hand.write(`${numbers[0]}${hand.random.pick(["+", "="])}`);
    return {
      strokes: beside(line, fraction(numbers.slice(1), hand, hand.random.uniform(0.65, 1)), 0.35),
      numbers,
    };
  },
  power: (hand) => {
    const numbers = numbersOf(hand, 2, 1);
    const base = hand.write(numbers[0] ?? "");
    const exponent = hand.write(numbers[1] ?? "", hand.random.uniform(0.4, 0.6));
    const { y } = extentOf(base);
    const raised = moved(exponent, 0, y + hand.random.uniform(-0.3, 0) - extentOf(exponent).y);
    return { strokes: beside(base, raised, hand.random.uniform(0.03, 0.2)), numbers };
  },
  root: (hand) => {
    const numbers = numbersOf(hand, 2);
    const under = hand.write(numbers[0] ?? "");
    return {
      strokes: beside([root(extentOf(under), hand), ...under], hand.write(`=${numbers[1]}`), 0.3),
      numbers,
    };
  },
  column: (hand) => {
    const numbers = numbersOf(hand, 3, 3);
    return { strokes: column(numbers, hand), numbers };
  },
  underlined: (hand) => {
    const numbers = numbersOf(hand, 1, 3);
    const strokes = hand.write(numbers[0] ?? "");
    const { x, y, w, h } = extentOf(strokes);
    const level = y + h + hand.random.uniform(0.06, 0.3);
    const line = (at: number) =>
      drawn(
        [
          [x - hand.random.uniform(0, 0.3), at],
          [x + w + hand.random.uniform(0, 0.3), at],
        ],
        hand,
      );
    const isDouble = hand.random.chance(0.3);
    return { strokes: [...strokes, line(level), ...(isDouble ? [line(level + 0.15)] : [])], numbers };
  },
  circled: (hand) => {
    const numbers = numbersOf(hand, 1, 3);
    const strokes = hand.write(numbers[0] ?? "");
    return { strokes: inAnyTurn(strokes, ring(extentOf(strokes), hand), hand), numbers };
  },
  boxed: (hand) => {
    const numbers = numbersOf(hand, 1, 3);
    const strokes = hand.write(numbers[0] ?? "");
    const { x, y, w, h } = widened(extentOf(strokes), hand.random.uniform(0.15, 0.4));
    const corners = [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
      [x, y],
    ] as const;
    return { strokes: inAnyTurn(strokes, drawn(corners, hand), hand), numbers };
  },
  brackets: (hand) => {
    const numbers = numbersOf(hand, 3);
    return { strokes: hand.write(`${numbers[0]}(${numbers[1]}+${numbers[2]})`), numbers };
  },
};

function fraction([over, under]: readonly string[], hand: Hand, size: number): Strokes {
  const [above, below] = [hand.write(over ?? "", size), hand.write(under ?? "", size)];
  const [a, b] = [extentOf(above), extentOf(below)];
  const gap = () => hand.random.uniform(0.12, 0.3) * size;
  const reach = Math.max(a.w, b.w) / 2 + hand.random.uniform(0.05, 0.3) * size;
  return [
    ...moved(above, -a.x - a.w / 2, -gap() - a.y - a.h),
    drawn(
      [
        [-reach, hand.random.normal(0.02)],
        [reach, hand.random.normal(0.02)],
      ],
      hand,
    ),
    ...moved(below, -b.x - b.w / 2, gap() - b.y),
  ];
}

/** Terms below each other, a plus or a minus, a line, and the sum. */
function column(numbers: readonly string[], hand: Hand): Strokes {
  const lines = numbers.map((number) => hand.write(number));
  const wide = Math.max(...lines.map((line) => extentOf(line).w));
  let foot = 0;
  return lines.flatMap((line, i) => {
    const { x, y, w, h } = extentOf(line);
    const isSum = i === lines.length - 1;
    const rule = foot + hand.random.uniform(0.08, 0.25);
    const top = (isSum ? rule : foot) + hand.random.uniform(0.12, 0.4);
    const sign = i === 1 ? moved(hand.write(hand.random.pick(["+", "-"])), -wide - 1, top + h / 2) : [];
    foot = top + h;
    const ruled = isSum
      ? [
          drawn(
            [
              [-wide - 1, rule],
              [0.2, rule],
            ],
            hand,
          ),
        ]
      : [];
    return [...sign, ...ruled, ...moved(line, -x - w, top - y)];
  });
}

/** The sign of a root over ink in `box`: a tick, a rise and a roof, in one stroke. */
function root(box: Box, hand: Hand): readonly Point[] {
  const { x, y, w, h } = widened(box, hand.random.uniform(0.1, 0.25));
  const right = x + w + hand.random.uniform(0, 0.1);
  return drawn(
    [
      [x - 0.55, y + 0.65 * h],
      [x - 0.4, y + 0.55 * h],
      [x - 0.2, y + h],
      [x, y],
      [right, y + hand.random.normal(0.04)],
    ],
    hand,
  );
}

function ring(box: Box, hand: Hand): readonly Point[] {
  const { x, y, w, h } = widened(box, hand.random.uniform(0.1, 0.3));
  const start = hand.random.uniform(0, 2 * Math.PI);
  const turn = (hand.random.chance(0.5) ? 2 : -2) * Math.PI * hand.random.uniform(0.95, 1.1);
  return Array.from({ length: 41 }, (_, i) => {
    const angle = start + (turn * i) / 40;
    return { x: x + w / 2 + 0.6 * w * Math.cos(angle), y: y + h / 2 + 0.6 * h * Math.sin(angle) };
  });
}

/** A trembling way through corners. */
function drawn(corners: readonly (readonly [number, number])[], { random }: Hand): readonly Point[] {
  return corners.flatMap(([x, y], i) => {
    const [toX, toY] = corners[i + 1] ?? [x, y];
    const steps = Math.max(1, Math.round(Math.hypot(toX - x, toY - y) / STEP));
    return Array.from({ length: steps }, (_, n) => ({
      x: x + ((toX - x) * n) / steps + random.normal(TREMBLE),
      y: y + ((toY - y) * n) / steps + random.normal(TREMBLE),
    }));
  });
}

/** `count` numbers of up to `most` digits. */
function numbersOf({ random }: Hand, count: number, most = 2): readonly string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(most) }, () => random.below(10)).join(""),
  );
}

function inAnyTurn(strokes: Strokes, around: readonly Point[], { random }: Hand): Strokes {
  return random.chance(0.5) ? [around, ...strokes] : [...strokes, around];
}

function beside(left: Strokes, right: Strokes, gap: number): Strokes {
  const { x, w } = extentOf(left);
  return [...left, ...moved(right, x + w + gap - extentOf(right).x, 0)];
}

function moved(strokes: Strokes, dx: number, dy: number): Strokes {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy })));
}

function scaled(strokes: Strokes, size: number): Strokes {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * size, y: y * size })));
}

function widened({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

/** Numbers as one text, however they came. */
export function inAnyOrder(numbers: readonly string[]): string {
  return [...numbers].sort().join(" ");
}
