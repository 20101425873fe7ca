import { z } from "zod";

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** The gray picture that was drawn, and how wide the original is: boxes are in its pixels. */
const picture = { normalised: bytes, width: z.number().positive() };
const orientation = z.int().min(1).max(8); // as EXIF counts them
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** What the process that reads images is asked (see ImageProcesses). */
export const ReaderRequest = z.discriminatedUnion("want", [
  z.object({ want: z.literal("reading"), ...picture, orientation }),
  z.object({ want: z.literal("blobs"), ...picture, boxes: z.array(box).readonly() }),
  z.object({ want: z.literal("steps"), ...picture }),
  z.object({ want: z.literal("turned"), original: bytes, normalised: bytes, orientation }),
]);
export type ReaderRequest = z.infer<typeof ReaderRequest>;
