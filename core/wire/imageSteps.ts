import { z } from "zod";

const Place = z.object({ x: z.number(), y: z.number() });
/** What of an image was looked at as if from straight above, where it lay at an angle: see core/images/view.ts. */
export const SeenView = z.object({
  quad: z.tuple([Place, Place, Place, Place]), // pixels of the image as given
  w: z.int().positive(), // pixels of the pictures, before they were made smaller
  h: z.int().positive(),
});

/**
 * What the network was given of an image: pictures of the steps on the way as WebP, and each number's glyphs of 28 × 28 bytes, by
 * number and digit, all in base64. The pictures show `view`; where it is null they show the whole image and none was straightened.
 */
export const ImageSteps = z.object({
  view: SeenView.nullable(),
  pictures: z.object({
    straight: z.string().nullable(),
    even: z.string(),
    ink: z.string(),
    marks: z.string(),
  }),
  glyphs: z.array(z.array(z.string())),
});
export type ImageSteps = z.infer<typeof ImageSteps>;
