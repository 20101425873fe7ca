import type { Board } from "../../core/board/board.ts";
import type { NumberReading } from "../../core/reading/reading.ts";
import { isSure } from "../ui/Chip.tsx";

export type Look = "sure" | "unsure" | "corrected" | "typed";

/** How a number is shown: as read, as doubtful, as a person corrected it, or as it was typed. */
export function lookOf(number: NumberReading, board: Board): Look {
  const mark = board.marks.get(number.id);
  if (mark?.kind === "typed" && mark.text === number.text) return "typed";
  if (number.by !== undefined) return "corrected";
  return isSure(number) ? "sure" : "unsure";
}

/** 0.934 → "93 %"; never "100 %" for what is not certain, nor "0 %" for what is possible. */
export function percent(p: number): string {
  if (p >= 1) return "100 %";
  return `${Math.min(99, Math.max(1, Math.round(p * 100)))} %`;
}

/** Who wrote a number: the author of its earliest mark. */
export function writerOf(number: NumberReading, board: Board): string | undefined {
  const mark = number.digits[0]?.parts[0]?.mark ?? number.id;
  return board.marks.get(mark)?.author;
}
