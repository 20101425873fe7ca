import { isNumberText, type PlacedLabel } from "../board/op.ts";
import { LIMITS } from "../wire/limits.ts";
import type { CorrectedNumber } from "./corrected.ts";

const CHANCES = 1e4;

/**
 * What a board is to know of an image's numbers: of those read the candidates with their chances, of those a person spoke of
 * their text alone. `owners` says whose each blob is, by its place in `numbers`. What no board takes as a number, such as
 * 1.2.3, keeps its ink and has no label.
 */
export function placedLabels(
  numbers: readonly CorrectedNumber[],
  owners: readonly number[],
): readonly PlacedLabel[] {
  const labels = numbers.flatMap(({ text, p, candidates, state }, owner): readonly PlacedLabel[] => {
    const blobs = owners.flatMap((each, blob) => (each === owner ? [blob] : []));
    if (blobs.length === 0 || !isNumberText(text)) return [];
    if (state !== "read") return [{ blobs, text }];
    const others = candidates.filter((each) => each.text !== text && isNumberText(each.text));
    const read = [{ text, p }, ...others].map((each) => ({ text: each.text, p: rounded(each.p) }));
    return [{ blobs, text, read: read.slice(0, LIMITS.candidatesPerLabel) }];
  });
  return labels.slice(0, LIMITS.labelsPerPlace);
}

function rounded(p: number): number {
  return Math.floor(p * CHANCES) / CHANCES;
}
