import { type Glyph, glyphOfStrokes } from "../glyph.ts";
import type { InkMark, Label, Part, ReadMark } from "../reading.ts";
import { type Point, SHAPES } from "./shapes.ts";

export type Writing = {
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
  readonly gap?: number;
};

/** A character's strokes as marks at `x`, `y`; ids are `name` with the stroke's number, written from `seq` on. */
export function writeCharacter(
  name: string,
  character: string,
  at: Writing,
  seq: number,
): readonly InkMark[] {
  return draw(name, SHAPES[character] ?? [], at, seq);
}

/** Strokes through the given corners, in a hundredth of the size, as marks; names and order as of a character's. */
export function draw(
  name: string,
  strokes: readonly (readonly Point[])[],
  { x = 0, y = 0, size = 100 }: Writing = {},
  seq = 1,
): readonly InkMark[] {
  return strokes.map((corners, i) => ({
    kind: "ink",
    id: `${name}${i}`,
    seq: seq + i,
    atMs: (seq + i) * 400,
    samples: sampled(corners).map(([px, py], n) => ({
      x: x + (px * size) / 100,
      y: y + (py * size) / 100,
      t: n * 10,
    })),
  }));
}

/** A text as marks from left to right; a space is a wide gap. Names are `name` and the character's place. */
export function writeText(name: string, text: string, at: Writing = {}, seq = 1): readonly InkMark[] {
  const { size = 100, gap = 0.3 } = at;
  let x = at.x ?? 0;
  const marks: InkMark[] = [];
  [...text].forEach((character, i) => {
    if (character === " ") x += 2.5 * size;
    else {
      marks.push(...writeCharacter(`${name}${i}-`, character, { ...at, x }, seq + marks.length));
      const width = Math.max(0, ...(SHAPES[character] ?? []).flat().map(([px]) => px));
      x += (width / 100 + gap) * size;
    }
  });
  return marks;
}

/** A 2 and a 6 that a pen wrote in one stroke; the first `length` samples are the 2's. */
export function oneStroke(): { readonly mark: InkMark; readonly length: number } {
  const [two] = writeCharacter("a", "2", {}, 1);
  const [six] = writeCharacter("b", "6", { x: 85 }, 2);
  if (!two || !six) throw new Error("There are no shapes of 2 and 6.");
  const samples = [...two.samples, ...six.samples];
  return { mark: { ...two, id: "j", samples }, length: two.samples.length };
}

/** The same ink with each stroke broken off in its middle and gone on with `lost` samples later, as a pen that slips leaves it. Ids end in "a" and "b". */
export function broken(marks: readonly InkMark[], lost = 0): readonly InkMark[] {
  return marks.flatMap((mark) => {
    const at = mark.samples.length >> 1;
    return [
      { ...mark, id: `${mark.id}a`, seq: 2 * mark.seq, samples: mark.samples.slice(0, at + 1) },
      { ...mark, id: `${mark.id}b`, seq: 2 * mark.seq + 1, samples: mark.samples.slice(at + lost) },
    ];
  });
}

export function label(text: string | null, parts: readonly Part[], seq = 1, author = "ada"): Label {
  return { text, parts, seq, author };
}

function sampled(corners: readonly Point[]): readonly Point[] {
  return corners.flatMap(([x, y], i) => {
    const [toX, toY] = corners[i + 1] ?? [x, y];
    const steps = corners[i + 1] ? 4 : 1;
    return Array.from(
      { length: steps },
      (_, n): Point => [x + ((toX - x) * n) / steps, y + ((toY - y) * n) / steps],
    );
  });
}

const TEMPLATES = Object.entries(SHAPES)
  .filter(([name]) => /^(\d.*|x)$/.test(name))
  .map(([name, corners]) => ({
    digit: name === "x" ? 10 : Number(name[0]),
    bitmap: glyphOfStrokes(corners.map((stroke) => sampled(stroke).map(([x, y]) => ({ x, y })))).bitmap,
  }));
const SHARPNESS = 0.35;
const FOREIGN = 60; // squared distance of bitmaps from which on ink looks like no digit

/** A classifier by the nearest shape: knows this file's writing, and that two digits at once are none. Counts its glyphs. */
export function nearestShape(): {
  classify: (glyphs: readonly Glyph[]) => Promise<Float32Array>;
  asked: () => number;
} {
  let asked = 0;
  const classify = async (glyphs: readonly Glyph[]) => {
    asked += glyphs.length;
    const out = new Float32Array(glyphs.length * 11);
    glyphs.forEach((glyph, i) => {
      const scores = new Array<number>(11).fill(-SHARPNESS * FOREIGN);
      for (const { digit, bitmap } of TEMPLATES)
        scores[digit] = Math.max(scores[digit] ?? -Infinity, -SHARPNESS * distance(glyph.bitmap, bitmap));
      for (let digit = 0; digit < 10; digit++)
        if ((scores[digit] ?? 0) === -SHARPNESS * FOREIGN) scores[digit] = -40;
      const total = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
      scores.forEach((score, label) => {
        out[i * 11 + label] = score - total;
      });
    });
    return out;
  };
  return { classify, asked: () => asked };
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** Marks as they would come from another place and pen: moved and scaled. */
export function moved(
  marks: readonly ReadMark[],
  dx: number,
  dy: number,
  scale: number,
): readonly ReadMark[] {
  return marks.map((mark) =>
    mark.kind === "ink"
      ? { ...mark, samples: mark.samples.map(({ x, y, t }) => ({ x: x * scale + dx, y: y * scale + dy, t })) }
      : mark,
  );
}
