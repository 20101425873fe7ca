import type { BlobMark } from "../core/reading/reading.ts";
import type { Darkness } from "./imageDarkness.ts";

const SPECK_SHARE = 0.006; // of a digit's height squared; fewer pixels are dust
const SPECK_PIXELS = 6;
const RULE_LENGTH = 0.85; // of the image's width: a printed line, no minus
const RULE_THICKNESS = 0.08; // of its length

type Blob = { x: number; y: number; right: number; bottom: number; area: number };

/** Connected ink (8 neighbours) of at least `threshold`, without dust and printed rules, from left to right. */
export function blobsOf(darkness: Darkness, threshold: number): readonly BlobMark[] {
  const { w } = darkness;
  const names = new Int32Array(darkness.values.length).fill(-1);
  const blobs: Blob[] = [];
  darkness.values.forEach((value, at) => {
    if (value >= threshold && names[at] === -1)
      blobs.push(flood(darkness, threshold, names, at, blobs.length));
  });
  const heights = blobs.filter((blob) => blob.area >= SPECK_PIXELS).map((blob) => blob.bottom - blob.y + 1);
  const tallest = Math.max(
    0,
    ...heights.sort((a, b) => a - b).slice(-3, -2),
    ...heights.slice(-1).map((h) => h / 2),
  );
  const least = Math.max(SPECK_PIXELS, SPECK_SHARE * tallest * tallest);
  return blobs
    .map((blob, name) => ({ blob, name }))
    .filter(({ blob }) => blob.area >= least && !isRule(blob, w))
    .sort((a, b) => a.blob.x - b.blob.x || a.blob.y - b.blob.y)
    .map(({ blob, name }, i) => markOf(blob, name, names, w, i));
}

function flood(darkness: Darkness, threshold: number, names: Int32Array, from: number, name: number): Blob {
  const { w, h, values } = darkness;
  const blob: Blob = { x: w, y: h, right: -1, bottom: -1, area: 0 };
  const open = [from];
  names[from] = name;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % w;
    const y = (at - x) / w;
    blob.x = Math.min(blob.x, x);
    blob.y = Math.min(blob.y, y);
    blob.right = Math.max(blob.right, x);
    blob.bottom = Math.max(blob.bottom, y);
    blob.area++;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(h - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(w - 1, x + 1); nx++) {
        const next = ny * w + nx;
        if (names[next] !== -1 || (values[next] ?? 0) < threshold) continue;
        names[next] = name;
        open.push(next);
      }
    }
  }
  return blob;
}

function isRule(blob: Blob, width: number): boolean {
  const long = blob.right - blob.x + 1;
  return long >= RULE_LENGTH * width && blob.bottom - blob.y + 1 <= RULE_THICKNESS * long;
}

function markOf(blob: Blob, name: number, names: Int32Array, width: number, i: number): BlobMark {
  const w = blob.right - blob.x + 1;
  const h = blob.bottom - blob.y + 1;
  const mask = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) if (names[(blob.y + y) * width + blob.x + x] === name) mask[y * w + x] = 1;
  }
  return { kind: "blob", id: `b${i}`, seq: i, box: { x: blob.x, y: blob.y, w, h }, mask };
}
