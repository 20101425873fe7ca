import type { PlacedLabel } from "../../core/board/op.ts";
import { correctedNumbers } from "../../core/images/corrected.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import { placedLabels } from "../../core/images/placedLabels.ts";
import { createBuckets } from "../limits.ts";
import type { ImageRecord, Images } from "../store/images.ts";
import type { ImageProcesses, StepsAnswer } from "./processes.ts";

/** What a board needs to take an image's numbers: the image's size there, the packed blobs, and what they read. */
export type Placeable = {
  readonly size: { readonly w: number; readonly h: number };
  readonly ink: Uint8Array;
  readonly labels: readonly PlacedLabel[];
};
export type InkAsked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: "not-read" | "no-number" | "too-fast" | "failed" };

/** The ink in people's images, cut out again whenever it is asked for. Whose they are is the caller's to ask. */
export type ImageInk = {
  /** The numbers as they stand after corrections, without those a person rejected. */
  place(image: ImageRecord): Promise<InkAsked<Placeable>>;
  /** What the network is given of the image. */
  steps(image: ImageRecord): Promise<InkAsked<StepsAnswer>>;
};

type InkParts = {
  readonly store: Pick<Images, "pictureOf">;
  readonly processes: Pick<ImageProcesses, "cut" | "steps">;
  readonly now: () => number; // ms, never going back
};

export function createImageInk({ store, processes, now }: InkParts): ImageInk {
  const asked = createBuckets(IMAGE_LIMITS.uploadsPerSecond, IMAGE_LIMITS.uploadsBurst, now);
  const grayOf = async ({ id, ownerId }: ImageRecord) => {
    if (asked.of(ownerId).take() > 0) return { ok: false, reason: "too-fast" } as const;
    const picture = await store.pictureOf(id, "normalised");
    if (picture === undefined) return { ok: false, reason: "failed" } as const;
    return { ok: true, bytes: picture.bytes } as const;
  };
  return {
    place: async (image) => {
      if (image.answer === null) return { ok: false, reason: "not-read" };
      const numbers = correctedNumbers(image.answer, image.corrections).filter(
        ({ state }) => state !== "rejected",
      );
      if (numbers.length === 0) return { ok: false, reason: "no-number" };
      const gray = await grayOf(image);
      if (!gray.ok) return gray;
      const boxes = numbers.map(({ box }) => box);
      const cut = await processes.cut(gray.bytes, image.width, boxes);
      if (!cut.ok) return { ok: false, reason: "failed" };
      const { size, ink, owners } = cut.answer;
      if (owners.length === 0) return { ok: false, reason: "no-number" };
      return { ok: true, value: { size, ink, labels: placedLabels(numbers, owners) } };
    },
    steps: async (image) => {
      if (image.answer === null) return { ok: false, reason: "not-read" };
      const gray = await grayOf(image);
      if (!gray.ok) return gray;
      const steps = await processes.steps(gray.bytes, image.width);
      return steps.ok ? { ok: true, value: steps.answer } : { ok: false, reason: "failed" };
    },
  };
}
