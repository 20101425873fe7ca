import { z } from "zod";
import { send } from "../ui/request.ts";
import { imageAt } from "./address.ts";

export type OwnImage =
  | { readonly ok: true; readonly id: string; readonly name: string }
  | { readonly ok: false; readonly error: string };

const NOT_YOURS =
  "By their address only images are read that you uploaded here before. Save this one as a file and choose that.";
const Answer = z.object({ id: z.string(), name: z.string() });

/** The person's own earlier image at an address; any other is refused, and nobody fetches it. */
export async function ownImage(address: string): Promise<OwnImage> {
  const id = imageAt(address, window.location.origin);
  if (id === undefined) return { ok: false, error: NOT_YOURS };
  const answer = await send("GET", `/api/images/${id}`);
  const parsed = Answer.safeParse(answer.ok ? answer.body : undefined);
  if (parsed.success) return { ok: true, ...parsed.data };
  return { ok: false, error: !answer.ok && answer.status === 0 ? answer.error : NOT_YOURS };
}
