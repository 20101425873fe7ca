import { z } from "zod";

/** What is being done with an image: its ink is looked for, or its glyphs are read, `done` of `total`. */
export const ReadingStep = z.discriminatedUnion("step", [
  z.object({ step: z.literal("ink") }),
  z.object({ step: z.literal("digits"), done: z.int().min(0), total: z.int().positive() }),
]);
export type ReadingStep = z.infer<typeof ReadingStep>;

/** How far an image is that is not read yet; `before` images are read before it. */
export const ImageProgress = z.union([
  z.object({ step: z.literal("waiting"), before: z.int().min(0) }),
  ReadingStep,
]);
export type ImageProgress = z.infer<typeof ImageProgress>;

/** A file that was sent and is being opened; of a PDF `page` of `pages`. */
export const FileOpening = z.object({
  name: z.string(),
  page: z.int().positive(),
  pages: z.int().positive(),
});
export type FileOpening = z.infer<typeof FileOpening>;
