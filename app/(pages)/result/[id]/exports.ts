import { correctedNumbers } from "../../../../core/images/corrected.ts";
import type { ImageAnswer, ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { csvCell } from "../../../csvCell.ts";

/** The numbers as a table for other programs: one a line, in reading order, in the image's pixels. */
export function csvOf(answer: ImageAnswer, corrections: readonly ImageCorrection[]): string {
  const rows = correctedNumbers(answer, corrections).map(({ text, p, box, state }) =>
    [csvCell(text), p, ...box, state].join(","),
  );
  return `${["text,p,x,y,w,h,state", ...rows].join("\r\n")}\r\n`;
}

/** All that is read, with the person's corrections beside it. */
export function jsonOf(answer: ImageAnswer, corrections: readonly ImageCorrection[]): string {
  return `${JSON.stringify({ ...answer, corrections }, null, 2)}\n`;
}

/** Lets the browser save `text` as a file. */
export function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
