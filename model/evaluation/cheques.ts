import { z } from "zod";
import { evaluateCheques } from "../cheques/evaluate.ts";
import type { BarRow } from "./bars.ts";
import { shareRow } from "./rows.ts";

const RUN = z.object({
  photos: z.array(z.string()).default([]), // none: trained before there were photographed digits
  leaveOut: z.int().nullish(), // the fold of images that these weights have not seen
});
const TRAINING = RUN.extend({ imagesOwn: z.array(RUN).optional() }); // images may be read with weights of trainings of their own
const LEAST = 0.92;

/** The row of whole cheque amounts; it is held to the bar only where the weights have not learned from the same images. */
export async function chequeRows(training: unknown): Promise<readonly BarRow[]> {
  const runs = TRAINING.safeParse(training).data;
  const trained = (runs?.imagesOwn ?? (runs ? [runs] : [])).filter(({ photos }) => photos.length > 0);
  const folds = new Set(trained.map(({ leaveOut }) => leaveOut));
  const [fold] = folds.size === 1 ? folds : []; // what not all of them have left out, some have seen
  const { count, right } = await evaluateCheques(fold == null ? {} : { fold });
  if (count === 0) return [];
  const hasSeen =
    fold == null && trained.some(({ photos }) => photos.some((file) => file.includes("cheques")));
  const what = "cheque amounts, whole image given";
  if (!hasSeen) return [shareRow("cheques", what, right, count, { least: LEAST })];
  const note = "these weights learned from single digits of the same images: not held out";
  return [shareRow("cheques.seen", `${what}, images known`, right, count, { note })];
}
