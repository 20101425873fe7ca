import { applyChange } from "../../core/reading/change.ts";
import type { InkMark, Reading } from "../../core/reading/reading.ts";
import type { Recogniser } from "../recogniser.ts";

/** Points of one stroke as `[x, y]`, y down, any scale. */
export type PlainStroke = readonly (readonly [x: number, y: number])[];

/** Reads ink that stands on no board. Rejects when the recogniser does not answer in time. */
export type Pad = (strokes: readonly PlainStroke[]) => Promise<Reading>;

const WITHIN_MS = 10_000;
const SAMPLE_EVERY_MS = 10;
const NOTHING: Reading = { numbers: [], rejected: [] };

/** `idOf` gives each reading a name that no board has. */
export function createPad(
  recogniser: Pick<Recogniser, "open" | "forget" | "onReading">,
  idOf: () => string,
): Pad {
  const waiting = new Map<string, (reading: Reading) => void>();
  recogniser.onReading((id, _seq, change) => waiting.get(id)?.(applyChange(NOTHING, change)));
  return async (strokes) => {
    const marks = strokes.filter((stroke) => stroke.length > 0).map(markOf);
    if (marks.length === 0) return NOTHING;
    const id = idOf();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Reading>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error("the recogniser does not answer")), WITHIN_MS);
        waiting.set(id, resolve);
        recogniser.open(id, marks.length, marks, []);
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      recogniser.forget(id);
    }
  };
}

function markOf(stroke: PlainStroke, i: number): InkMark {
  const samples = stroke.map(([x, y], n) => ({ x, y, t: n * SAMPLE_EVERY_MS }));
  return { kind: "ink", id: `pad-${i}`, seq: i + 1, atMs: i * 1000, samples };
}
