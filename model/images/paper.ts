import { closed } from "./closing.ts";
import { componentsOf } from "./components.ts";
import { histogramOf, type Raster, valueAtShare } from "./raster.ts";

/**
 * How paper is looked for: tiles along the longer side, and within how many of them dark places are filled, so that places
 * narrower than twice that and one are ink; within `thick` those that no shadow is as dark as.
 */
export type Search = { readonly tiles: number; readonly reach: number; readonly thick?: number };
const PAGE: Search = { tiles: 48, reach: 4, thick: 9 }; // a shadow's edge falls between two tiles, thick pens fill some
const CROP: Search = { tiles: 12, reach: 0 }; // light is even across a few digits
/** Finds thick ink of a crop full throughout; the decoder's cuts were fitted without. */
export const FILLED: Search = { tiles: 12, reach: 4 };
const CROP_SIDE = 200; // pixels of the shorter side, at most
const LEAST_TILE = 8; // pixels
const THICK_DARK = 0.4; // of the paper around; hardly a shadow is darker
const VOTERS = [24, 12, 6]; // tiles along the longer side that say whether their paper is light: for fine pens and thick ones
const CONTRAST = 20; // from a tile's ink to its paper, at least; less shows no ink
const DECIDED = 0.2; // of all votes, by which one side must lead
const STRONG = 0.5; // of the most contrast that a tile has, as ink has and hardly a shadow's edge
const TURNOUT = 0.2; // of the tiles of strong contrast; where fewer vote, the pen is too thick for such tiles
const PAPER_SHARE = 0.75; // this share of a tile's pixels, in order of brightness, lies below its paper's

/**
 * How much darker than its paper each pixel is, 0…255. Paper is what is left when narrow dark places have been filled,
 * so uneven light, shadows with an edge, tinted and black paper all become 0.
 */
export function darknessOf(gray: Raster, search: Search = isCrop(gray) ? CROP : PAGE): Raster {
  const { w, h } = gray;
  const light = isLightPaper(gray) ? gray.values : gray.values.map((value) => 255 - value);
  const step = Math.max(LEAST_TILE, Math.ceil(Math.max(w, h) / search.tiles));
  const paper = paperOf({ w, h, values: light }, step, search);
  const values = new Uint8Array(w * h);
  const across = Array.from({ length: w }, (_, x) => placeOf(x, step, paper.w));
  for (let y = 0; y < h; y++) {
    const { low, high, part } = placeOf(y, step, paper.h);
    const band = Float32Array.from({ length: paper.w }, (_, c) =>
      mix(paper.values[low * paper.w + c] ?? 255, paper.values[high * paper.w + c] ?? 255, part),
    );
    for (let x = 0; x < w; x++) {
      const at = across[x];
      if (!at) continue;
      const here = Math.max(1, mix(band[at.low] ?? 255, band[at.high] ?? 255, at.part));
      values[y * w + x] = Math.max(0, Math.round(255 * (1 - (light[y * w + x] ?? 0) / here)));
    }
  }
  return { w, h, values };
}

/** Whether an image is of a few digits, and no page or photo. */
export function isCrop({ w, h }: Pick<Raster, "w" | "h">): boolean {
  return Math.min(w, h) <= CROP_SIDE;
}

/** Crops and pages without an answer from their tiles are told by the whole. */
function isLightPaper(gray: Raster): boolean {
  const lead = isCrop(gray) ? 0 : leadOfLight(gray);
  return Math.abs(lead) >= DECIDED ? lead > 0 : isLightAsWhole(gray);
}

/**
 * By how much light paper leads, −1 … 1, among the tiles that hold ink: in each, ink covers less than paper does. A shadow
 * over most of a page and a table around a sheet make the whole dark, and no tile's paper darker than its ink. Of tiles that a
 * pen fills only those vote that happen to lie in its corners, most of them wrong: their size is not asked.
 */
function leadOfLight(gray: Raster): number {
  const votes = VOTERS.map((tiles) =>
    votesOf(gray, Math.max(LEAST_TILE, Math.ceil(Math.max(gray.w, gray.h) / tiles))),
  ).filter(({ turnout }) => turnout >= TURNOUT);
  const all = votes.reduce((sum, { cast }) => sum + cast, 0);
  return all === 0 ? 0 : votes.reduce((sum, { lead }) => sum + lead, 0) / all;
}

type Votes = { readonly lead: number; readonly cast: number; readonly turnout: number };

/**
 * Of tiles of `step` pixels: the votes cast, by how much those for light paper are more, and the share of the tiles of strong contrast
 * that vote. A vote weighs by its contrast.
 */
