import { open, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Classifier, loadClassifier } from "./classifier.ts";
import { readImage } from "./images/readImage.ts";
import { answerOf } from "./recognizeAnswer.ts";
import { recognizeInk } from "./recognizeInk.ts";
import { linesOfFile } from "./recognizeLines.ts";

/**
 * Reads ink and images and prints one JSON object an item, in order: `recognize FILE…`. Nothing but that goes to
 * stdout. A broken line or file gets an `error`, and the exit code is 1 at the end.
 */
const files = process.argv.slice(2);
const folder = process.env["INIT_CWD"] ?? process.cwd();
let failures = 0;

if (files.length === 0) {
  console.error("recognize: name at least one file of ink (.jsonl, .jsonl.gz) or an image");
  process.exit(2);
}
process.stdout.on("error", () => process.exit(1)); // whoever read the answers has gone
const classifier = await loadClassifier();
for (const file of files) {
  try {
    await recognizeFile(file, classifier);
  } catch (error) {
    await printError(file, null, error);
  }
}
classifier.close();
process.exitCode = failures > 0 ? 1 : 0;

async function recognizeFile(file: string, { classify }: Classifier): Promise<void> {
  const path = resolve(folder, file);
  const kind = await kindOf(path);
  if (kind === "image") {
    const reading = await readImage(await readFile(path), classify);
    await print(answerOf(reading, { file, line: null, strokesOf: () => [], scale: 1 }));
    return;
  }
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

async function printError(file: string, line: number | null, error: unknown): Promise<void> {
  failures++;
  await print({ file, line, error: error instanceof Error ? error.message : String(error) });
}

/** Waits for a slow reader, so that a large file never piles up in memory. */
async function print(answer: object): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(answer)}\n`)) return;
  await new Promise((resolveDrain) => process.stdout.once("drain", resolveDrain));
}
