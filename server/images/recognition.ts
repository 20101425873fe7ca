import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import type { Box } from "../../core/ink/box.ts";
import { ImageAnswer } from "../../core/wire/imageAnswer.ts";
import { backFrom, boxAsStored, sizeTurned } from "../../model/files/orientation.ts";
import { isTooBlurred } from "../../model/images/sharpness.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { createBuckets } from "../limits.ts";
import type { Pad, PlainStroke } from "../room/pad.ts";
import type { ImageProcesses } from "./processes.ts";
import { refusalByHead } from "./refusal.ts";
import { withBoxes } from "./withBoxes.ts";

type NotRecognised = { readonly ok: false; readonly reason: ImageReason };
export type Recognised = { readonly ok: true; readonly answer: ImageAnswer } | NotRecognised;
/** Of a file one answer a page; an image is one, whose `page` is null. */
export type RecognisedFile =
  | {
      readonly ok: true;
      readonly sheets: readonly { readonly page: number | null; readonly answer: ImageAnswer }[];
    }
  | NotRecognised;

/** What programs ask: nothing of it is kept. Boxes are as `npm run recognize` gives them. */
export type Recognition = {
  /** Reads an image, whose boxes are in its pixels as they are stored, or all pages of a PDF, whose boxes are in points. */
  file(userId: string, file: Uint8Array): Promise<RecognisedFile>;
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
  const sheet = async (file: Uint8Array, page: number) => {
    const drawn = await processes.draw(file, page);
    if (!drawn.ok) return no("unreadable");
    if (!drawn.answer.ok) return drawn.answer;
    const { normalised, width, height, unit, pages, orientation } = drawn.answer;
    const read = await processes.read({ normalised, width, orientation });
    if (!read.ok) return no("read-failed");
    const { answer, sharpness = 1, orientation: seenBy } = read.answer;
    if (isTooBlurred(answer.numbers, sharpness)) return no("too-blurred");
    const stored = sizeTurned({ w: width, h: height }, backFrom(orientation));
    const inFile = withBoxes(answer, (box) => scaled(boxAsStored(box, seenBy, stored), unit));
    return { ok: true, page: drawn.answer.page, pages, answer: inFile } as const;
  };
  const readFile = async (file: Uint8Array): Promise<RecognisedFile> => {
    const sheets = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const read = await sheet(file, page);
      if (!read.ok) return read;
      sheets.push({ page: read.page, answer: read.answer });
      pages = read.pages;
    }
    return { ok: true, sheets };
  };
  return {
    file: async (userId, file) => {
      const reason = refusalByHead(file);
      if (reason !== undefined) return no(reason);
      if (asked.of(userId).take() > 0) return no("too-fast");
      if (running >= MOST_AT_ONCE) return no("busy");
      running += 1;
      return readFile(file).finally(() => {
        running -= 1;
      });
    },
    ink: async (userId, strokes) => {
      if (asked.of(userId).take() > 0) return no("too-fast");
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

/** The box in a unit of which a pixel is so many. */
function scaled({ x, y, w, h }: Box, unit: number): Box {
  return { x: x * unit, y: y * unit, w: w * unit, h: h * unit };
}

function no(reason: ImageReason): NotRecognised {
  return { ok: false, reason };
}
