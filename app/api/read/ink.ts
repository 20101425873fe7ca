import { z } from "zod";

const coordinate = z.number().min(-100_000).max(100_000);

/** Ink that stands on no board: strokes of points `[x, y]`, y down, any scale. */
export const Ink = z.strictObject({
  strokes: z
    .array(
      z
        .array(z.tuple([coordinate, coordinate]))
        .min(1)
        .max(2_000),
    )
    .max(120),
});
