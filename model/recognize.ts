import { open, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type ImageKind, imageKindOf } from "../core/images/imageKind.ts";
import { IMAGE_REASONS } from "../core/images/imageReasons.ts";
import type { Classify } from "../core/reading/scoreCache.ts";
import { type Classifier, loadClassifier } from "./classifier.ts";
import { openFile } from "./files/openFile.ts";
import { decodeImage } from "./images/decode.ts";
import { isTooBlurred, sharpnessOf } from "./images/sharpness.ts";
import { readOriented } from "./readOriented.ts";
import { answerOf } from "./recognizeAnswer.ts";
import { filesOf } from "./recognizeFiles.ts";
import { recognizeInk } from "./recognizeInk.ts";
import { linesOfFile } from "./recognizeLines.ts";
import { openProgress } from "./recognizeProgress.ts";

/**
 * Reads ink, images, PDFs and folders of them and prints one JSON object an item, in order: `recognize FILE…`. The boxes
 * of a PDF are in points from its page's left and top. Nothing but that goes to
 * stdout. A broken line or file gets an `error`, and the exit code is 1 at the end.
 */
const given = process.argv.slice(2);
const folder = process.env["INIT_CWD"] ?? process.cwd();
let failures = 0;
/** What is read as it is; other kinds are drawn first. What is none is left to the reader, which says why. */
const PLAIN = new Set<ImageKind | undefined>(["png", "jpeg", "webp", "avif", "gif", "tiff", undefined]);

if (given.length === 0) {
  console.error("recognize: name at least one file of ink (.jsonl, .jsonl.gz), an image or a PDF");
  process.exit(2);
}
process.stdout.on("error", () => process.exit(1)); // whoever read the answers has gone
const files = await filesOf(given, folder);
const progress = openProgress(process.stderr, files.length);
const classifier = await loadClassifier();
for (const [i, file] of files.entries()) {
  try {
    await recognizeFile(file, classifier);
  } catch (error) {
    await printError(file, null, error);
  }
  progress.show(i + 1, file);
}
progress.end();
classifier.close();
process.exitCode = failures > 0 ? 1 : 0;

async function recognizeFile(file: string, { classify }: Classifier): Promise<void> {
  const path = resolve(folder, file);
  const kind = await kindOf(path);
  if (kind === "image") return recognizeSheets(await readFile(path), file, classify);
  let line = 0;
  for await (const text of linesOfFile(path, { gzip: kind === "gzip" })) {
    line++;
    const json = text.replace(/^\uFEFF/, "").trim();
    if (json === "") continue;
    try {
      await print(await recognizeInk(json, { file, line }, classify));
    } catch (error) {
      await printError(file, line, error);
    }
  }
}

/** An image is one sheet; a PDF has one a page, and one that is damaged does not stop the rest. */
async function recognizeSheets(bytes: Buffer, file: string, classify: Classify): Promise<void> {
  const opened = PLAIN.has(imageKindOf(bytes)) ? undefined : await openFile(bytes);
  if (opened === undefined) return printSheet(bytes, { file, scale: 1 }, classify);
  if (!opened.ok) throw new Error(IMAGE_REASONS[opened.reason]);
  for (let number = 1; number <= opened.sheets; number++) {
    const sheet = await opened.sheet(number);
    if (sheet.ok) await printSheet(sheet.bytes, { file, scale: sheet.unit, page: sheet.page }, classify);
    else await printError(file, null, new Error(IMAGE_REASONS[sheet.reason]), number);
    progress.show(files.indexOf(file) + number / opened.sheets, file);
  }
  await opened.close();
}

type Sheet = { readonly file: string; readonly scale: number; readonly page?: number | null };

/** What is read, or that it is too blurred for more than a guess. */
async function printSheet(bytes: Buffer, { file, scale, page }: Sheet, classify: Classify): Promise<void> {
  const picture = await decodeImage(bytes);
  const reading = await readOriented(picture, classify);
  const found = reading.numbers.map(({ p, box: { x, y, w, h } }) => ({ p, box: [x, y, w, h] as const }));
  if (isTooBlurred(found, sharpnessOf(picture.gray, 1 / picture.scale) ?? 1))
    return printError(file, null, new Error(IMAGE_REASONS["too-blurred"]), page ?? undefined);
  const { file: name, line, ...rest } = answerOf(reading, { file, line: null, strokesOf: () => [], scale });
  await print({ file: name, line, ...(page != null && { page }), ...rest });
}

/** By the first bytes: names lie more often. */
async function kindOf(path: string): Promise<"gzip" | "json" | "image"> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return "gzip";
    const text = buffer
      .subarray(0, bytesRead)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trimStart();
    return text.startsWith("{") || /\.jsonl?$/i.test(path) ? "json" : "image";
  } finally {
    await handle.close();
  }
}

async function printError(file: string, line: number | null, error: unknown, page?: number): Promise<void> {
  failures++;
  await print({
    file,
    line,
    ...(page !== undefined && { page }),
    error: error instanceof Error ? error.message : String(error),
  });
}

/** Waits for a slow reader, so that a large file never piles up in memory. */
async function print(answer: object): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(answer)}\n`)) return;
  await new Promise((resolveDrain) => process.stdout.once("drain", resolveDrain));
}
