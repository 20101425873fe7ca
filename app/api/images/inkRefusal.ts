import type { InkAsked } from "../../../server/images/imageInk.ts";
import { refuse } from "../request.ts";

type Reason = Extract<InkAsked<unknown>, { ok: false }>["reason"];

const REFUSALS: Readonly<Record<Reason, readonly [status: number, words: string]>> = {
  "not-read": [409, "This image is not read yet. Wait until it is and try again."],
  "no-number": [409, "There is no number here to put on a board. Add one first."],
  "too-fast": [429, "That was asked for very often. Wait a minute and try again."],
  failed: [503, "The image could not be looked at just now. Try again in a minute."],
};

/** Why an image's ink is not given, in words. */
export function inkRefusal(reason: Reason): Response {
  return refuse(...REFUSALS[reason]);
}
