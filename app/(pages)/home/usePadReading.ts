import { useEffect, useRef, useState } from "react";
import type { Sample } from "../../../core/ink/sample.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import { send } from "../../ui/request.ts";

export type PadStroke = {
  readonly id: number;
  readonly samples: readonly Sample[];
  readonly endedAtMs: number;
};
export type PadReading = {
  readonly reading: Reading;
  readonly tookMs: number;
  readonly fault: string | undefined;
};

const NOTHING: PadReading = { reading: { numbers: [], rejected: [] }, tookMs: 0, fault: undefined };
const RETRY_MS = 2_000;

/**
 * What the recogniser reads in these strokes. It is asked as soon as a stroke ends; strokes that end while it works wait
 * and are asked for together. `tookMs` counts from the last stroke's end to its reading on this page.
 */
export function usePadReading(strokes: readonly PadStroke[]): PadReading {
  const [read, setRead] = useState(NOTHING);
  const wanted = useRef(strokes);
  const answered = useRef<readonly PadStroke[]>(strokes);
  const isAsking = useRef(false);

  useEffect(() => {
    wanted.current = strokes;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      while (wanted.current !== answered.current) {
        const asked = wanted.current;
        const outcome = asked.length === 0 ? NOTHING : await readOnce(asked);
        if (outcome.fault === undefined) answered.current = asked;
        setRead((last) => (outcome.fault === undefined ? outcome : { ...last, fault: outcome.fault }));
        if (outcome.fault !== undefined) {
          timer = setTimeout(() => void ask(), RETRY_MS);
          break;
        }
      }
      isAsking.current = false;
    };
    if (strokes !== answered.current) void ask();
    return () => clearTimeout(timer);
  }, [strokes]);

  return strokes.length === 0 ? NOTHING : read;
}

async function readOnce(strokes: readonly PadStroke[]): Promise<PadReading> {
  const body = { strokes: strokes.map(({ samples }) => samples.map(({ x, y }) => [round(x), round(y)])) };
  const answer = await send("POST", "/api/read", body);
  const endedAtMs = strokes.at(-1)?.endedAtMs ?? 0;
  const tookMs = performance.now() - endedAtMs;
  if (!answer.ok) return { ...NOTHING, fault: answer.error };
  return isReading(answer.body) ? { reading: answer.body, tookMs, fault: undefined } : NOTHING;
}

/** Our own route answers nothing else; this only tells the compiler. */
function isReading(body: unknown): body is Reading {
  return typeof body === "object" && body !== null && "numbers" in body && "rejected" in body;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
