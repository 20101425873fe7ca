import type { ReadingStep } from "../../core/wire/imageProgress.ts";
import { backFrom } from "../../model/files/orientation.ts";
import { isTooBlurred } from "../../model/images/sharpness.ts";
import type { ImageOutcome, Images } from "../store/images.ts";
import type { ImageProcesses } from "./processes.ts";
import { type TurningParts, turnedPictures } from "./turnKept.ts";

type ReadingParts = TurningParts & {
  readonly store: Pick<Images, "beginReading" | "imageById" | "endReading">;
  readonly processes: Pick<ImageProcesses, "read">;
  readonly isClosed: () => boolean; // it is read again after the next start
};

export const NOT_READ: ImageOutcome = { state: "refused", reason: "read-failed" };

/** Reads a kept image and keeps what is read; where it reads better as it was stored than as EXIF has turned it, it is turned back. */
export async function readKept(
  id: string,
  parts: ReadingParts,
  onStep: (step: ReadingStep) => void,
): Promise<void> {
  const { store, processes, onProblem, isClosed } = parts;
  if (!(await store.beginReading(id))) return; // deleted meanwhile
  const [picture, image] = await Promise.all([store.pictureOf(id, "normalised"), store.imageById(id)]);
  if (picture === undefined || image === undefined) return;
  const { width, orientation } = image;
  const asked = await processes.read({ normalised: picture.bytes, width, orientation }, onStep);
  if (isClosed()) return;
  if (!asked.ok) onProblem(`image ${id} was not read: ${asked.why}`);
  if (!asked.ok || asked.answer.orientation === orientation) {
    await store.endReading(id, outcomeOf(asked));
    return;
  }
  const turned = await turnedPictures(id, backFrom(orientation), parts);
  if (!isClosed()) await store.endReading(id, turned ? outcomeOf(asked) : NOT_READ, turned);
}

function outcomeOf(asked: Awaited<ReturnType<ImageProcesses["read"]>>): ImageOutcome {
  if (!asked.ok) return NOT_READ;
  const { answer, sharpness = 1 } = asked.answer;
  const isBlurred = isTooBlurred(answer.numbers, sharpness);
  if (answer.numbers.length === 0)
    return { state: "refused", reason: isBlurred ? "too-blurred" : "no-writing", answer };
  return isBlurred ? { state: "refused", reason: "too-blurred" } : { state: "done", answer };
}
