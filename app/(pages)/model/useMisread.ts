import { useEffect, useState } from "react";
import { z } from "zod";
import type { Pair } from "./pair.ts";

const Answer = z.object({
  samples: z.array(z.object({ index: z.int(), p: z.number(), pixels: z.string() })),
});
/** A test image: its place in MNIST, the chance given to the wrong reading, and 28 × 28 bytes in base64, ink bright. */
export type MisreadSample = z.infer<typeof Answer>["samples"][number];

type Fetched = { readonly pair: Pair; readonly samples: readonly MisreadSample[] | null };

/** The images that were misread as `pair` says; null while they come. */
export function useMisread(pair: Pair | null) {
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another fetch
  useEffect(() => {
    if (pair === null) return;
    const controller = new AbortController();
    fetchSamples(pair, controller.signal).then(
      (samples) => setFetched({ pair, samples }),
      () => {
        if (!controller.signal.aborted) setFetched({ pair, samples: null });
      },
    );
    return () => controller.abort();
  }, [pair, tries]);
  const isCurrent = pair !== null && fetched?.pair === pair;
  return {
    samples: isCurrent ? fetched.samples : null,
    problem: isCurrent && fetched.samples === null,
    retry: () => {
      setFetched(null);
      setTries(tries + 1);
    },
  };
}

async function fetchSamples({ written, read }: Pair, signal: AbortSignal): Promise<readonly MisreadSample[]> {
  const answer = await fetch(`/model/misread?written=${written}&read=${read}`, { signal });
  if (!answer.ok) throw new Error(`misread images: ${answer.status}`);
  return Answer.parse(await answer.json()).samples;
}
