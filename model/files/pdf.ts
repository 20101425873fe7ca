import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";

/** A page as it is seen, drawn on white: red, green, blue and alpha, row by row. A pixel is `points` PDF points wide. */
export type PdfPage = {
  readonly ok: true;
  readonly width: number;
  readonly height: number;
  readonly points: number;
  readonly values: Uint8Array;
};
export type NotOpened = { readonly ok: false; readonly reason: ImageReason };
/** An open PDF, whose pages are counted from 1. */
export type Pdf = {
  readonly ok: true;
  readonly pages: number;
  page(number: number): Promise<PdfPage | NotOpened>;
  close(): Promise<void>;
};

const LONGEST_SIDE = 2_400; // as finely as images are read
const FINEST = 300 / 72; // pixels a point; small pages are not drawn finer than a scan is
const END_WITHIN = 2_048; // of a file's last bytes its end mark stands in

/**
 * Opens a PDF with pdf.js, which runs no script that stands in it and fetches nothing. One that is locked, damaged or
 * cut short is refused.
 */
export async function openPdf(file: Uint8Array): Promise<Pdf | NotOpened> {
  const tail = Buffer.from(file.subarray(-END_WITHIN)).toString("latin1");
  if (!tail.includes("%%EOF")) return no("damaged"); // pdf.js would mend it, and show pages that are half there
  const library = await loadLibrary();
  if (library === undefined) return no("no-pdf-here");
  const { getDocument, createCanvas } = library;
  const task = getDocument({ data: new Uint8Array(file), ...OPTIONS });
  try {
    const document = await task.promise;
    const page = async (number: number): Promise<PdfPage | NotOpened> => {
      try {
        return await drawn(await document.getPage(number), createCanvas);
      } catch (error) {
        return no(TOO_FINE.test(String(error)) ? "page-too-fine" : "damaged");
      }
    };
    return { ok: true, pages: document.numPages, page, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return no(error instanceof Error && error.name === "PasswordException" ? "locked" : "damaged");
  }
}

type Library = Pick<typeof import("pdfjs-dist"), "getDocument"> &
  Pick<typeof import("@napi-rs/canvas"), "createCanvas">;
type Page = Awaited<ReturnType<Awaited<ReturnType<Library["getDocument"]>["promise"]>["getPage"]>>;
// pdf.js asks for a browser's type, which this canvas answers to.
const Context = z.custom<CanvasRenderingContext2D>((value) => typeof value === "object" && value !== null);

async function drawn(page: Page, createCanvas: Library["createCanvas"]): Promise<PdfPage | NotOpened> {
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(FINEST, LONGEST_SIDE / Math.max(size.width, size.height));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  if (!(Math.min(width, height) >= IMAGE_LIMITS.leastSide)) return no("too-few-pixels");
  const canvas = createCanvas(width, height);
  const canvasContext = Context.parse(canvas.getContext("2d"));
  const task = page.render({ canvas: null, canvasContext, viewport, background: "#ffffff" });
  await Promise.all([task.promise, ...endsOf(page)]);
  page.cleanup();
  return { ok: true, width, height, points: 1 / scale, values: new Uint8Array(canvas.data()) }; // a copy: the canvas takes its memory with it
}

const Rendering = z.object({
  _intentStates: z.map(
    z.unknown(),
    z.object({ streamReader: z.object({ closed: z.custom<Promise<unknown>>() }).nullable() }),
  ),
});

/**
 * The ends of what is being read of a page, which reject where it is damaged: a rendering that has begun tells of no
 * error, and what it drew until then would pass for the page.
 */
function endsOf(page: Page): readonly (Promise<unknown> | undefined)[] {
  const { _intentStates: states } = Rendering.parse(page);
  return [...states.values()].map(({ streamReader }) => streamReader?.closed);
}

const TOO_FINE = /exceeded maximum allowed size/; // pdf.js has no other name for it
const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const OPTIONS = {
  verbosity: 0, // errors, which are answered
  isEvalSupported: false,
  stopAtErrors: true,
  disableFontFace: true, // there is no page whose fonts it could use
  useSystemFonts: false,
  maxImageSize: IMAGE_LIMITS.pdfPicturePixels,
  standardFontDataUrl: join(folder, "standard_fonts/"),
  cMapUrl: join(folder, "cmaps/"),
  wasmUrl: join(folder, "wasm/"),
  iccUrl: join(folder, "iccs/"),
};

/** pdf.js and its canvas; undefined where there is no canvas for this machine. */
async function loadLibrary(): Promise<Library | undefined> {
  const canvas = await import("@napi-rs/canvas").catch(() => undefined);
  if (canvas === undefined) return undefined;
  // The minified build: a loader of TypeScript that reads the other along takes 200 MB for it.
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.min.mjs");
  GlobalWorkerOptions.workerSrc = join(folder, "legacy/build/pdf.worker.min.mjs");
  return { getDocument, createCanvas: canvas.createCanvas };
}

function no(reason: ImageReason): NotOpened {
  return { ok: false, reason };
}
