import type { StringItem, Strokes } from "./items.ts";

type Random = () => number;
type Extent = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const CONNECTED_SHARE = 0.3; // of the places where a pen could have stayed down
const SIGN_SHARE = 0.15;
const LATE_SHARE = 0.2; // of the strings in which some strokes are written after all others
const TIGHTEST = -0.12; // digit heights between made neighbours
const LOOSEST = 0.7;

/** A string as one of `digits`' writers could have written it: 2–5 digits of one writer, side by side, some joined, some with a sign. */
export function makeString(writers: readonly (readonly StringItem[])[], random: Random): StringItem | null {
  const digits = pick(writers, random);
  if (!digits || digits.length < 2) return null;
  const count = 2 + Math.floor(random() * 4);
  return writeOut(
    Array.from({ length: count }, () => pick(digits, random)).flatMap((item) => item ?? []),
    random,
  );
}

/** The digits in their order as one string, some joined, some with a sign. Null where they have no height. */
export function writeOut(chosen: readonly StringItem[], random: Random): StringItem | null {
  const count = chosen.length;
  const heights = chosen.map((item) => extentOf(item.strokes).h).sort((a, b) => a - b);
  const height = heights[Math.floor(count / 2)] ?? 0;
  if (height <= 0) return null;
  const sign = random() < SIGN_SHARE ? (pick([".", "-", ","], random) ?? "") : "";
  const place = sign === "-" ? 0 : sign === "," ? count - 3 : 1 + Math.floor(random() * (count - 1));
  const spacing = TIGHTEST + random() * (LOOSEST - TIGHTEST);
  let x = 0;
  let text = "";
  let strokes: Strokes = [];
  chosen.forEach((item, i) => {
    if (sign && i === place && (sign !== "," || i > 0)) {
      strokes = [...strokes, signStroke(sign, x, height, random)];
      text += sign;
      x += (sign === "-" ? 0.8 : 0.35) * height;
    }
    const scale =
      Math.exp((random() - 0.5) * 0.3) * (height / Math.max(height * 0.4, extentOf(item.strokes).h));
    const moved = moveTo(item.strokes, x, (random() - 0.5) * 0.2 * height, scale);
    strokes = join(strokes, moved, height, random, sign !== "" && i === place);
    text += item.text;
    x = Math.max(x, rightOf(moved)) + (spacing + (random() - 0.5) * 0.3) * height;
  });
  return {
    text,
    writer: chosen[0]?.writer ?? "",
    strokes: random() < LATE_SHARE ? delayed(strokes, random) : strokes,
  };
}

/** The pen stays down between two digits where the way from one to the next is short and goes to the right. */
function join(before: Strokes, after: Strokes, height: number, random: Random, apart: boolean): Strokes {
  const last = before.at(-1);
  const first = after[0];
  const from = last?.at(-1);
  const to = first?.[0];
  if (!last || !first || !from || !to || apart || random() > CONNECTED_SHARE) return [...before, ...after];
  const dx = to.x - from.x;
  if (dx < -0.3 * height || dx > 0.9 * height || last.length < 3 || first.length < 3)
    return [...before, ...after];
  const steps = 4;
  const way = Array.from({ length: steps }, (_, i) => {
    const part = (i + 1) / (steps + 1);
    return {
      x: from.x + part * dx,
      y: from.y + part * (to.y - from.y) + Math.sin(part * Math.PI) * 0.06 * height,
    };
  });
  return [...before.slice(0, -1), [...last, ...way, ...first], ...after.slice(1)];
}

/** Short strokes, as bars are, written last; the order of the others stays. */
function delayed(strokes: Strokes, random: Random): Strokes {
  const tallest = Math.max(...strokes.map((stroke) => extentOf([stroke]).h));
  const late = strokes.map((stroke) => extentOf([stroke]).h < 0.6 * tallest && random() < 0.6);
  return [...strokes.filter((_, i) => !late[i]), ...strokes.filter((_, i) => late[i])];
}

function signStroke(sign: string, x: number, height: number, random: Random): Strokes[number] {
  const size = (0.02 + 0.1 * random()) * height;
  if (sign === "-") {
    const w = (0.3 + 0.4 * random()) * height;
    const y = (random() - 0.5) * 0.3 * height;
    return [0, 0.5, 1].map((part) => ({ x: x + part * w, y: y + (random() - 0.5) * 0.05 * height }));
  }
  const y = (0.4 + 0.12 * random()) * height;
  if (sign === ",") {
    const h = (0.15 + 0.2 * random()) * height;
    return [0, 0.5, 1].map((part) => ({ x: x + (1 - part * part) * size, y: y + part * h }));
  }
  return [0, 1, 2, 3].map((turn) => ({ x: x + size * Math.cos(turn), y: y + size * Math.sin(turn) }));
}

/** Strokes scaled, with their left at `x` and their middle at `y`. */
export function moveTo(strokes: Strokes, x: number, y: number, scale: number): Strokes {
  const box = extentOf(strokes);
  return strokes.map((stroke) =>
    stroke.map((p) => ({ x: x + (p.x - box.x) * scale, y: y + (p.y - box.y - box.h / 2) * scale })),
  );
}

export function rightOf(strokes: Strokes): number {
  const box = extentOf(strokes);
  return box.x + box.w;
}

export function extentOf(strokes: Strokes): Extent {
  const xs = strokes.flatMap((stroke) => stroke.map((p) => p.x));
  const ys = strokes.flatMap((stroke) => stroke.map((p) => p.y));
  const x = xs.reduce((a, b) => Math.min(a, b), Infinity);
  const y = ys.reduce((a, b) => Math.min(a, b), Infinity);
  const right = xs.reduce((a, b) => Math.max(a, b), -Infinity);
  const bottom = ys.reduce((a, b) => Math.max(a, b), -Infinity);
  return { x, y, w: right - x, h: bottom - y };
}

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
