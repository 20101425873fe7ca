import { useEffect, useState } from "react";
import { ImageSteps } from "../../../../core/wire/imageSteps.ts";
import { send } from "../../../ui/request.ts";
import type { ShownImage } from "./useImage.ts";

export type StepsAsked =
  | { readonly state: "asked" }
  | { readonly state: "there"; readonly steps: ImageSteps }
  | { readonly state: "failed"; readonly error: string };

/** What the network was given of an image, asked for once and only when someone wants to see it. */
export function useSteps({ id, turns }: Pick<ShownImage, "id" | "turns">, isWanted: boolean): StepsAsked {
  const [asked, setAsked] = useState<StepsAsked>({ state: "asked" });
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    void send("GET", `/api/images/${id}/steps?turns=${turns}`).then((answer) => {
      if (isGone) return;
      const parsed = ImageSteps.safeParse(answer.ok ? answer.body : undefined);
      if (parsed.success) setAsked({ state: "there", steps: parsed.data });
      else setAsked({ state: "failed", error: answer.ok ? "This cannot be shown just now." : answer.error });
    });
    return () => {
      isGone = true;
    };
  }, [id, turns, isWanted]);
  return asked;
}
