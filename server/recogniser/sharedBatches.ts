import type { Glyph } from "../../core/reading/glyph.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";

const CLASSES = 11;
const FULL = [64, 32, 16]; // the network's cost steps up from size to size: what is beyond one waits for the next batch
const FIRST_SHARE = 4; // glyphs of each asker before any gets more, so that a large board lets the small ones through

type Asked = {
  readonly glyphs: readonly Glyph[];
  readonly answers: Float32Array;
  done: number;
  readonly resolve: (answers: Float32Array) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * A `classify` for many askers at once: what is asked while a batch runs goes into the next one, some of each
 * asker. `turn` puts off a batch until the messages that wait have been taken in; an answer has `width` values a glyph.
 */
export function shareBatches(classify: Classify, turn: (run: () => void) => void, width = CLASSES): Classify {
  let waiting: Asked[] = [];
  let running = false;

  const runBatch = async () => {
    const askers = sharesOf(waiting);
    try {
      const answers = await classify(askers.flatMap(({ asked, from, to }) => asked.glyphs.slice(from, to)));
      let at = 0;
      for (const { asked, from, to } of askers) {
        asked.answers.set(answers.subarray(at, at + (to - from) * width), from * width);
        at += (to - from) * width;
        asked.done = to;
      }
    } catch (reason) {
      for (const { asked } of askers) asked.reject(reason);
      waiting = waiting.filter((asked) => !askers.some((asker) => asker.asked === asked));
    }
    for (const asked of waiting) if (asked.done === asked.glyphs.length) asked.resolve(asked.answers);
    waiting = waiting.filter((asked) => asked.done < asked.glyphs.length);
    next();
  };
  const next = () => {
    running = waiting.length > 0;
    if (running) turn(() => void runBatch());
  };
  return (glyphs) =>
    new Promise((resolve, reject) => {
      const answers = new Float32Array(glyphs.length * width);
      waiting.push({ glyphs, answers, done: 0, resolve, reject });
      if (!running) next();
    });
}

type Share = { readonly asked: Asked; readonly from: number; readonly to: number };

/** Which glyphs go into the next batch: a few of each asker, then what is left of those who asked first. */
function sharesOf(waiting: readonly Asked[]): readonly Share[] {
  const left = waiting.map(({ glyphs, done }) => glyphs.length - done);
  const total = left.reduce((sum, count) => sum + count, 0);
  let room = FULL.find((size) => size <= total) ?? total;
  const given = left.map(() => 0);
  for (const most of [FIRST_SHARE, Number.POSITIVE_INFINITY]) {
    left.forEach((count, i) => {
      const already = given[i] ?? 0;
      const more = Math.min(room, Math.min(most, count) - already);
      given[i] = already + more;
      room -= more;
    });
  }
  return waiting.flatMap((asked, i) => {
    const to = asked.done + (given[i] ?? 0);
    return to > asked.done ? { asked, from: asked.done, to } : [];
  });
}
