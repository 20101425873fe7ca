import type { Glyph } from "./glyph.ts";
import type { Hypothesis } from "./hypotheses.ts";
import { glyphOfHypothesis } from "./hypothesisGlyph.ts";
import { strokesOf } from "./piece.ts";

/**
 * Asks the network: [n, 11] log-probabilities of n glyphs, the digits 0–9 and "not a digit". `keys` name the ink of each,
 * for who wants to show what was asked.
 */
export type Classify = (glyphs: readonly Glyph[], keys?: readonly string[]) => Promise<Float32Array>;

/** The network's answers, kept as long as the marks they are about. */
export type ScoreCache = {
  /** Asks about those hypotheses that were not asked about before, in one batch. */
  readonly fill: (hypotheses: readonly Hypothesis[]) => Promise<void>;
  /** The 11 log-probabilities of a hypothesis that `fill` has seen. Throws for any other: a programmer's error. */
  readonly scores: (key: string) => Float32Array;
  readonly forget: (marks: readonly string[]) => void;
};

const CLASSES = 11;

export function createScoreCache(classify: Classify): ScoreCache {
  const known = new Map<string, Float32Array>();
  const keysOfMark = new Map<string, Set<string>>();
  return {
    fill: async (hypotheses) => {
      const missing = new Map(
        hypotheses.filter(({ key }) => !known.has(key)).map((hypothesis) => [hypothesis.key, hypothesis]),
      );
      if (missing.size === 0) return;
      const asked = [...missing.values()];
      const answers = await classify(
        asked.map(glyphOfHypothesis),
        asked.map(({ key }) => key),
      );
      asked.forEach(({ key, pieces }, i) => {
        known.set(key, answers.slice(i * CLASSES, (i + 1) * CLASSES));
        for (const { mark } of pieces.flatMap(({ source }) => strokesOf(source))) {
          const keys = keysOfMark.get(mark);
          if (keys) keys.add(key);
          else keysOfMark.set(mark, new Set([key]));
        }
      });
    },
    scores: (key) => {
      const scores = known.get(key);
      if (!scores) throw new Error(`no scores for ${key}`);
      return scores;
    },
    forget: (marks) => {
      for (const mark of marks) {
        for (const key of keysOfMark.get(mark) ?? []) known.delete(key);
        keysOfMark.delete(mark);
      }
    },
  };
}
