import { useEffect, useMemo, useRef } from "react";
import type { Board } from "../../../core/board/board.ts";
import type { Box } from "../../../core/ink/box.ts";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { useBoardPage } from "../boardPage.ts";
import { lookOf } from "../confidence.ts";
import { type ChipSpots, type ChipWanted, chipSpots } from "./chipPlaces.ts";
import type { InkSheet } from "./inkSheet.ts";
import { isInkUnder, NIB_SHARE } from "./inkUnder.ts";

const CHIP_HEIGHT_PX = 22; // board.css: .board-chip
const CHIP_PADDING_PX = 14;
const FIGURE_PX = 8.9; // the widest of a chip's letters
const SIGN_PX = 15; // the tick, or the question mark
const LEAST_INK_PX = 12; // lower ink is not read off the board: a chip would be larger than its number
const NONE: ChipSpots = new Map();

type ChipsWanted = {
  readonly numbers: readonly NumberReading[]; // in sight
  readonly board: Board;
  readonly sheet: InkSheet | undefined;
  readonly near: string; // changes when the view has moved enough to look again
  readonly zoom: number; // that they stand at
};

/** Where the chips of `numbers` stand, found anew when ink, readings or the view change. */
export function useChipSpots({ numbers, board, sheet, near, zoom }: ChipsWanted): ChipSpots {
  const page = useBoardPage();
  const before = useRef(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `near` stands for the zoom and the view, which is read as it is now
  const spots = useMemo(() => {
    if (sheet === undefined) return NONE;
    const { x, y } = page.viewport.get();
    const wanted = numbers.flatMap((number) => wantedOf(number, board, zoom));
    const inUnits = (box: Box) => ({ x: box.x / zoom, y: box.y / zoom, w: box.w / zoom, h: box.h / zoom });
    const { x: left, y: top, width: w, height: h } = page.window.area();
    return chipSpots(wanted, {
      hasInk: (box) => isInkUnder(sheet, inUnits(box)),
      window: { x: left - x, y: top - y, w, h },
      before: before.current,
    });
  }, [page, numbers, board, sheet, near]);
  useEffect(() => {
    before.current = spots;
  }, [spots]);
  return spots;
}

/** Boxes are in screen px from the board's origin, so that moving the board changes none. */
function wantedOf(number: NumberReading, board: Board, zoom: number): readonly ChipWanted[] {
  const { id, text, box } = number;
  const look = lookOf(number, board);
  if (look === "typed" || box.h * zoom < LEAST_INK_PX) return [];
  const width = CHIP_PADDING_PX + text.length * FIGURE_PX + (look === "sure" ? 0 : SIGN_PX);
  const nib = nibOf(number, board);
  const onScreen = {
    x: (box.x - nib) * zoom,
    y: (box.y - nib) * zoom,
    w: (box.w + 2 * nib) * zoom,
    h: (box.h + 2 * nib) * zoom,
  };
  return [{ id, box: onScreen, size: { width, height: CHIP_HEIGHT_PX } }];
}

/** How far a number's paint reaches over the box of its samples, in board units. */
export function nibOf({ digits }: NumberReading, board: Board): number {
  const widths = digits.flatMap(({ parts }) =>
    parts.map(({ mark: id }) => {
      const mark = board.marks.get(id);
      return mark?.kind === "ink" ? mark.stroke.pen.width : 0;
    }),
  );
  return Math.max(0, ...widths) * NIB_SHARE;
}
