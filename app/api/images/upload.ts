import { z } from "zod";
import { IMAGE_LIMITS } from "../../../core/images/imageLimits.ts";
import { IMAGE_REASONS, type ImageReason } from "../../../core/images/imageReasons.ts";
import { bytesWithin, type Read, refusalOfForeign, refuse } from "../request.ts";

const Turned = z
  .string()
  .regex(/^[1-8]$/)
  .transform(Number);
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const STATUS: Partial<Readonly<Record<ImageReason, number>>> = {
  "not-an-image": 415,
  locked: 415,
  "no-pdf-here": 415,
  "too-many-bytes": 413,
  "too-fast": 429,
  "too-many-waiting": 429,
  busy: 503,
};

/** What was sent to be read; `turned` is the orientation of EXIF by which its sender has turned the pixels already. */
export type SentFiles = { readonly files: readonly File[]; readonly turned: number | undefined };

/** The files of a multipart body, all under the name `file`; else the response that refuses it. */
export async function filesOf(request: Request): Promise<Read<SentFiles>> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return { ok: false, response: foreign };
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type))
    return no(415, "Send images as multipart/form-data, each in a field named file.");
  const body = await bytesWithin(request, MAX_BODY_BYTES);
  if (body === undefined) return no(413, "That is more than 16 MB at once. Send the images one by one.");
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => undefined);
  const files = form?.getAll("file").filter((each) => each instanceof File) ?? [];
  if (files.length === 0)
    return no(400, "There is no image in this request. Send one in a field named file.");
  if (files.length > IMAGE_LIMITS.perRequest)
    return no(413, `Send at most ${IMAGE_LIMITS.perRequest} images at once.`);
  return { ok: true, value: { files, turned: Turned.safeParse(form?.get("turned")).data } };
}

/** A refusal of an image in words. */
export function refuseImage(reason: ImageReason): Response {
  return refuse(STATUS[reason] ?? 422, IMAGE_REASONS[reason]);
}

function no(status: number, words: string): { readonly ok: false; readonly response: Response } {
  return { ok: false, response: refuse(status, words) };
}
