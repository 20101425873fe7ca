import type { Board } from "../core/board/board.ts";
import { read } from "../core/reading/reader.ts";
import type { InkMark, Label, Part } from "../core/reading/reading.ts";
import type { Classify } from "../core/reading/scoreCache.ts";

type Point = readonly [x: number, y: number];
/** One labelled number as the training reads it: y down, the ink's box begins at 0, 0; `seg` says which strokes are which digit. */
export type InkLine = {
  readonly label: string;
  readonly writer: string;
  readonly source: "corrections";
  readonly strokes: readonly (readonly Point[])[];
  readonly seg?: readonly { readonly label: string; readonly strokes: readonly number[] }[];
};

/** Stands for ink of which a person said that it is no number. */
export const NO_NUMBER = "∅";

/**
 * The ink a label speaks of, cut into its digits where the network finds that text likeliest. Undefined where a label is
 * of typed numbers, or where `writerOf` knows nobody for the label or for any of its ink, or for two: only who agreed is exported.
 */
export async function correctionLine(
  board: Board,
  label: Label,
  writerOf: (author: string) => string | undefined,
  classify: Classify,
): Promise<InkLine | undefined> {
  const marks = label.parts.flatMap(({ mark }) => board.marks.get(mark) ?? []);
  const [writer, ...others] = new Set(marks.map(({ author }) => writerOf(author)));
  if (writer === undefined || others.length > 0 || writerOf(label.author) === undefined) return undefined;
  const ink = marks.flatMap((mark): InkMark[] =>
    mark.kind === "ink"
      ? [{ kind: "ink", id: mark.id, seq: mark.seq, atMs: mark.atMs, samples: mark.stroke.samples }]
      : [],
  );
  if (ink.length < marks.length) return undefined;
  const cut = label.text === null ? [] : await digitsOf(label, [...new Set(ink)], classify);
  const rest = cut.length === 0 ? label.parts : [];
  const byDigit = cut.map(({ parts }) => strokesOf(parts, ink));
  const strokes = [...byDigit.flat(), ...strokesOf(rest, ink)];
  if (strokes.length === 0) return undefined;
  let at = 0;
  const seg = cut.map(({ text }, i) => {
    const count = byDigit[i]?.length ?? 0;
    at += count;
    return { label: text, strokes: Array.from({ length: count }, (_, k) => at - count + k) };
  });
  const line = {
    label: label.text ?? NO_NUMBER,
    writer,
    source: "corrections" as const,
    strokes: atOrigin(strokes),
  };
  return seg.length > 1 ? { ...line, seg } : line;
}

async function digitsOf(label: Label, ink: readonly InkMark[], classify: Classify) {
  const { numbers } = await read(ink, [label], classify);
  return numbers.filter(({ by }) => by !== undefined).flatMap(({ digits }) => digits);
}

function strokesOf(parts: readonly Part[], ink: readonly InkMark[]): readonly (readonly Point[])[] {
  return parts.flatMap(({ mark, from, to }) => {
    const samples = ink.find(({ id }) => id === mark)?.samples.slice(from ?? 0, to) ?? [];
    return samples.length > 0 ? [samples.map(({ x, y }): Point => [x, y])] : [];
  });
}

function atOrigin(strokes: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const points = strokes.flat();
  const left = points.reduce((least, [x]) => Math.min(least, x), Infinity);
  const top = points.reduce((least, [, y]) => Math.min(least, y), Infinity);
  const round = (value: number) => Math.round(value * 100) / 100;
  return strokes.map((stroke) => stroke.map(([x, y]) => [round(x - left), round(y - top)]));
}
