type Point = { readonly x: number; readonly y: number };
type Strokes = readonly (readonly Point[])[];
type Extent = { readonly left: number; readonly top: number; readonly w: number; readonly h: number };

/** Side of the network's bitmap, and of the box that the ink is fitted into: as MNIST was made (LeCun et al. 1998). */
export const GLYPH_SIZE = 28;
export const GLYPH_BOX = 20;
/** Width of the pen on the glyph. It follows the glyph and never the page, so that thick and thin pens look alike. */
export const GLYPH_PEN_PX = 2.2;

const CENTER = 14.5; // where MNIST's centres of mass lie, in px from the corner (mean of its training images)
const MAX_SHIFT_LOW = GLYPH_BOX / 2 - CENTER;
const MAX_SHIFT_HIGH = GLYPH_SIZE - GLYPH_BOX / 2 - CENTER;
const SMALLEST_SIDE = 1e-9; // below it ink is a dot, and scaling it up would divide by nothing

/**
 * Strokes drawn with an antialiased round pen into a box of 20 × 20, its centre of mass where MNIST has it in 28 × 28.
 * A dot stays a dot of one pen's width. Throws a RangeError without a single point.
 */
export function rasteriseStrokes(strokes: Strokes, penPx: number = GLYPH_PEN_PX): Float32Array {
  const box = extentOf(strokes);
  const side = Math.max(box.w, box.h);
  const scale = side > SMALLEST_SIDE ? (GLYPH_BOX - penPx) / side : 0;
  const x0 = CENTER - scale * (box.left + box.w / 2);
  const y0 = CENTER - scale * (box.top + box.h / 2);
  const place = (dx: number, dy: number) =>
    scale === 0
      ? drawDot(CENTER, CENTER, penPx)
      : drawStrokes(strokes, { scale, x: x0 + dx, y: y0 + dy }, penPx);
  const first = place(0, 0);
  const mass = massOf(first);
  // Drawn again instead of shifted by whole pixels, so that equal ink gives equal glyphs wherever it was written.
  return place(limitShift(CENTER - mass.x), limitShift(CENTER - mass.y));
}

/**
 * A blob of `w` × `h` pixels, row by row, brought to the same size and centre by averaging areas. Values are 0 for
 * paper up to their greatest for full ink. Throws a RangeError when all is paper.
 */
export function rasteriseMask(mask: ArrayLike<number>, w: number, h: number): Float32Array {
  const ink = inkOf(mask, w, h);
  const scale = GLYPH_BOX / Math.max(ink.w, ink.h);
  const shiftX = CENTER - scale * (ink.left + ink.w / 2);
  const shiftY = CENTER - scale * (ink.top + ink.h / 2);
  const x0 = shiftX + limitShift(CENTER - (shiftX + scale * ink.massX));
  const y0 = shiftY + limitShift(CENTER - (shiftY + scale * ink.massY));
  const glyph = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const value = mask[y * w + x] ?? 0;
      if (value > 0) spread(glyph, x0 + x * scale, y0 + y * scale, scale, value / ink.most);
    }
  }
  for (let i = 0; i < glyph.length; i++) glyph[i] = Math.min(1, glyph[i] ?? 0);
  return glyph;
}

function limitShift(px: number): number {
  return Math.max(MAX_SHIFT_LOW, Math.min(MAX_SHIFT_HIGH, px)); // further, and the box would leave the glyph
}

function extentOf(strokes: Strokes): Extent {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  if (!(right >= left)) throw new RangeError("a glyph needs at least one point");
  return { left, top, w: right - left, h: bottom - top };
}

type Placement = { readonly scale: number; readonly x: number; readonly y: number };

