import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import { ImageAnswer } from "../../core/wire/imageAnswer.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { createBuckets } from "../limits.ts";
import type { Pad } from "../room/pad.ts";
import type { PlainStroke } from "../services.ts";
import type { ImageProcesses } from "./processes.ts";
import { refusalByHead } from "./refusal.ts";

export type Recognised =
  | { readonly ok: true; readonly answer: ImageAnswer }
  | { readonly ok: false; readonly reason: ImageReason };

/** What programs ask: nothing of it is kept. Boxes are as `npm run recognize` gives them. */
export type Recognition = {
  /** Reads an image with its pixels as they are stored, whatever EXIF says. */
  image(userId: string, file: Uint8Array): Promise<Recognised>;
  /** Reads ink. Throws when the recogniser does not answer. */
  ink(userId: string, strokes: readonly PlainStroke[]): Promise<Recognised>;
};

type RecognitionParts = {
  readonly processes: Pick<ImageProcesses, "draw" | "read">;
  readonly readInk: Pad;
  readonly now: () => number; // ms, never going back
};

const MOST_AT_ONCE = 20; // of everyone

export function createRecognition({ processes, readInk, now }: RecognitionParts): Recognition {
  const asked = createBuckets(IMAGE_LIMITS.uploadsPerSecond, IMAGE_LIMITS.uploadsBurst, now);
  let running = 0;
  const image = async (file: Uint8Array): Promise<Recognised> => {
    const drawn = await processes.draw(file, { asStored: true });
    if (!drawn.ok) return { ok: false, reason: "unreadable" };
    if (!drawn.answer.ok) return drawn.answer;
    const read = await processes.read(drawn.answer.normalised, drawn.answer.width);
    return read.ok ? { ok: true, answer: read.answer.answer } : { ok: false, reason: "read-failed" };
  };
  return {
    image: async (userId, file) => {
      const reason = refusalByHead(file);
      if (reason !== undefined) return { ok: false, reason };
      if (asked.of(userId).take() > 0) return { ok: false, reason: "too-fast" };
      if (running >= MOST_AT_ONCE) return { ok: false, reason: "busy" };
      running += 1;
      return image(file).finally(() => {
        running -= 1;
      });
    },
    ink: async (userId, strokes) => {
      if (asked.of(userId).take() > 0) return { ok: false, reason: "too-fast" };
      const reading = await readInk(strokes);
      // The pad names its marks by the strokes' places: pad-0, pad-1 …
      const strokesOf = (parts: readonly { readonly mark: string }[]) =>
        [...new Set(parts.map(({ mark }) => Number(mark.slice("pad-".length))))].sort((a, b) => a - b);
      return {
        ok: true,
        answer: ImageAnswer.parse(answerOf(reading, { file: "", line: null, strokesOf, scale: 1 })),
      };
    },
  };
}
