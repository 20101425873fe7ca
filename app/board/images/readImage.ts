import { z } from "zod";
import { IMAGE_REASONS, isImageReason } from "../../../core/images/imageReasons.ts";
import { ImageProgress } from "../../../core/wire/imageProgress.ts";
import { prepareImage } from "../../images/prepareImage.ts";
import { type Uploaded, type UploadOptions, upload } from "../../images/upload.ts";
import { send } from "../../ui/request.ts";

export type ReadImage = { readonly ok: true } | { readonly ok: false; readonly error: string };

const ASK_EVERY_MS = 300;
const CANCELLED = "Cancelled. Nothing of it was kept.";
const State = z.object({
  state: z.enum(["queued", "reading", "done", "refused"]),
  reason: z.string().nullable(),
  progress: ImageProgress.nullable(),
});

/** Sends an image to be read, made smaller first where it is too large; `note` tells so, and of pages that were not taken. Never throws. */
export async function sendImage(file: Blob, name: string, options: UploadOptions): Promise<Uploaded> {
  const prepared = await prepareImage(file);
  if (!prepared.ok) return prepared;
  const sent = await upload(prepared.file, name, { ...options, turned: prepared.turned });
  return sent.ok ? { ...sent, note: sent.note ?? prepared.note } : sent;
}

/** Waits until an image is read; one that is given up by `signal` is deleted again. Never throws. */
export async function whenRead(
  id: string,
  signal: AbortSignal,
  onProgress: (progress: ImageProgress | null) => void,
): Promise<ReadImage> {
  for (;;) {
    if (signal.aborted) {
      await send("DELETE", `/api/images/${id}`);
      return { ok: false, error: CANCELLED };
    }
    const answer = await send("GET", `/api/images/${id}`);
    // Without a network it is asked for again; an image that is gone is gone.
    if (!answer.ok && answer.status !== 0) return answer;
    const {
      state,
      reason,
      progress = null,
    } = State.safeParse(answer.ok ? answer.body : undefined).data ?? {};
    if (state === "done") return { ok: true };
    if (state === "refused")
      return { ok: false, error: IMAGE_REASONS[reason && isImageReason(reason) ? reason : "read-failed"] };
    onProgress(progress);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}
