import { useEffect, useState } from "react";
import { z } from "zod";
import { isImageReason } from "../../../core/images/imageReasons.ts";
import { ImageProgress } from "../../../core/wire/imageProgress.ts";
import type { ImageSummary } from "../../../server/store/images.ts";
import { send } from "../../ui/request.ts";

export type ListedImage = Pick<
  ImageSummary,
  "id" | "name" | "page" | "state" | "reason" | "text" | "turns" | "createdAtMs"
> & { readonly progress: ImageProgress | null };

const ASK_EVERY_MS = 600;
const Listed = z.object({
  images: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      page: z.number().nullable(),
      state: z.enum(["queued", "reading", "done", "refused"]),
      reason: z.custom<ListedImage["reason"]>(
        (value) => value === null || (typeof value === "string" && isImageReason(value)),
      ),
      text: z.string(),
      turns: z.number(),
      createdAtMs: z.number(),
      progress: ImageProgress.nullable(),
    }),
  ),
});

/** Whether it waits or is being read. */
export const isUnread = ({ state }: ListedImage) => state === "queued" || state === "reading";

/** The person's images as they stand; asks again while some are being read. */
export function useImages(initial: readonly ListedImage[]) {
  const [images, setImages] = useState(initial);
  const isWaiting = images.some(isUnread);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(async () => {
      const answer = await send("GET", "/api/images");
      const parsed = Listed.safeParse(answer.ok ? answer.body : undefined);
      if (parsed.success) setImages(parsed.data.images);
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const forget = (id: string) => setImages((before) => before.filter((image) => image.id !== id));
  return { images, forget };
}
