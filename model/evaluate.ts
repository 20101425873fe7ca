import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DATA, KNOWN_RESULTS, LIMITS } from "./evaluation/background.ts";
import { type BarRow, errorRow, tableOf } from "./evaluation/bars.ts";
import { cardOf } from "./evaluation/card.ts";
import { chequeRows } from "./evaluation/cheques.ts";
import { imageRows, measureImages } from "./evaluation/images.ts";
import { inkRows } from "./evaluation/rows.ts";
import {
  calibrationRows,
  describeMachine,
  measuredBefore,
  measureMachine,
  measureSingles,
  measureStrings,
} from "./evaluation/stages.ts";
import { summariseLayers } from "./evaluation/summary.ts";
import { namesIn, versionOf, WEIGHTS_FILE } from "./weights.ts";

/**
 * Measures the committed weights against every bar, prints the table, and writes report.json and card.json. `--without-images` leaves out
 * whole images, which take longest.
 */
const REPORT_FILE = fileURLToPath(new URL("report.json", import.meta.url));
const CARD_FILE = fileURLToPath(new URL("card.json", import.meta.url));
const TRAINING_FILE = fileURLToPath(new URL("weights/training.json", import.meta.url));
const NO_INK = "There is no ink beside the project: the bars of pen ink are left out.";
const WITHOUT_IMAGES = "--without-images";
const NO_IMAGES = "Whole images (files of digits, photos, pages) were left out of this run.";
const NO_CHEQUES = "There are no cheques beside the project: they are left out.";

await main();

async function main(): Promise<void> {
  const version = versionOf(WEIGHTS_FILE);
  const machine = await describeMachine();
  const costs = await measureMachine(); // first, while nothing else fills the memory
  const leavesImages = process.argv.includes(WITHOUT_IMAGES);
  const pages = await wholeImages(leavesImages);
  const singles = await measureSingles(version);
  const strings = await measureStrings();
  const before = measuredBefore();
  console.error("reading cheques …");
  const training = trainingRecord();
  const cheques = await chequeRows(training);
  const { mnist, ink } = singles;
  const bars = [
    errorRow("mnist", "MNIST's test images: error, refusals included", mnist.error, { most: 0.003 }),
    ...(ink ? inkRows(ink) : []),
    ...strings.rows,
    ...cheques,
    ...pages.rows,
    ...calibrationRows(singles),
    ...before.rows,
    ...costs.rows,
  ];
  const report = {
    version,
    command: leavesImages ? `npm run evaluate -- ${WITHOUT_IMAGES}` : "npm run evaluate",
    machine,
    bars,
    missing: [
      ...(ink ? [] : [NO_INK]),
      ...strings.missing,
      ...(cheques.length > 0 ? [] : [NO_CHEQUES]),
      ...pages.missing,
      ...before.missing,
    ],
    mnist,
    ink,
    images: pages.images,
    numbers: strings.numbers,
    stability: strings.stability,
    speed: costs.speed,
    memory: costs.memory,
    weightsMb: costs.weightsMb,
    layers: summariseLayers(namesIn(WEIGHTS_FILE)),
    training,
    known: KNOWN_RESULTS,
    data: DATA,
    limits: LIMITS,
  };
  writeFileSync(REPORT_FILE, `${JSON.stringify(report)}\n`);
  writeFileSync(CARD_FILE, `${JSON.stringify(cardOf(report), null, 2)}\n`);
  printTable(bars, report.missing);
}

async function wholeImages(areLeftOut: boolean) {
  if (areLeftOut) return { images: null, rows: [], missing: [NO_IMAGES] };
  const images = await measureImages();
  return { images, ...imageRows(images) };
}

function printTable(bars: readonly BarRow[], missing: readonly string[]): void {
  console.log(tableOf(bars));
  for (const sentence of missing) console.log(sentence);
  console.error(`written: ${REPORT_FILE}, ${CARD_FILE}`);
}

function trainingRecord(): unknown {
  return existsSync(TRAINING_FILE) ? JSON.parse(readFileSync(TRAINING_FILE, "utf8")) : null;
}
