import { z } from "zod";
import { imageKindOf } from "../../core/images/imageKind.ts";
import { type ImageReason, isImageReason } from "../../core/images/imageReasons.ts";
import { ImageAnswer, type ImageBox } from "../../core/wire/imageAnswer.ts";
import { ReadingStep } from "../../core/wire/imageProgress.ts";
import { SeenView } from "../../core/wire/imageSteps.ts";
import { PROCESS_ENV } from "../../model/threadLimits.ts";
import type { TurnedPictures } from "../store/images.ts";
import { type Asked, type Child, openChild } from "./child.ts";
import type { ReaderRequest } from "./readerRequest.ts";
import type { Drawn, NotDrawn } from "./refusal.ts";

/** The two processes that images go through: one opens what people send, one reads what that one drew. */
export type ImageProcesses = {
  /** Opens an image, or a page of a PDF, from 1. */
  draw(file: Uint8Array, page?: number): Promise<Asked<Drawn | NotDrawn>>;
  /** `onStep` hears what is being done. */
  read(picture: UnreadPicture, onStep?: (step: ReadingStep) => void): Promise<Asked<ReadAnswer>>;
  /** Cuts the ink of numbers out; `boxes` are theirs in pixels of the original. */
  cut(normalised: Uint8Array, width: number, boxes: readonly ImageBox[]): Promise<Asked<CutAnswer>>;
  /** What the network is given of an image. */
  steps(normalised: Uint8Array, width: number): Promise<Asked<StepsAnswer>>;
  /** Turns what was drawn as an orientation of EXIF, 2…8, says. */
  turn(
    pictures: Pick<TurnedPictures, "original" | "normalised">,
    orientation: number,
  ): Promise<Asked<TurnedPictures>>;
  close(): void;
};

/** The gray picture of an image that is `width` wide, as EXIF's `orientation` turned it; 1 where that is beyond doubt. */
export type UnreadPicture = {
  readonly normalised: Uint8Array;
  readonly width: number;
  readonly orientation: number;
};

const MB = 1024 * 1024;
const DECODER_RSS = 300 * MB;
const DECODER_REST = 140 * MB; // so that what the next file takes beside it stays below
export const PDF_REST = 180 * MB; // pdf.js is slow to start, and the next page takes less beside it
const ReadAnswer = z.object({
  answer: ImageAnswer,
  sharpness: z.number().min(0).max(1).optional(),
  orientation: z.int().min(1).max(8),
});
/**
 * What is read, how steep the picture's edges are (see sharpness.ts), and the orientation by which its pixels as stored are
 * seen rightly: EXIF's or 1. Boxes are in the pixels turned so.
 */
export type ReadAnswer = z.infer<typeof ReadAnswer>;
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0);
const reason = z.custom<ImageReason>((value) => typeof value === "string" && isImageReason(value));
const size = z.int().positive();
const CutAnswer = z.object({
  size: z.object({ w: size, h: size }),
  ink: z.instanceof(Uint8Array), // packed blobs, empty when there is none
  owners: z.array(z.int().min(0)),
});
/** See cutBlobs.ts. */
export type CutAnswer = z.infer<typeof CutAnswer>;
const StepsAnswer = z.object({
  view: SeenView.nullable(),
  pictures: z.object({ straight: bytes.nullable(), even: bytes, ink: bytes, marks: bytes }),
  glyphs: z.array(z.array(bytes)),
});
/** See seenSteps.ts. */
export type StepsAnswer = z.infer<typeof StepsAnswer>;
const TurnAnswer = z.object({
  width: size,
  height: size,
  original: bytes,
  normalised: bytes,
  thumbnail: bytes,
}) satisfies z.ZodType<TurnedPictures>;
type ReaderAnswer = ReadAnswer | CutAnswer | StepsAnswer | TurnedPictures;
const ReaderAnswer = z.union([ReadAnswer, CutAnswer, StepsAnswer, TurnAnswer]);
const DrawAnswer = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    mime: z.enum(["image/png", "image/jpeg"]),
    width: size,
    height: size,
    original: bytes,
    normalised: bytes,
    thumbnail: bytes,
    page: size.nullable(),
    pages: size,
    unit: z.number().positive(),
    orientation: z.int(),
  }),
  z.object({ ok: z.literal(false), reason }),
]) satisfies z.ZodType<Drawn | NotDrawn>;

type Decoder = Child<{ readonly file: Uint8Array; readonly page?: number }, Drawn | NotDrawn>;

/** The process that opens what people send. */
export function openDecoder({ rssBytes = DECODER_RSS, restBytes = DECODER_REST } = {}): Decoder {
  return openChild({
    file: new URL("./decoder.mjs", import.meta.url),
    parse: (answer) => DrawAnswer.safeParse(answer).data,
    timeoutMs: 20_000,
    rssBytes,
    restBytes,
    idleMs: 60_000,
    env: { ...PROCESS_ENV, VIPS_CONCURRENCY: "1" },
  });
}

/** `backend` is the recogniser's, so that images are read by the same. Both start when they are first needed. */
export function openImageProcesses(backend: "tensorflow" | "wasm"): ImageProcesses {
  const [decoder, pdfs] = [openDecoder(), openDecoder({ restBytes: PDF_REST })];
  const reader = openChild<ReaderRequest, ReaderAnswer>({
    file: new URL("./reader.ts", import.meta.url),
    parse: (answer) => ReaderAnswer.safeParse(answer).data,
    timeoutMs: 60_000,
    rssBytes: 1_000 * MB,
    restBytes: Infinity,
    idleMs: 300_000,
    env: {
      ...PROCESS_ENV,
      DIGITBOARD_BACKEND: backend,
      TF_CPP_MIN_LOG_LEVEL: "2",
    },
  });
  return {
    draw: (file, page = 1) => (imageKindOf(file) === "pdf" ? pdfs : decoder).ask({ file, page }),
    read: async (picture, onStep) => {
      const asked = await reader.ask({ want: "reading", ...picture }, (told) => {
        const step = ReadingStep.safeParse(told);
        if (step.success) onStep?.(step.data);
      });
      return as(ReadAnswer, asked);
    },
    cut: async (normalised, width, boxes) =>
      as(CutAnswer, await reader.ask({ want: "blobs", normalised, width, boxes })),
    steps: async (normalised, width) =>
      as(StepsAnswer, await reader.ask({ want: "steps", normalised, width })),
    turn: async (pictures, orientation) =>
      as(TurnAnswer, await reader.ask({ want: "turned", ...pictures, orientation })),
    close: () => {
      decoder.close();
      pdfs.close();
      reader.close();
    },
  };
}

/** The answer to what was asked; another than that is none. */
function as<A>(schema: z.ZodType<A>, asked: Asked<unknown>): Asked<A> {
  if (!asked.ok) return asked;
  const parsed = schema.safeParse(asked.answer);
  return parsed.success ? { ok: true, answer: parsed.data } : { ok: false, why: "died" };
}
