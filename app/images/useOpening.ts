import { useEffect, useState } from "react";
import { z } from "zod";
import { FileOpening } from "../../core/wire/imageProgress.ts";
import { send } from "../ui/request.ts";

const ASK_EVERY_MS = 400;
const Answer = z.object({ opening: z.array(FileOpening) });

/** The person's files that the server is opening, asked for while some are. */
export function useOpening(isWanted: boolean): readonly FileOpening[] {
  const [opening, setOpening] = useState<readonly FileOpening[]>([]);
  useEffect(() => {
    if (!isWanted) return setOpening([]);
    const timer = setInterval(async () => {
      const answer = await send("GET", "/api/images/opening");
      const parsed = Answer.safeParse(answer.ok ? answer.body : undefined);
      if (parsed.success) setOpening(parsed.data.opening);
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWanted]);
  return opening;
}
