import { createRandom } from "../augment/random.ts";
import { loadClassifier } from "../classifier.ts";
import { rateOf } from "../measures.ts";
import {
  evaluateSudoku,
  evaluateWorksheets,
  type SudokuReport,
  type WorksheetsReport,
} from "../pages/evaluate.ts";
import { evaluateMixed, type MixedReport } from "../pages/mixed.ts";
import { evaluateSetOut } from "../pages/setOut.ts";
import {
  evaluateHardCases,
  evaluateMnistFiles,
  evaluatePhotographed,
  type HardCasesReport,
  type SinglesReport,
} from "../pages/singles.ts";
import { type ImageTimes, timeImages } from "../pages/times.ts";
import type { LayoutsReport } from "../strings/layouts.ts";
import { type BarRow, barRow, errorRow } from "./bars.ts";
import { percentile } from "./calibration.ts";
import { layoutRow, shareRow } from "./rows.ts";
import type { Times } from "./speed.ts";

/** Whole images, from a file's bytes to its numbers. */
export type ImagesReport = {
  readonly mnist: SinglesReport;
  readonly photographed: SinglesReport;
  readonly hardCases: HardCasesReport;
  readonly sudoku: SudokuReport;
  readonly worksheets: WorksheetsReport;
  readonly mixed: MixedReport;
  readonly setOut: LayoutsReport | null;
  readonly times: ImageTimes;
};

const MNIST_FILES = 2_000;
const PHOTOS = 300;
const HARD_EACH = 10; // of every kind
const SET_OUT_EACH = 24; // of every kind
const MIXED = { pages: 6, crops: 40 };
const MIXED_SEED = 9; // what is left alone was chosen on pages of others
const SEED = 5;
const RESAMPLES = 2_000;
const TUNED =
  "not held out: the constants of reading were chosen on these files; they can miss the bar, not meet it";

/** Reads what is beside the project of whole images, by the weights that serve. The times need a machine that does nothing else. */
export async function measureImages(): Promise<ImagesReport> {
  const { classify, close } = await loadClassifier();
  console.error("timing images …");
  const times = await timeImages(classify);
  console.error("reading single digits as image files …");
  const mnist = await evaluateMnistFiles(classify, "test", MNIST_FILES);
  const photographed = await evaluatePhotographed(classify, "test", PHOTOS);
  const hardCases = await evaluateHardCases(classify, "test", HARD_EACH);
  console.error("reading photos and pages …");
  const sudoku = await evaluateSudoku(classify);
  const worksheets = await evaluateWorksheets(classify);
  console.error("reading pages of print, drawings and handwriting …");
  const mixed = await evaluateMixed(classify, "test", MIXED_SEED, MIXED);
  const setOut = await evaluateSetOut(classify, "test", SET_OUT_EACH);
  close();
  return { mnist, photographed, hardCases, sudoku, worksheets, mixed, setOut, times };
}

/** The rows of whole images, and a sentence for each that could not be measured. */
export function imageRows({
  mnist,
  photographed,
  hardCases,
  sudoku,
  worksheets,
  mixed,
  setOut,
  times,
}: ImagesReport): {
  readonly rows: readonly BarRow[];
  readonly missing: readonly string[];
} {
  const rows = [
    shareRow(
      "images.mnist",
      "MNIST's test images given as files of 28 × 28: digit right, nothing else read",
      mnist.right,
      mnist.count,
      {
        least: 0.995,
        note: "a sample of the test images, drawn by a fixed seed",
      },
    ),
    ...(photographed.count > 0 ? [photographedRow(photographed)] : []),
    ...(hardCases.count > 0 ? [hardCasesRow(hardCases)] : []),
    ...(sudoku.photos > 0 ? [sudokuRow(sudoku)] : []),
    ...(worksheets.pages > 0 ? [worksheetsRow(worksheets)] : []),
    ...(mixed.pages > 0 ? mixedRows(mixed) : []),
    ...(setOut ? [layoutRow("images.layouts", "images", setOut)] : []),
    ...(times.page
      ? [timeRow("images.page", "a whole A4 page at 300 dpi, file to numbers, p95", times.page, 4_000)]
      : []),
    timeRow("images.small", "one small image, file to number, p95", times.small, 150),
  ];
  const missing = [
    ...(photographed.count > 0 ? [] : ["Photos of single digits: not measured without pen ink."]),
    ...(mixed.pages > 0 ? [] : ["Pages of print and handwriting: not measured without pen ink."]),
    ...(sudoku.photos > 0 ? [] : ["There are no sudoku photos beside the project: they are left out."]),
    ...(worksheets.pages > 0
      ? []
      : ["There are no worksheets beside the project: they and the time of a page are left out."]),
  ];
  return { rows, missing };
}

