import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { inReadingOrder } from "../../core/reading/order.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { cellId } from "../images/cells.ts";
import { GRID_CELLS } from "../images/grid.ts";
import { readImage } from "../images/readImage.ts";
import { editDistance } from "../strings/evaluate.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/pages/", import.meta.url));
export const WORKSHEETS_FOLDER = join(FOLDER, "worksheets");
const WORKSHEETS = z.record(z.string(), z.array(z.string()));

/** Cells of sudoku photos, empty ones among them. */
export type SudokuReport = {
  readonly photos: number;
  readonly cells: number;
  readonly right: number;
  readonly byPhoto: readonly { readonly file: string; readonly right: number }[];
};
export type WorksheetsReport = {
  readonly pages: number;
  readonly digits: number;
  readonly digitErrors: number; // edit distance over a page's digits in reading order
  readonly byPage: readonly { readonly file: string; readonly truth: string; readonly text: string }[];
};

/** Reads the sudoku photos beside the project: "even" or "odd" ones by name, or all; none where there are none. */
export async function evaluateSudoku(
  classify: Classify,
  half: "even" | "odd" | "all" = "all",
): Promise<SudokuReport> {
  const byPhoto: { file: string; right: number }[] = [];
  for (const file of photosOf(half)) {
    const truth = cellsOf(readFileSync(join(FOLDER, "sudoku", file.replace(/jpg$/, "dat")), "utf8"));
    const { numbers } = await readImage(readFileSync(join(FOLDER, "sudoku", file)), classify);
    const read = new Map(numbers.map((number) => [number.id, number.text]));
    const right = truth.filter((digit, i) => {
      const text = read.get(cellId(Math.floor(i / GRID_CELLS), i % GRID_CELLS)) ?? "0";
      return text === digit;
    }).length;
    byPhoto.push({ file, right });
  }
  const right = byPhoto.reduce((sum, photo) => sum + photo.right, 0);
  return { photos: byPhoto.length, cells: byPhoto.length * GRID_CELLS * GRID_CELLS, right, byPhoto };
}

/** Reads the scanned worksheets beside the project, none where there are none. */
export async function evaluateWorksheets(classify: Classify): Promise<WorksheetsReport> {
  const labelsFile = join(WORKSHEETS_FOLDER, "labels.json");
  if (!existsSync(labelsFile)) return { pages: 0, digits: 0, digitErrors: 0, byPage: [] };
  const byPage: { file: string; truth: string; text: string }[] = [];
  for (const [file, lines] of Object.entries(
    WORKSHEETS.parse(JSON.parse(readFileSync(labelsFile, "utf8"))),
  )) {
    const { numbers } = await readImage(readFileSync(join(WORKSHEETS_FOLDER, file)), classify);
    const text = inReadingOrder(numbers)
      .map((number) => number.text)
      .join(" ");
    byPage.push({ file, truth: lines.join(" "), text });
  }
  const bare = (text: string) => text.replace(/\D/g, "");
  const digits = byPage.reduce((sum, { truth }) => sum + bare(truth).length, 0);
  const digitErrors = byPage.reduce((sum, { truth, text }) => sum + editDistance(bare(text), bare(truth)), 0);
  return { pages: byPage.length, digits, digitErrors, byPage };
}

function photosOf(half: "even" | "odd" | "all"): readonly string[] {
  const folder = join(FOLDER, "sudoku");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".jpg"));
  return files.sort().filter((_, i) => half === "all" || i % 2 === (half === "even" ? 0 : 1));
}

/** The 81 digits of a description, "0" for an empty cell; the first two lines tell of the camera. */
function cellsOf(description: string): readonly string[] {
  return description.trim().split("\n").slice(2).join(" ").trim().split(/\s+/);
}
