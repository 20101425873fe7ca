import { z } from "zod";

const chance = z.number().min(0).max(1);
const text = z.string().max(200);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const strokes = z.array(z.int().nonnegative());

const ReadDigit = z.object({
  label: text,
  p: chance,
  candidates: z.array(z.object({ label: text, p: chance })),
  box,
  strokes,
});

const ReadNumber = z.object({
  text,
  p: chance,
  candidates: z.array(z.object({ text, p: chance })),
  box,
  digits: z.array(ReadDigit),
  marks: z.array(z.object({ label: text, strokes, box })),
});

/**
 * What is read in an image or in ink: one line of `npm run recognize`, without the file's name. Boxes are [x, y, w, h]
 * in the input's own unit: pixels of an image that is upright.
 */
export const ImageAnswer = z.object({
  text: z.string(),
  numbers: z.array(ReadNumber),
  rejected: z.array(z.object({ strokes, box, p: chance })),
});

/** What a person may say that a number is: digits, with a minus, points and commas. */
export const ImageText = z
  .string()
  .max(60)
  .regex(/^-?[\d.,]*\d[\d.,]*$/);

/** A person's word on an image: on a number by its place among those read, or on ink that was missed. `text` null: not a number. */
export const ImageCorrection = z.union([
  z.strictObject({ number: z.int().min(0).max(10_000), text: ImageText.nullable() }),
  z.strictObject({ box, text: ImageText }),
]);

/** [x, y, w, h] in an image's pixels. */
export type ImageBox = z.infer<typeof box>;
export type ImageAnswer = z.infer<typeof ImageAnswer>;
export type ImageNumber = ImageAnswer["numbers"][number];
export type ImageCorrection = z.infer<typeof ImageCorrection>;
