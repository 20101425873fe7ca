import { useEffect, useState } from "react";
import { z } from "zod";
import { send } from "../../../ui/request.ts";

const Steps = z.object({
  pictures: z.object({ even: z.string(), ink: z.string(), marks: z.string() }),
  glyphs: z.array(z.array(z.string())),
});
/** Pictures as WebP and glyphs as 28 × 28 bytes, all in base64; glyphs by number and digit. */
export type Steps = z.infer<typeof Steps>;
export type StepsAsked =
  | { readonly state: "asked" }
  | { readonly state: "there"; readonly steps: Steps }
  | { readonly state: "failed"; readonly error: string };

/** What the network was given of an image, asked for once and only when someone wants to see it. */
export function useSteps(imageId: string, isWanted: boolean): StepsAsked {
  const [asked, setAsked] = useState<StepsAsked>({ state: "asked" });
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    void send("GET", `/api/images/${imageId}/steps`).then((answer) => {
      if (isGone) return;
      const parsed = Steps.safeParse(answer.ok ? answer.body : undefined);
      if (parsed.success) setAsked({ state: "there", steps: parsed.data });
      else setAsked({ state: "failed", error: answer.ok ? "This cannot be shown just now." : answer.error });
    });
    return () => {
      isGone = true;
    };
  }, [imageId, isWanted]);
  return asked;
}
