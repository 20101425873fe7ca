import { z } from "zod";

/** What the batch worker is told at its start. */
export const ORDER = z.object({
  seed: z.number().int(),
  inkFiles: z.array(z.string()),
  photoFiles: z.array(z.string()),
  leaveOut: z.number().int().nullable(), // the fold of photos that is not trained on
  drawn: z.boolean(), // for a network of images alone
  imageCount: z.number().int(), // MNIST's first images train, the rest calibrate
});
export type Order = z.infer<typeof ORDER>;
