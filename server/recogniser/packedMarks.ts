import type { ReadMark } from "../../core/reading/reading.ts";

type Empty<T> = T extends { readonly kind: "ink" } ? Omit<T, "samples"> & { readonly count: number } : T;

/** Marks whose samples lie in one array, x, y, t after each other: copying an object a sample to a thread stalls the server. */
export type PackedMarks = {
  readonly marks: readonly Empty<ReadMark>[];
  readonly samples: Float64Array;
};

const FIELDS = 3;

export function packMarks(marks: readonly ReadMark[]): PackedMarks {
  const total = marks.reduce((sum, mark) => sum + (mark.kind === "ink" ? mark.samples.length : 0), 0);
  const samples = new Float64Array(total * FIELDS);
  let at = 0;
  const packed = marks.map((mark): Empty<ReadMark> => {
    if (mark.kind !== "ink") return mark;
    for (const { x, y, t } of mark.samples) {
      samples[at++] = x;
      samples[at++] = y;
      samples[at++] = t;
    }
    const { samples: own, ...rest } = mark;
    return { ...rest, count: own.length };
  });
  return { marks: packed, samples };
}

export function unpackMarks({ marks, samples }: PackedMarks): readonly ReadMark[] {
  let at = 0;
  return marks.map((mark): ReadMark => {
    if (mark.kind !== "ink") return mark;
    const { count, ...rest } = mark;
    const own = Array.from({ length: count }, () => ({
      x: samples[at++] ?? 0,
      y: samples[at++] ?? 0,
      t: samples[at++] ?? 0,
    }));
    return { ...rest, samples: own };
  });
}
