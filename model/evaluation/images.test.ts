import assert from "node:assert/strict";
import { test } from "node:test";
import { rateOf } from "../measures.ts";
import { type ImagesReport, imageRows } from "./images.ts";

const TIMES = { count: 20, p50: 100, p95: 120, low: 110, high: 160 };
const MIXED_CROPS = [
  { kind: "print", count: 6, read: 1 },
  { kind: "letters", count: 4, read: 3 },
] as const;
const REPORT: ImagesReport = {
  mnist: { count: 200, right: 199, misread: [] },
  photographed: { count: 100, right: 97, misread: [] },
  hardCases: {
    count: 20,
    right: 19,
    byKind: [
      { kind: "tiny", count: 10, right: 10, misread: [] },
      { kind: "huge", count: 10, right: 9, misread: [] },
    ],
  },
  sudoku: {
    photos: 2,
    cells: 162,
    right: 160,
    byPhoto: [
      { file: "a", right: 81 },
      { file: "b", right: 79 },
    ],
  },
  worksheets: { pages: 1, digits: 100, digitErrors: 1, byPage: [] },
  mixed: { pages: 2, numbers: 10, right: 9, falsePerPage: [3, 0], crops: MIXED_CROPS },
  setOut: new Map([
    ["fraction", rateOf(6, 24)],
    ["circled", rateOf(2, 24)],
  ]),
  times: { page: TIMES, small: TIMES },
};
const metOf = (report: ImagesReport) =>
  Object.fromEntries(imageRows(report).rows.map(({ id, met }) => [id, met]));

test("files that were tuned on can miss a bar, and do not meet one", () => {
  const met = metOf(REPORT);
  assert.deepEqual([met["images.sudoku"], met["images.worksheets"]], [null, null]);
  const worse = {
    ...REPORT,
    sudoku: { ...REPORT.sudoku, right: 100 },
    worksheets: { ...REPORT.worksheets, digitErrors: 5 },
  };
  assert.deepEqual([metOf(worse)["images.sudoku"], metOf(worse)["images.worksheets"]], [false, false]);
  assert.deepEqual(
    [met["images.mnist"], met["images.photographed"], met["images.page"]],
    [true, false, true],
  );
});

test("the interval of cells is that of photos drawn again", () => {
  const row = imageRows(REPORT).rows.find(({ id }) => id === "images.sudoku");
  assert.equal(row?.interval, "97.53 % to 100.00 %"); // both of one photo, or both of the other
});

test("false numbers are told by the page", () => {
  const { rows } = imageRows(REPORT);
  const shown = (id: string) => rows.find((row) => row.id === id)?.value;
  assert.deepEqual(["images.mixed", "images.false", "images.none"].map(shown), [0.9, 1.5, 0.4]);
  assert.equal(shown("images.layouts"), 40 / 48);
  assert.match(rows.find(({ id }) => id === "images.none")?.note ?? "", /^print 1 of 6, letters 3 of 4;/);
});

test("the row of hard cases says which kinds were not all right", () => {
  const row = imageRows(REPORT).rows.find(({ id }) => id === "images.hard");
  assert.equal(row?.figure, "95.00 %");
  assert.equal(row?.note, "not all right: huge 9 of 10");
});

test("what is not beside the project is said, not shown as nought", () => {
  const { rows, missing } = imageRows({
    ...REPORT,
    photographed: { count: 0, right: 0, misread: [] },
    hardCases: { count: 0, right: 0, byKind: [] },
    sudoku: { photos: 0, cells: 0, right: 0, byPhoto: [] },
    worksheets: { pages: 0, digits: 0, digitErrors: 0, byPage: [] },
    mixed: { pages: 0, numbers: 0, right: 0, falsePerPage: [], crops: [] },
    setOut: null,
    times: { page: null, small: TIMES },
  });
  assert.deepEqual(
    rows.map(({ id }) => id),
    ["images.mnist", "images.small"],
  );
  assert.equal(missing.length, 4);
});
