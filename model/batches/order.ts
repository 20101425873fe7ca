import { z } from "zod";

/** What a training is for: images see the bitmap branch alone, for which ink is drawn; ink is read with both. */
export const VIEW = z.enum(["both", "images", "ink"]);
export type View = z.infer<typeof VIEW>;

/** What the batch worker is told at its start. */
export const ORDER = z.object({
  seed: z.number().int(),
  inkFiles: z.array(z.string()),
  photoFiles: z.array(z.string()),
  leaveOut: z.number().int().nullable(), // the fold of photos that is not trained on
  view: VIEW,
  imageCount: z.number().int(), // MNIST's first images train, the rest calibrate
});
export type Order = z.infer<typeof ORDER>;
