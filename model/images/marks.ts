import type { BlobMark } from "../../core/reading/reading.ts";
import { type Component, componentsOf } from "./components.ts";
import { isCrop } from "./paper.ts";
import type { Raster } from "./raster.ts";
import { rulesAcross, rulesDown, rulesFromSideToSide } from "./rules.ts";
import { besideSheet, withoutEdges } from "./sides.ts";

const SPECK_SHARE = 0.012; // of a digit's height squared; fewer pixels are dust
const SPECK_PIXELS = 6;
const HIGH_SHARE = 0.1;
const RULE_HEIGHTS = { across: 3, down: 2.2 }; // digit heights; no stroke of a digit is a straight line as long as this
const RULE_SHARE = 0.3; // of the image's side
const PAGE_RULE_HEIGHTS = 3;
const NET_WIDE = 0.7; // of the image's sides
const FRAME_LEAST = 0.3; // digit heights
const FRAME_WIDE = 1.1; // times its height
const FRAME_EDGE = 0.15; // of its height
const FRAME_SEEN = 0.85; // of each side
const END_SHARE = 0.2; // of a piece that counts as its end
const RULE_THICKNESS = 0.13; // digit heights
const MOST_MARKS = 3_000; // more is texture, and no writing

/**
 * Ink as marks for the reader, without dust, rules and frames. Equal images give equal marks. Where lines of squared paper join
 * all that is written on it, and are gone from `darker` ink, the marks are those of that.
 */
export function marksOf(given: Raster, darker: () => Raster = () => given): readonly BlobMark[] {
  const bare = isCrop(given) ? without(given, rulesFromSideToSide(given)) : given;
  const { ink, all } = withoutBeside(withoutNet(bare, darker));
  const height = likelyHeight(all, ink);
  const { clean, rules } = withoutRules(ink, height);
  const least = Math.max(SPECK_PIXELS, SPECK_SHARE * height * height);
  const blobs = withoutEdges(
    componentsOf(clean).filter(
      (blob) => blob.area >= least && !isFrame(blob, height) && !isBetweenRules(blob, rules, height),
    ),
    ink,
  );
  const kept =
    blobs.length > MOST_MARKS ? [...blobs].sort((a, b) => b.area - a.area).slice(0, MOST_MARKS) : blobs;
  return [...kept]
    .sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)
    .map(({ box, mask }, i) => ({ kind: "blob", id: `b${i}`, seq: i, box, mask }));
}

type Inked = { readonly ink: Raster; readonly all: readonly Component[] };

/** Without a table's strip and fingers: where rules are taken away a strip would be left in pieces as tall as digits, and fingers say nothing of how tall these are. */
function withoutBeside({ ink, all }: Inked): Inked {
  const beside = besideSheet(all, ink);
  if (beside.length === 0) return { ink, all };
  const values = ink.values.slice();
  for (const { box, mask } of beside)
    mask.forEach((value, i) => {
      if (value !== 0) values[(box.y + Math.floor(i / box.w)) * ink.w + box.x + (i % box.w)] = 0;
    });
  return { ink: { ...ink, values }, all: all.filter((blob) => !beside.includes(blob)) };
}

function withoutNet(given: Raster, darker: () => Raster): Inked {
  const whole = { ink: given, all: componentsOf(given) };
  if (isCrop(given) || !hasNet(whole.all, given)) return whole;
  const ink = darker();
  const all = componentsOf(ink);
  return hasNet(all, ink) ? whole : { ink, all };
}

/** Whether one blob reaches across the image both ways and holds most of the ink. */
function hasNet(blobs: readonly Component[], { w, h }: Raster): boolean {
  const inked = blobs.reduce((sum, { area }) => sum + area, 0);
  return blobs.some(({ box, area }) => box.w >= NET_WIDE * w && box.h >= NET_WIDE * h && 2 * area >= inked);
}

