import { MAX_COORDINATE, MAX_SAMPLES, quantiseInk } from "../../../core/ink/pack.ts";
import type { Sample } from "../../../core/ink/sample.ts";
import type { Pen, Pointer, Stroke } from "../../../core/ink/stroke.ts";
import { type Segment, strokeKey } from "../../../core/wire/frame.ts";

/** A stroke that this page's person is drawing. Samples are only ever appended. */
export type OwnStroke = {
  readonly id: string;
  readonly pointer: Pointer;
  readonly pen: Pen;
  readonly startMs: number; // of the events' own clock
  readonly samples: Sample[];
  predicted: readonly Sample[]; // drawn, never kept
  sent: number; // how many samples the others have been sent
};

/** One pointer reading on the board, `atMs` by the events' clock. */
export type Raw = {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly atMs: number;
};

export function beginStroke(id: string, pointer: Pointer, pen: Pen, first: Raw): OwnStroke {
  const stroke: OwnStroke = { id, pointer, pen, startMs: first.atMs, samples: [], predicted: [], sent: 0 };
  stroke.samples.push(sampleOf(stroke, first));
  return stroke;
}

/**
 * Appends readings in order. A stroke that is full is finished and goes on as the next, from the very same point, under
 * an id from `newId`. Answers the strokes that became full and the one to go on with.
 */
export function extendStroke(
  stroke: OwnStroke,
  raws: readonly Raw[],
  newId: () => string,
): { readonly full: readonly Stroke[]; readonly current: OwnStroke } {
  const full: Stroke[] = [];
  let current = stroke;
  for (const raw of raws) {
    if (current.samples.length === MAX_SAMPLES) {
      full.push(finishStroke(current));
      const tip = current.samples.at(-1);
      const atMs = current.startMs + (tip?.t ?? 0);
      current = beginStroke(newId(), current.pointer, current.pen, { ...raw, ...tip, atMs });
    }
    current.samples.push(sampleOf(current, raw));
  }
  return { full, current };
}

/** The finished stroke, with the samples exactly as everyone else will see them. None is dropped. */
export function finishStroke({ id, pointer, pen, samples }: OwnStroke): Stroke {
  return { id, pointer, pen, samples: quantiseInk(samples) };
}

/** What the others have not been sent yet, at most so many samples; undefined when they have it all. */
export function unsentSegment(stroke: OwnStroke, mostSamples: number): Segment | undefined {
  const samples = stroke.samples.slice(stroke.sent, stroke.sent + mostSamples);
  if (samples.length === 0) return undefined;
  const { pointer, pen, sent: from } = stroke;
  return { kind: "ink", peer: 0, stroke: strokeKey(stroke.id), pointer, pen, from, samples };
}

/** The readings that a browser foresees, as samples to draw for this frame only. */
export function predictedSamples(stroke: OwnStroke, raws: readonly Raw[]): readonly Sample[] {
  return raws.map((raw) => sampleOf(stroke, raw));
}

function sampleOf(stroke: OwnStroke, raw: Raw): Sample {
  const lastT = stroke.samples.at(-1)?.t ?? 0;
  return {
    x: onGrid(raw.x),
    y: onGrid(raw.y),
    t: Math.max(lastT, Math.round(raw.atMs - stroke.startMs)), // browsers were seen to deliver samples out of order
    pressure: Math.round(Math.min(1, Math.max(0, raw.pressure)) * 255) / 255,
  };
}

function onGrid(coordinate: number): number {
  const inside = Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, coordinate));
  return Math.round(inside * 10) / 10;
}
