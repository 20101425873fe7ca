import type { Frame } from "./features.ts";
import { gapX, gapY, overlapShare } from "./gap.ts";
import type { Hypothesis } from "./hypotheses.ts";
import type { Piece } from "./piece.ts";
import { SIGN_GAP } from "./syntax.ts";

// All in digit heights; y from the middle of the line, downwards.
const POINT_MOST = 0.24;
const POINT_FROM_Y = 0.22;
const POINT_TO_Y = 0.8;
const TAIL_LEAST = 0.15; // what is small enough for a point is a comma where it is a steep stroke that ends below the digits
const TAIL_STEEPNESS = 1.2; // of its width
const TAIL_BOTTOM = 0.56;
const COMMA_MOST_H = 0.5;
const COMMA_MOST_W = 0.4;
const COMMA_TOP = 0.2;
const COMMA_BOTTOM = 0.5;
const MINUS_LEAST_W = 0.2;
const MINUS_MOST_W = 1.1;
const MINUS_FLATNESS = 0.45; // of its width
const MINUS_FROM_MIDDLE = 0.28;

/**
 * The sign that a hypothesis may be by its size and place alone, "" for the way between two joined digits, or null. The network cannot say: it sees all ink
 * at one size.
 */
export function signOf(hypothesis: Hypothesis, frame: Frame): "." | "-" | "," | "" | null {
  const { run } = frame;
  const [piece, ...others] = hypothesis.pieces;
  if (!piece || others.length > 0 || run.pieces.length === 1) return null;
  if (!piece.whole) return isWay(piece) ? "" : null;
  const w = piece.box.w / run.height;
  const h = piece.box.h / run.height;
  const top = (piece.box.y - frame.middleAt(piece.box.x + piece.box.w / 2)) / run.height;
  const center = top + h / 2;
  const member = hypothesis.members[0] ?? 0;
  if ((run.touching[member]?.size ?? 0) > 0 || !isFollowed(hypothesis, frame)) return null;
  const isTail = h >= TAIL_LEAST && h >= TAIL_STEEPNESS * w && top + h >= TAIL_BOTTOM;
  if (!isTail && w <= POINT_MOST && h <= POINT_MOST && center >= POINT_FROM_Y && center <= POINT_TO_Y)
    return ".";
  if (h <= COMMA_MOST_H && w <= COMMA_MOST_W && top >= COMMA_TOP && top + h >= COMMA_BOTTOM) return ",";
  const flat = h <= MINUS_FLATNESS * w && w >= MINUS_LEAST_W && w <= MINUS_MOST_W;
  if (flat && Math.abs(center) <= MINUS_FROM_MIDDLE && standsAlone(hypothesis, frame)) return "-";
  return null;
}

function isWay({ source, from, to }: Piece): boolean {
  return source.kind === "ink" && from > 0 && to < source.samples.length;
}

/** Whether ink goes on to the right as near as a sign's digit must be; at a number's end no sign is in place. */
function isFollowed({ members, box }: Hypothesis, { run }: Frame): boolean {
  return run.pieces.some(
    (other, i) =>
      !members.includes(i) &&
      other.box.x + other.box.w > box.x + box.w &&
      gapX(other.box, box) <= SIGN_GAP * run.height,
  );
}

function standsAlone({ members, box }: Hypothesis, { run }: Frame): boolean {
  return run.pieces.every(
    (other, i) =>
      members.includes(i) ||
      gapY(other.box, box) > run.height ||
      overlapShare(other.box.x, other.box.w, box.x, box.w, 0.1 * run.height) < 0.35,
  );
}
