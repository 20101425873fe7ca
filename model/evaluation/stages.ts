import { statSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { loadBackend } from "../backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "../calibration.ts";
import { loadClassifier } from "../classifier.ts";
import { loadMnist } from "../data/mnist.ts";
import { imageGlyphs } from "../glyphs.ts";
import { infer } from "../infer.ts";
import { chancesOf } from "../measures.ts";
import { reportConnected } from "../strings/connected.ts";
import { evaluateStrings } from "../strings/evaluate.ts";
import { reportExpressions } from "../strings/expressions.ts";
import { reportLayouts } from "../strings/layouts.ts";
import { reportSigns } from "../strings/signs.ts";
import { loadTensors, WEIGHTS_FILE } from "../weights.ts";
import type { BarRow } from "./bars.ts";
import type { CalibrationReport } from "./calibration.ts";
import { loadExperiments } from "./experiments.ts";
import { type InkReport, reportInk } from "./ink.ts";
import { type Memory, measureMemory } from "./memory.ts";
import { reportNumbers } from "./numbers.ts";
import { type ReadingReport, reportReading } from "./reading.ts";
import {
  calibrationRow,
  connectedRows,
  experimentRows,
  expressionRows,
  layoutRow,
  machineRows,
  signRows,
  stabilityRows,
  stringRows,
} from "./rows.ts";
import { loadSegmented } from "./segmented.ts";
import { measureSpeed, type SpeedReport } from "./speed.ts";
import { reportStability, type StabilityReport } from "./stability.ts";

/** Rows of the table of bars, and a sentence for each that could not be measured. */
type Part = { readonly rows: readonly BarRow[]; readonly missing: readonly string[] };

/** What the figures were measured on; `load` is how many programs wanted a core before the measuring began. */
export async function describeMachine() {
  const { name } = await loadBackend();
  const [load = 0] = loadavg();
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    node: process.version,
    backend: name,
    load: Math.round(load * 100) / 100,
  };
}

type MachineCosts = {
  readonly rows: readonly BarRow[];
  readonly speed: SpeedReport;
  readonly memory: Memory;
  readonly weightsMb: number;
};

/** Speed, memory and size. */
export async function measureMachine(): Promise<MachineCosts> {
  console.error("measuring memory and speed …");
  const memory = await measureMemory();
  const speed = await measureSpeed();
  const weightsMb = Math.round(statSync(WEIGHTS_FILE).size / 1e4) / 100;
  return { rows: machineRows(speed, memory, weightsMb), speed, memory, weightsMb };
}

type Singles = { readonly mnist: ReadingReport; readonly ink: InkReport | null };

/** Single digits: MNIST's test images, then held-out writers' ink. */
export async function measureSingles(version: string): Promise<Singles> {
  const { tf } = await loadBackend();
  const calibration = loadCalibration(CALIBRATION_FILE, version);
  const weights = loadTensors(tf, WEIGHTS_FILE);
  console.error("reading MNIST's test images …");
  const test = imageGlyphs(loadMnist("test"));
  const mnist = reportReading(test, chancesOf(infer(tf, weights, test.glyphs, "bitmap"), calibration.bitmap));
  console.error("reading held-out writers' digits, letters and symbols …");
  const ink = reportInk(tf, weights, calibration);
  tf.dispose(weights);
  return { mnist, ink };
}

type Strings = Part & {
  readonly numbers: CalibrationReport | null;
  readonly stability: StabilityReport | null;
};

/** Strings with the segmentation found: what is read, how sure it is, and whether it stays. */
export async function measureStrings(): Promise<Strings> {
  console.error("reading held-out writers' strings …");
  const strings = stringRows(await evaluateStrings("test"));
  if (strings.length === 0) {
    const missing = ["There are no strings beside the project: their bars are left out."];
    return { rows: [], missing, numbers: null, stability: null };
  }
  const { classify, close } = await loadClassifier();
  const connected = await reportConnected("test", classify);
  const signs = await reportSigns("test", classify);
  const expressions = await reportExpressions("test", classify);
  const layouts = await reportLayouts("test", classify);
  const numbers = await reportNumbers("test", classify);
  console.error("writing held-out strings stroke by stroke …");
  const segmented = ["strings_lines", "lines_digits_only"].flatMap((name) => loadSegmented(name, "test"));
  const stability = await reportStability(segmented, classify);
  close();
  const rows = [
    ...strings,
    ...(connected ? connectedRows(connected) : []),
    ...(signs ? signRows(signs.report) : []),
    ...(expressions ? expressionRows(expressions) : []),
    ...(layouts ? [layoutRow("layouts", "ink", layouts)] : []),
    ...(numbers ? [calibrationRow("calibration.numbers", "held-out numbers", numbers, 0.02)] : []),
    ...stabilityRows(stability),
  ];
  return { rows, missing: [], numbers, stability };
}

/** The calibration of single digits in ink and in images. */
export function calibrationRows({ mnist, ink }: Singles): readonly BarRow[] {
  const images = calibrationRow("calibration.images", "MNIST's test images", mnist.calibration, 0.008);
  if (ink === null) return [images];
  return [
    calibrationRow("calibration.digits", "held-out writers' digits", ink.writers.calibration, 0.004),
    images,
  ];
}

/** What trains networks of its own and was measured before. */
export function measuredBefore(): Part {
  const results = loadExperiments();
  const missing = [
    ...(results.kindsLeftOut ? [] : ["Kinds of symbol left out of training in turn: not measured."]),
    ...(results.seeds ? [] : ["Mean and spread of several seeds: not measured."]),
  ];
  return { rows: experimentRows(results), missing };
}
