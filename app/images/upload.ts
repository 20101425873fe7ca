import { z } from "zod";
import { FAILED, textAt } from "../ui/request.ts";

/** An image that was kept; `page` is null where it is no page of a PDF. */
export type UploadedPage = { readonly id: string; readonly page: number | null };
export type Uploaded =
  | { readonly ok: true; readonly pages: readonly UploadedPage[]; readonly note: string | undefined }
  | { readonly ok: false; readonly error: string };
export type UploadOptions = {
  /** Hears the share of the file that has been sent, 0…1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** The orientation of EXIF by which the file has been turned already. */
  readonly turned?: number | undefined;
};

const Answer = z.object({
  images: z.array(z.object({ id: z.string(), page: z.number().nullable() })).min(1),
  refused: z.array(z.object({ page: z.number().nullable(), error: z.string() })),
});
const CANCELLED = "Cancelled. Nothing of it was kept.";
const UNREACHABLE = "The server cannot be reached. Check the connection and choose the image again.";

/** Sends one file to be read; answers its images, one a page, and says of pages that were not taken. Never throws. */
export function upload(
  file: Blob,
  name: string,
  { onProgress, signal, turned }: UploadOptions = {},
): Promise<Uploaded> {
  const request = new XMLHttpRequest(); // fetch does not tell how much was sent
  const body = new FormData();
  body.append("file", file, name);
  if (turned !== undefined) body.append("turned", `${turned}`);
  return new Promise((resolve) => {
    const fail = (error: string) => resolve({ ok: false, error });
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(outcomeOf(request.status, request.response));
    request.onerror = () => fail(UNREACHABLE);
    request.onabort = () => fail(CANCELLED);
    request.open("POST", "/api/images");
    request.responseType = "json";
    signal?.addEventListener("abort", () => request.abort());
    if (signal?.aborted) return fail(CANCELLED);
    request.send(body);
  });
}

function outcomeOf(status: number, answer: unknown): Uploaded {
  if (status !== 201) return { ok: false, error: textAt(answer, "error") ?? FAILED };
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return { ok: false, error: FAILED };
  const { images, refused } = parsed.data;
  const notes = refused.map(({ page, error }) => (page === null ? error : `Page ${page}: ${error}`));
  return {
    ok: true,
    pages: images,
    note: notes.length === 0 ? undefined : notes.join(" "),
  };
}
