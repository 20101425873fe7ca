import { useEffect, useState } from "react";
import { z } from "zod";
import { isImageReason } from "../../../../core/images/imageReasons.ts";
import { ImageAnswer, ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { ImageProgress } from "../../../../core/wire/imageProgress.ts";
import type { ImageRecord } from "../../../../server/store/images.ts";
import { send } from "../../../ui/request.ts";

/** `progress` is null when it is read, and until it is asked for. */
export type ShownImage = Omit<ImageRecord, "ownerId" | "orientation"> & {
  readonly progress: ImageProgress | null;
};
/** A place in an image, in its pixels. */
export type Box = readonly [x: number, y: number, w: number, h: number];

const ASK_EVERY_MS = 400;
const Shown = z.object({
  id: z.string(),
  name: z.string(),
  page: z.number().nullable(),
  mime: z.string(),
  width: z.number(),
  height: z.number(),
  state: z.enum(["queued", "reading", "done", "refused"]),
  reason: z.string().refine(isImageReason).nullable(),
  text: z.string(),
  turns: z.number(),
  createdAtMs: z.number(),
  progress: ImageProgress.nullable(),
  answer: ImageAnswer.nullable(),
  corrections: z.array(ImageCorrection),
});

type FollowedImage = {
  readonly image: ShownImage;
  /** The server reads it anew: it is followed again. */
  readonly follow: () => void;
};

/** The image as it stands; asks again while it is being read. */
export function useImage(initial: ShownImage): FollowedImage {
  const [image, setImage] = useState(initial);
  const { id, state } = image;
  const isRead = state === "done" || state === "refused";
  useEffect(() => {
    if (isRead) return;
    const timer = setInterval(async () => {
      const answer = await send("GET", `/api/images/${id}`);
      const parsed = Shown.safeParse(answer.ok ? answer.body : undefined);
      if (parsed.success) setImage(shownOf(parsed.data));
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [id, isRead]);
  const follow = () => setImage((before) => ({ ...before, state: "queued", reason: null, answer: null }));
  return { image, follow };
}

function shownOf({ reason, ...image }: z.infer<typeof Shown>): ShownImage {
  return { ...image, reason: reason !== null && isImageReason(reason) ? reason : null };
}
