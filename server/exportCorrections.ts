import { createHmac } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { replay } from "../core/board/apply.ts";
import { EMPTY_BOARD } from "../core/board/board.ts";
import { labelsInForce } from "../core/board/labels.ts";
import type { Classify } from "../core/reading/scoreCache.ts";
import { loadClassifier } from "../model/classifier.ts";
import { bootSentence } from "./bootSentence.ts";
import { correctionLine, type InkLine } from "./correctionLine.ts";
import { openDatabase } from "./database.ts";
import { loadEnv } from "./env.ts";
import { imagesOf } from "./exportImages.ts";
import { createStore, type Store } from "./store.ts";

/**
 * `npm run export-corrections -- [FILE]` writes the labelled ink of everyone who agreed to it as ink JSON lines, for
 * `npm run train -- --ink FILE`, and beside it, in a folder named after it, their images' labelled digits for
 * `--images FOLDER/labels.jsonl`. With the embedded database, stop the server first.
 */
const DEFAULT_FILE = "corrections.jsonl";
const WRITER_HEX = 16;
const LABELS = "labels.jsonl";

/** All corrections that may be used. A writer's name is a hash that only this installation's `secret` can make again. */
export async function* correctionsOf(
  store: Pick<Store, "contributors" | "boardsOfCorrections" | "pagesAfter">,
  secret: string,
  classify: Classify,
): AsyncGenerator<InkLine> {
  const people = await store.contributors();
  const writerOf = (author: string) => {
    const person = people.get(author);
    if (person === undefined) return undefined;
    const hash = createHmac("sha256", secret).update(`writer ${person}`).digest("hex");
    return `digitboard/${hash.slice(0, WRITER_HEX)}`;
  };
  for (const id of await store.boardsOfCorrections()) {
    let board = EMPTY_BOARD;
    for await (const page of store.pagesAfter(id, 0)) board = replay(page, board);
    for (const label of labelsInForce(board)) {
      const line = await correctionLine(board, label, writerOf, classify);
      if (line !== undefined) yield line;
    }
  }
}

/** Writes each image and the file of labels; answers how many there are, and makes no folder for none. */
async function writeImages(store: Store, secret: string, folder: string): Promise<number> {
  const lines: string[] = [];
  for await (const { line, png } of imagesOf(store, secret)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, line.file), png);
    lines.push(`${JSON.stringify(line)}\n`);
  }
  if (lines.length > 0) writeFileSync(join(folder, LABELS), lines.join(""));
  return lines.length;
}

async function main(file: string): Promise<void> {
  const env = loadEnv();
  const database = await openDatabase(env);
  const store = createStore(database);
  const classifier = await loadClassifier();
  const lines: InkLine[] = [];
  for await (const line of correctionsOf(store, env.secret, classifier.classify)) lines.push(line);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const writers = new Set(lines.map(({ writer }) => writer)).size;
  console.error(`${lines.length} corrections by ${writers} people: ${file}`);
  const folder = `${file.replace(/\.jsonl$/, "")}-images`;
  const images = await writeImages(store, env.secret, folder);
  if (images > 0) console.error(`${images} images: ${join(folder, LABELS)}`);
  classifier.close();
  await store.close();
  await database.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const here = process.env.INIT_CWD ?? process.cwd(); // npm changes the folder; paths are the caller's
  const [, , file = DEFAULT_FILE, more] = process.argv;
  if (file.startsWith("-") || more !== undefined) {
    console.error(`Name at most one file to write: npm run export-corrections -- ${DEFAULT_FILE}`);
    process.exit(2);
  }
  await main(resolve(here, file)).catch((error: unknown) => {
    console.error(bootSentence(error, "") ?? error);
    process.exitCode = 1;
  });
}
