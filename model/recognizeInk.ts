import { z } from "zod";
import { read } from "../core/reading/reader.ts";
import type { InkMark } from "../core/reading/reading.ts";
import type { Classify } from "../core/reading/scoreCache.ts";
import { type Answer, answerOf } from "./recognizeAnswer.ts";

const POINT = z.array(z.number()).min(2);
const ITEM = z.object({ strokes: z.array(z.array(POINT)) });

/**
 * Reads one line of ink JSON (`{"strokes":[[[x,y],…],…]}`; what else stands in it is not looked at).
 * Throws an Error that says what is wrong with the line.
 */
export async function recognizeInk(
  json: string,
  at: { readonly file: string; readonly line: number },
  classify: Classify,
): Promise<Answer> {
  const reading = await read(marksOf(json), [], classify);
  const strokesOf = (parts: readonly { readonly mark: string }[]) =>
    [...new Set(parts.map((part) => Number(part.mark)))].sort((a, b) => a - b);
  return answerOf(reading, { ...at, strokesOf, scale: 1 });
}

/** Strokes without a point keep their index and are no marks. */
function marksOf(json: string): readonly InkMark[] {
  return parse(json).strokes.flatMap((points, i): readonly InkMark[] => {
    if (points.length === 0) return [];
    const samples = points.map(([x = 0, y = 0], n) => ({ x, y, t: n }));
    return [{ kind: "ink", id: String(i), seq: i, atMs: i, samples }];
  });
}

function parse(json: string): z.infer<typeof ITEM> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = ITEM.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") || "the line";
  throw new Error(`${where}: ${issue?.message ?? "not ink"}`);
}
