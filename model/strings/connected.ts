import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { type Rate, rateOf } from "../measures.ts";
import { loadStrings, marksOfStrokes, type StringItem, type Strokes } from "./items.ts";
import { extentOf, moveTo, rightOf } from "./made.ts";

/** How two neighbours meet: ink on ink, the pen kept down on the way to the next, or one pushed into the other. */
export const JOINTS = ["touching", "ligature", "overlapping"] as const;
export type Joint = (typeof JOINTS)[number];

export type ConnectedReport = {
  readonly error: Rate; // strings whose text is not the digits joined, spaces included
  readonly errorByJoint: Readonly<Record<Joint, Rate>>;
  readonly errorByLength: readonly { readonly digits: number; readonly error: Rate }[];
};

const LENGTHS = [2, 3, 4, 5] as const;
const SEED = 41;
const OVERLAP = 0.1; // digit heights that an overlapping digit is pushed in at most
const SIZES = 0.1; // deviation of the log of a digit's size
const WAY_STEPS = 6;
const WAY_LONGEST = 1.1; // digit heights that a pen stays down for

/**
 * How well strings of 2–5 digits are read that one writer's isolated digits were joined to, as many of each length and
 * joint. Null where the fold has no digits. Seeded: the same fold always gives the same strings.
 */
export async function reportConnected(
  fold: Fold,
  classify: Classify,
  count = 600,
): Promise<ConnectedReport | null> {
  const made = makeConnected(fold, count);
  if (made.length === 0) return null;
  const right: boolean[] = [];
  for (const { item } of made) {
    const { numbers } = await read(marksOfStrokes(item.strokes), [], classify);
    right.push(numbers.map((number) => number.text).join(" ") === item.text);
  }
  const rateWhere = (belongs: (entry: ConnectedString) => boolean) => {
    const some = right.filter((_, i) => made[i] !== undefined && belongs(made[i]));
    return rateOf(some.filter((ok) => !ok).length, some.length);
  };
  const of = (joint: Joint) => rateWhere((entry) => entry.joint === joint);
  return {
    error: rateWhere(() => true),
    errorByJoint: { touching: of("touching"), ligature: of("ligature"), overlapping: of("overlapping") },
    errorByLength: LENGTHS.map((digits) => ({
      digits,
      error: rateWhere(({ item }) => item.text.length === digits),
    })),
  };
}

export type ConnectedString = { readonly item: StringItem; readonly joint: Joint };

/** `count` connected strings of the fold's writers of isolated digits, never of contributor `ibm`. */
export function makeConnected(fold: Fold, count: number): readonly ConnectedString[] {
  const byWriter = new Map<string, StringItem[]>();
  for (const item of loadStrings("digits_1a", fold)) {
    const others = byWriter.get(item.writer);
    if (others) others.push(item);
    else byWriter.set(item.writer, [item]);
  }
  const writers = [...byWriter.values()].filter((items) => items.length > 1);
  if (writers.length === 0) return [];
  return Array.from({ length: count }, (_, n) => {
    const random = createRandom(SEED, n);
    const joint = JOINTS[n % JOINTS.length] ?? "touching";
    const length = LENGTHS[Math.floor(n / JOINTS.length) % LENGTHS.length] ?? 2;
    const digits = random.pick(writers);
    const chosen = Array.from({ length }, () => random.pick(digits));
    return { item: connect(chosen, joint, random), joint };
  });
}

/** The digits in their order, each joined to the one before. */
export function connect(chosen: readonly StringItem[], joint: Joint, random: Random): StringItem {
  let strokes: Strokes = [];
  for (const item of chosen) {
    const high = Math.max(1e-6, extentOf(item.strokes).h, 0.5 * extentOf(item.strokes).w);
    const placed = moveTo(
      item.strokes,
      0,
      random.uniform(-0.08, 0.08),
      Math.exp(random.normal(SIZES)) / high,
    );
    strokes = strokes.length === 0 ? placed : joined(strokes, placed, joint, random);
  }
  return { text: chosen.map((item) => item.text).join(""), writer: chosen[0]?.writer ?? "", strokes };
}

/** `next`, one digit height tall, set to the right of what stands; a way too long for a pen becomes a touch. */
function joined(before: Strokes, next: Strokes, joint: Joint, random: Random): Strokes {
  const gap = joint === "ligature" ? random.uniform(0.05, 0.35) : 0;
  const overlap = joint === "overlapping" ? random.uniform(0.02, OVERLAP) : 0;
  const reach = joint === "ligature" ? rightOf(before) + gap : meetingPlace(before, next) - overlap;
  const moved = next.map((stroke) => stroke.map(({ x, y }) => ({ x: x + reach, y })));
  const last = before.at(-1);
  const first = moved[0];
  const from = last?.at(-1);
  const to = first?.[0];
  if (joint !== "ligature" || !last || !first || !from || !to) return [...before, ...moved];
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far > WAY_LONGEST) return joined(before, next, "touching", random);
  const sag = random.uniform(-0.06, 0.06);
  const way = Array.from({ length: WAY_STEPS }, (_, i) => {
    const part = (i + 1) / (WAY_STEPS + 1);
    return {
      x: from.x + part * (to.x - from.x),
      y: from.y + part * (to.y - from.y) + sag * Math.sin(part * Math.PI),
    };
  });
  return [...before.slice(0, -1), [...last, ...way, ...first], ...moved.slice(1)];
}

const BANDS = 24; // of the line's height, in each of which the free way between two digits is looked at

/** How far to the right `next`, whose left is at 0, may stand so that its ink just meets what stands. */
function meetingPlace(before: Strokes, next: Strokes): number {
  const right = edges(before, 1);
  const left = edges(next, -1);
  const free = right.flatMap((edge, band) => {
    const other = left[band];
    return edge === null || other === null || other === undefined ? [] : [edge + other];
  });
  return free.length > 0 ? Math.max(...free) : rightOf(before);
}

/** In each band the ink's farthest x to the side of `sign`, times it; null where the band is empty. */
function edges(strokes: Strokes, sign: 1 | -1): readonly (number | null)[] {
  const bands = new Array<number | null>(BANDS).fill(null);
  const note = (x: number, y: number) => {
    const band = Math.min(BANDS - 1, Math.max(0, Math.floor(((y + 1) / 2) * BANDS)));
    bands[band] = Math.max(bands[band] ?? -Infinity, sign * x);
  };
  for (const stroke of strokes) {
    stroke.forEach((point, i) => {
      const to = stroke[i + 1] ?? point;
      for (let step = 0; step < 8; step++)
        note(point.x + ((to.x - point.x) * step) / 8, point.y + ((to.y - point.y) * step) / 8);
    });
  }
  return bands;
}