function photographedRow({ right, count }: SinglesReport): BarRow {
  const note =
    "held-out writers' pen ink drawn as photos (paper, light, shadow, angle, blur, JPEG): no phone took them";
  return shareRow(
    "images.photographed",
    "photos of single digits, made by drawing: digit right, nothing else read",
    right,
    count,
    {
      least: 0.98,
      note,
    },
  );
}

function hardCasesRow({ right, count, byKind }: HardCasesReport): BarRow {
  const missed = byKind.filter((kind) => kind.right < kind.count);
  const note = missed.map((kind) => `${kind.kind} ${kind.right} of ${kind.count}`).join(", ");
  return shareRow(
    "images.hard",
    `hard cases of single digits (${byKind.map(({ kind }) => kind).join(", ")}): digit right, nothing else read`,
    right,
    count,
    { note: note === "" ? "" : `not all right: ${note}` },
  );
}

/** The interval is of photos drawn again (bootstrap): the cells of one photo are right or wrong together. */
function sudokuRow({ byPhoto, right, cells }: SudokuReport): BarRow {
  const random = createRandom(SEED, 0);
  const perPhoto = cells / byPhoto.length;
  const resampled = Array.from({ length: RESAMPLES }, () => {
    const drawn = byPhoto.map(() => random.pick(byPhoto).right);
    return drawn.reduce((sum, some) => sum + some, 0) / (byPhoto.length * perPhoto);
  }).sort((a, b) => a - b);
  return tuned(
    barRow({
      id: "images.sudoku",
      what: "sudoku photos: cells right, of the 81",
      unit: "percent",
      value: right / cells,
      low: percentile(resampled, 0.025),
      high: percentile(resampled, 0.975),
      count: cells,
      least: 0.95,
      note: `${byPhoto.length} photos; ${TUNED}`,
    }),
  );
}

function worksheetsRow({ digitErrors, digits, pages }: WorksheetsReport): BarRow {
  const note = `${pages} pages, which the interval does not tell from many; ${TUNED}`;
  return tuned(
    errorRow("images.worksheets", "worksheets: digit error", rateOf(digitErrors, digits), {
      most: 0.04,
      note,
    }),
  );
}

function mixedRows({ numbers, right, pages, falsePerPage, crops }: MixedReport): readonly BarRow[] {
  const sumOf = (value: (crop: MixedReport["crops"][number]) => number) =>
    crops.reduce((sum, crop) => sum + value(crop), 0);
  const note =
    "drawn: paragraphs in four fonts, shapes, arrows, held-out writers' numbers, letters and symbols";
  return [
    shareRow("images.mixed", "numbers by hand on pages of print and drawings: read right", right, numbers, {
      note,
    }),
    barRow({
      id: "images.false",
      what: "numbers read on such a page where there is none",
      unit: "perPage",
      value: falsePerPage.reduce((sum, count) => sum + count, 0) / pages,
      count: pages,
      note: `${note}; a letter that looks like a digit counts too`,
    }),
    errorRow(
      "images.none",
      "crops of print, letters or drawings alone: some number read",
      rateOf(
        sumOf(({ read }) => read),
        sumOf(({ count }) => count),
      ),
      {
        note: `${crops.map(({ kind, read, count }) => `${kind} ${read} of ${count}`).join(", ")}; ${note}`,
      },
    ),
  ];
}

/** Files that steered what they measure can show that a bar is missed, and never that it is met. */
export function tuned(row: BarRow): BarRow {
  return row.met ? { ...row, met: null } : row;
}

function timeRow(id: string, what: string, { p95: value, low, high, count }: Times, most: number): BarRow {
  return barRow({ id, what, unit: "ms", value, low, high, count, most });
}