/** A digit's height by the blobs alone: that of blobs in the middle by height, of those that are no dust beside the others. */
export function likelyHeight(blobs: readonly Component[], { w, h }: Raster): number {
  const all = blobs.filter(({ area, box }) => area >= SPECK_PIXELS && box.h < 0.98 * h);
  const narrow = all.filter(({ box }) => box.w < 0.5 * w);
  const tall = (narrow.length > 0 ? narrow : all).map(({ box }) => box.h).sort((a, b) => a - b);
  const high = highOf(tall);
  const grown = tall.filter((height) => height >= 0.4 * high);
  return grown[Math.floor(grown.length / 2)] ?? h;
}

/** The height that a tenth of all heights, added up, lies at or above: however many specks there are, they add little. */
function highOf(ascending: readonly number[]): number {
  let rest = HIGH_SHARE * ascending.reduce((sum, height) => sum + height, 0);
  for (const height of [...ascending].reverse()) {
    rest -= height;
    if (rest <= 0) return height;
  }
  return 0;
}

/** A printed box, empty or filled: wide, with ink all along its four sides. No digit has such corners. */
function isFrame({ box, mask }: Component, height: number): boolean {
  const { w, h } = box;
  if (h < FRAME_LEAST * height || w < FRAME_WIDE * h) return false;
  const near = Math.max(2, FRAME_EDGE * h);
  const at = (x: number, y: number) => mask[y * w + x] !== 0;
  const reaches = (length: number, ink: (along: number, deep: number) => boolean) => {
    let met = 0;
    for (let along = 0; along < length; along++) {
      for (let deep = 0; deep < near; deep++) {
        if (!ink(along, deep)) continue;
        met++;
        break;
      }
    }
    return met >= FRAME_SEEN * length;
  };
  return (
    reaches(w, (x, y) => at(x, y)) &&
    reaches(w, (x, y) => at(x, h - 1 - y)) &&
    reaches(h, (y, x) => at(x, y)) &&
    reaches(h, (y, x) => at(w - 1 - x, y))
  );
}

/** A thin piece that ended in rules at both ends: the side of a printed cell. */
function isBetweenRules({ box }: Component, rules: Raster, height: number): boolean {
  const { x, y, w, h } = box;
  const thin = Math.ceil(2 * RULE_THICKNESS * height);
  const end = (length: number) => Math.min(thin, Math.ceil(END_SHARE * length));
  const meets = (left: number, top: number, right: number, bottom: number) => {
    for (let row = Math.max(0, top); row < Math.min(rules.h, bottom); row++)
      for (let column = Math.max(0, left); column < Math.min(rules.w, right); column++)
        if (rules.values[row * rules.w + column] !== 0) return true;
    return false;
  };
  if (w <= thin && h > w)
    return meets(x - 2, y - 3, x + w + 2, y + end(h)) && meets(x - 2, y + h - end(h), x + w + 2, y + h + 3);
  return (
    h <= thin &&
    w > h &&
    meets(x - 3, y - 2, x + end(w), y + h + 2) &&
    meets(x + w - end(w), y - 2, x + w + 3, y + h + 2)
  );
}

function without({ w, h, values }: Raster, rules: Raster): Raster {
  return { w, h, values: values.map((value, i) => (value !== 0 && rules.values[i] === 0 ? 1 : 0)) };
}

function withoutRules(ink: Raster, height: number): { readonly clean: Raster; readonly rules: Raster } {
  const { w, h } = ink;
  const thickness = Math.max(2, RULE_THICKNESS * height);
  const across = rulesAcross(ink, {
    length: Math.max(RULE_HEIGHTS.across * height, ruleShare(w, height)),
    thickness,
  });
  const down = rulesDown(ink, {
    length: Math.max(RULE_HEIGHTS.down * height, ruleShare(h, height)),
    thickness,
  });
  const rules = across.values.map((value, i) => (value !== 0 || down.values[i] !== 0 ? 1 : 0));
  const lines = { w, h, values: rules };
  return { clean: without(ink, lines), rules: lines };
}

/** On a page a line need not be long beside the page, if it is beside its digits. */
function ruleShare(side: number, height: number): number {
  return Math.min(RULE_SHARE * side, PAGE_RULE_HEIGHTS * height);
}
