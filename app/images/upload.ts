import { FAILED, textAt } from "../ui/request.ts";

export type Uploaded =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly error: string };
export type UploadOptions = {
  /** Hears the share of the file that has been sent, 0…1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

const CANCELLED = "Cancelled. Nothing of it was kept.";
const UNREACHABLE = "The server cannot be reached. Check the connection and choose the image again.";

/** Sends one image to be read; answers its id. Never throws. */
export function upload(
  file: Blob,
  name: string,
  { onProgress, signal }: UploadOptions = {},
): Promise<Uploaded> {
  const request = new XMLHttpRequest(); // fetch does not tell how much was sent
  const body = new FormData();
  body.append("file", file, name);
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
  const images: unknown = typeof answer === "object" && answer !== null && Reflect.get(answer, "images");
  const id = Array.isArray(images) ? textAt(images[0], "id") : undefined;
  return id === undefined ? { ok: false, error: FAILED } : { ok: true, id };
}
