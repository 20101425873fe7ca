import { z } from "zod";
import { IMAGE_REASONS, isImageReason } from "../../../core/images/imageReasons.ts";
import { ImageProgress } from "../../../core/wire/imageProgress.ts";
import { prepareImage } from "../../images/prepareImage.ts";
import { upload } from "../../images/upload.ts";
import { send } from "../../ui/request.ts";

export type ReadImage =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly error: string };
export type ReadOptions = {
  readonly signal: AbortSignal;
  /** Hears the share of the file that has been sent, 0…1, and that it is there and being read. */
  readonly onShare: (share: number) => void;
  readonly onSent: () => void;
  readonly onProgress: (progress: ImageProgress | null) => void;
};

const ASK_EVERY_MS = 300;
const CANCELLED = "Cancelled. Nothing of it was kept.";
const State = z.object({
  state: z.enum(["queued", "reading", "done", "refused"]),
  reason: z.string().nullable(),
  progress: ImageProgress.nullable(),
});

/** Sends an image and waits until it is read; one that is cancelled on the way is deleted again. Never throws. */
export async function readImage(file: Blob, name: string, options: ReadOptions): Promise<ReadImage> {
  const { signal, onShare, onSent, onProgress } = options;
  const prepared = await prepareImage(file);
  if (!prepared.ok) return prepared;
  const sent = await upload(prepared.file, name, { signal, onProgress: onShare });
  if (!sent.ok) return sent;
  onSent();
  const [first = ""] = sent.ids; // of a PDF the first page is put on the board; all stand under Images
  const read = await whenRead(first, signal, onProgress);
  if (signal.aborted) {
    for (const id of sent.ids) await send("DELETE", `/api/images/${id}`);
    return { ok: false, error: CANCELLED };
  }
  return read;
}

async function whenRead(
  id: string,
  signal: AbortSignal,
  onProgress: ReadOptions["onProgress"],
): Promise<ReadImage> {
  for (;;) {
    if (signal.aborted) return { ok: false, error: CANCELLED };
    const answer = await send("GET", `/api/images/${id}`);
    // Without a network it is asked for again; an image that is gone is gone.
    if (!answer.ok && answer.status !== 0) return answer;
    const {
      state,
      reason,
      progress = null,
    } = State.safeParse(answer.ok ? answer.body : undefined).data ?? {};
    if (state === "done") return { ok: true, id };
    if (state === "refused")
      return { ok: false, error: IMAGE_REASONS[reason && isImageReason(reason) ? reason : "read-failed"] };
    onProgress(progress);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}