function votesOf(gray: Raster, step: number): Votes {
  const across = Math.ceil(gray.w / step);
  const tiles = Array.from({ length: across * Math.ceil(gray.h / step) }, (_, i) =>
    tonesOf(tileCounts(gray, (i % across) * step, Math.floor(i / across) * step, step)),
  );
  const strong = STRONG * tiles.reduce((most, { dark, light }) => Math.max(most, light - dark), 0);
  let [lead, cast, voters, asked] = [0, 0, 0, 0];
  tiles.forEach(({ dark, most, light }, i) => {
    const isLight = 2 * most >= dark + light;
    const ink = isLight ? dark : light;
    const around = [i % across > 0 ? i - 1 : i, (i + 1) % across > 0 ? i + 1 : i, i - across, i + across];
    const goesOn = around.every((at) => {
      const beside = tiles[at]?.most ?? most;
      return Math.abs(beside - most) < Math.abs(beside - ink);
    });
    const vote = light - dark;
    if (vote < CONTRAST) return;
    if (vote >= strong) asked++;
    if (!goesOn) return; // an edge of the sheet, of a shadow or of thick ink
    if (vote >= strong) voters++;
    cast += vote;
    lead += isLight ? vote : -vote;
  });
  return { lead, cast, turnout: voters / Math.max(1, asked) };
}

type Tones = { readonly dark: number; readonly most: number; readonly light: number };

function tonesOf(counts: Uint32Array): Tones {
  return {
    dark: valueAtShare(counts, 0.02),
    most: valueAtShare(counts, 0.5),
    light: valueAtShare(counts, 0.98),
  };
}

/** Paper is dark only where both the edge and the most of an image are: a page may lie on a dark table, thick ink may fill a crop. */
function isLightAsWhole({ w, h, values }: Raster): boolean {
  const counts = histogramOf(values);
  const middle = (valueAtShare(counts, 0.01) + valueAtShare(counts, 0.99)) / 2;
  if (valueAtShare(counts, 0.5) >= middle) return true;
  const edge: number[] = [];
  for (let x = 0; x < w; x++) edge.push(values[x] ?? 0, values[(h - 1) * w + x] ?? 0);
  for (let y = 0; y < h; y++) edge.push(values[y * w] ?? 0, values[y * w + w - 1] ?? 0);
  return valueAtShare(histogramOf(Uint8Array.from(edge)), 0.5) > middle;
}

/** Tiles so much darker than what lies around that no shadow is, and apart from the sides, as `around` has them: the middle of thick ink. */
function withoutThick(paper: Raster, around: Raster): Raster {
  const isDark = paper.values.map((value, i) => (value < THICK_DARK * (around.values[i] ?? 0) ? 1 : 0));
  if (!isDark.includes(1)) return paper;
  const values = paper.values.slice();
  for (const { box, mask } of componentsOf({ w: paper.w, h: paper.h, values: isDark })) {
    if (box.x === 0 || box.y === 0 || box.x + box.w === paper.w || box.y + box.h === paper.h) continue;
    mask.forEach((value, i) => {
      const at = (box.y + Math.floor(i / box.w)) * paper.w + box.x + (i % box.w);
      if (value !== 0) values[at] = around.values[at] ?? 0;
    });
  }
  return { ...paper, values };
}

/** The brightness of paper in each tile: of most of its pixels, or of the tiles around where ink fills it. */
function paperOf({ w, h, values }: Raster, step: number, { reach, thick }: Search): Raster {
  const tiles = { w: Math.ceil(w / step), h: Math.ceil(h / step) };
  const lit = Uint8Array.from({ length: tiles.w * tiles.h }, (_, i) =>
    litOf({ w, h, values }, (i % tiles.w) * step, Math.floor(i / tiles.w) * step, step),
  );
  const raster = { ...tiles, values: lit };
  const paper = closed(raster, reach);
  return thick === undefined ? paper : withoutThick(paper, closed(raster, thick));
}

function litOf(gray: Raster, x0: number, y0: number, step: number): number {
  return valueAtShare(tileCounts(gray, x0, y0, step), PAPER_SHARE);
}

/** How often each value occurs in a tile. */
function tileCounts({ w, h, values }: Raster, x0: number, y0: number, step: number): Uint32Array {
  const counts = new Uint32Array(256);
  for (let y = y0; y < Math.min(h, y0 + step); y++) {
    for (let x = x0; x < Math.min(w, x0 + step); x++) {
      const value = values[y * w + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** The two tiles whose middles lie around a pixel, and how far it is on the way from the first to the second. */
function placeOf(at: number, step: number, count: number): { low: number; high: number; part: number } {
  const place = Math.max(0, Math.min(count - 1, (at + 0.5) / step - 0.5));
  const low = Math.floor(place);
  return { low, high: Math.min(count - 1, low + 1), part: place - low };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
