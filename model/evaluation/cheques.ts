import { z } from "zod";
import { evaluateCheques } from "../cheques/evaluate.ts";
import type { BarRow } from "./bars.ts";
import { shareRow } from "./rows.ts";

const RUN = z.object({
  photos: z.array(z.string()).default([]), // none: trained before there were photographed digits
  leaveOut: z.int().nullish(), // the fold of images that these weights have not seen
});
const TRAINING = RUN.extend({ imagesOwn: RUN.optional() }); // images may be read with weights of a training of their own
const LEAST = 0.92;

/** The row of whole cheque amounts; it is held to the bar only where the weights have not learned from the same images. */
export async function chequeRows(training: unknown): Promise<readonly BarRow[]> {
  const runs = TRAINING.safeParse(training).data;
  const { photos = [], leaveOut } = runs?.imagesOwn ?? runs ?? {};
  const fold = photos.length > 0 ? leaveOut : undefined;
  const { count, right } = await evaluateCheques(fold == null ? {} : { fold });
  if (count === 0) return [];
  const hasSeen = photos.some((file) => file.includes("cheques")) && fold == null;
  const what = "cheque amounts, whole image given";
  if (!hasSeen) return [shareRow("cheques", what, right, count, { least: LEAST })];
  const note = "these weights learned from single digits of the same images: not held out";
  return [shareRow("cheques.seen", `${what}, images known`, right, count, { note })];
}