function drawStrokes(strokes: Strokes, at: Placement, penPx: number): Float32Array {
  const glyph = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);
  for (const stroke of strokes) {
    let fromX = NaN;
    let fromY = NaN;
    const last = stroke.length - 1;
    for (let i = 0; i <= last; i++) {
      const point = stroke[i];
      if (point === undefined) continue;
      const x = point.x * at.scale + at.x;
      const y = point.y * at.scale + at.y;
      if (i === 0 && last > 0) {
        fromX = x;
        fromY = y;
      } else if (i === 0) {
        drawSegment(glyph, x, y, x, y, penPx);
      } else if (i === last || Math.abs(x - fromX) + Math.abs(y - fromY) > 0.25) {
        // Fast tablets send many samples within a quarter of a pixel: they add time and no ink.
        drawSegment(glyph, fromX, fromY, x, y, penPx);
        fromX = x;
        fromY = y;
      }
    }
  }
  return glyph;
}

function drawDot(x: number, y: number, penPx: number): Float32Array {
  const glyph = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);
  drawSegment(glyph, x, y, x, y, penPx);
  return glyph;
}

/** Coverage by distance to the segment; overlapping ink keeps the darker value, so retraced lines do not grow. */
function drawSegment(
  glyph: Float32Array,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  penPx: number,
): void {
  const reach = penPx / 2 + 0.5;
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const inverse = squared > 0 ? 1 / squared : 0;
  const firstX = Math.max(0, Math.ceil(Math.min(ax, bx) - reach - 0.5));
  const lastX = Math.min(GLYPH_SIZE - 1, Math.floor(Math.max(ax, bx) + reach - 0.5));
  const firstY = Math.max(0, Math.ceil(Math.min(ay, by) - reach - 0.5));
  const lastY = Math.min(GLYPH_SIZE - 1, Math.floor(Math.max(ay, by) + reach - 0.5));
  for (let row = firstY; row <= lastY; row++) {
    const py = row + 0.5 - ay;
    for (let column = firstX; column <= lastX; column++) {
      const px = column + 0.5 - ax;
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
      const ex = px - along * dx;
      const ey = py - along * dy;
      const coverage = reach - Math.sqrt(ex * ex + ey * ey);
      const at = row * GLYPH_SIZE + column;
      if (coverage > (glyph[at] ?? 0)) glyph[at] = Math.min(1, coverage);
    }
  }
}

function massOf(glyph: Float32Array): Point {
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let at = 0; at < glyph.length; at++) {
    const value = glyph[at] ?? 0;
    if (value === 0) continue;
    const column = at % GLYPH_SIZE;
    sum += value;
    x += value * (column + 0.5);
    y += value * ((at - column) / GLYPH_SIZE + 0.5);
  }
  return sum > 0 ? { x: x / sum, y: y / sum } : { x: CENTER, y: CENTER };
}

type Ink = Extent & { readonly massX: number; readonly massY: number; readonly most: number };

function inkOf(mask: ArrayLike<number>, w: number, h: number): Ink {
  let left = w;
  let right = -1;
  let top = h;
  let bottom = -1;
  let sum = 0;
  let x = 0;
  let y = 0;
  let most = 0;
  for (let row = 0; row < h; row++) {
    for (let column = 0; column < w; column++) {
      const value = mask[row * w + column] ?? 0;
      if (!(value > 0)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
      sum += value;
      x += value * (column + 0.5);
      y += value * (row + 0.5);
      if (value > most) most = value;
    }
  }
  if (right < left) throw new RangeError("a glyph needs at least one pixel of ink");
  return { left, top, w: right - left + 1, h: bottom - top + 1, massX: x / sum, massY: y / sum, most };
}

/** Adds a square of side `side` at `x`, `y` to the pixels it covers, each by the area it covers. */
function spread(glyph: Float32Array, x: number, y: number, side: number, value: number): void {
  const firstX = Math.max(0, Math.floor(x));
  const lastX = Math.min(GLYPH_SIZE - 1, Math.ceil(x + side) - 1);
  const firstY = Math.max(0, Math.floor(y));
  const lastY = Math.min(GLYPH_SIZE - 1, Math.ceil(y + side) - 1);
  for (let row = firstY; row <= lastY; row++) {
    const tall = Math.min(y + side, row + 1) - Math.max(y, row);
    for (let column = firstX; column <= lastX; column++) {
      const wide = Math.min(x + side, column + 1) - Math.max(x, column);
      const at = row * GLYPH_SIZE + column;
      glyph[at] = (glyph[at] ?? 0) + tall * wide * value;
    }
  }
}
