import type { Board } from "../../core/board/board.ts";
import type { NumberReading } from "../../core/reading/reading.ts";
import { writerOf } from "./confidence.ts";

type Names = Readonly<Record<string, string>>;

/** The numbers in reading order with one space between: what the log says. */
export function inOneLine(numbers: readonly NumberReading[]): string {
  return numbers.map(({ text }) => text).join(" ");
}

/** One number a line. */
export function asText(numbers: readonly NumberReading[]): string {
  return numbers.map(({ text }) => `${text}\n`).join("");
}

/** A table for spreadsheets: RFC 4180, with a byte order mark so that names keep their letters in Excel. */
export function asCsv(numbers: readonly NumberReading[], board: Board, names: Names): string {
  const rows = numbers.map((number) => [
    number.text,
    number.p.toFixed(4),
    nameOf(writerOf(number, board), names),
    nameOf(board.marks.get(number.id)?.kind === "typed" ? undefined : number.by, names),
  ]);
  const table = [["number", "confidence", "written by", "corrected by"], ...rows];
  return `\uFEFF${table.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function nameOf(user: string | undefined, names: Names): string {
  return user === undefined ? "" : (names[user] ?? "");
}

/** A name that begins like a formula would be run by a spreadsheet; numbers themselves may begin with a minus. */
function cell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
