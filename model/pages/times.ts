import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { CHEQUES_FILE, loadCheques } from "../cheques/labels.ts";
import { IMAGE_BYTES, loadMnist } from "../data/mnist.ts";
import { summaryOf, type Times } from "../evaluation/speed.ts";
import { readImage } from "../images/readImage.ts";
import { WORKSHEETS_FOLDER } from "./evaluate.ts";
import { mnistFile } from "./singles.ts";

/** Milliseconds from a file's bytes to its reading, opening it included. */
export type ImageTimes = { readonly page: Times | null; readonly small: Times };

const PAGE = { width: 2_480, height: 3_508 }; // A4 at 300 dpi
const PAGES = 20;
const SMALL = 200;

/** Times whole scanned pages (null where there are none beside the project), and small images: cheque amounts and MNIST's in turn. */
export async function timeImages(classify: Classify): Promise<ImageTimes> {
  const pages = await Promise.all(
    scans().map((file) =>
      sharp(file)
        .resize({ ...PAGE, fit: "fill" })
        .jpeg({ quality: 90 })
        .toBuffer(),
    ),
  );
  const small = await smallImages();
  return {
    small: await timesOf(small, SMALL, classify),
    page: pages.length > 0 ? await timesOf(pages, PAGES, classify) : null,
  };
}

async function timesOf(files: readonly Buffer[], count: number, classify: Classify): Promise<Times> {
  const times: number[] = [];
  for (let i = -1; i < count; i++) {
    const file = files[(i + files.length) % files.length];
    if (!file) continue;
    const start = performance.now();
    await readImage(file, classify);
    if (i >= 0) times.push(performance.now() - start); // the first compiles what the others run
  }
  return summaryOf(times);
}

function scans(): readonly string[] {
  if (!existsSync(WORKSHEETS_FOLDER)) return [];
  const files = readdirSync(WORKSHEETS_FOLDER).filter((file) => file.endsWith(".jpg"));
  return files.sort().map((file) => join(WORKSHEETS_FOLDER, file));
}

async function smallImages(): Promise<readonly Buffer[]> {
  const images = loadMnist("test");
  const cheques = loadCheques().slice(0, SMALL / 2);
  const digits = Array.from({ length: SMALL / 2 }, (_, i) =>
    mnistFile(images.pixels.subarray(IMAGE_BYTES * i, IMAGE_BYTES * (i + 1))),
  );
  return [
    ...cheques.map(({ file }) => readFileSync(join(dirname(CHEQUES_FILE), file))),
    ...(await Promise.all(digits)),
  ];
}
